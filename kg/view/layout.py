"""Where each actor stands: computed here and without chance, so that the page is still at its first paint.

Strong ties pull, all actors push (Fruchterman and Reingold's spring layout); then the picture is turned to
lie as screens do, and discs that would be too near each other are pushed apart. NetworkX's own spring layout
needs SciPy from 500 actors on, which nothing else here does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

SMALLEST, LARGEST = 11.0, 30.0
ASPECT = 1.7
GRAVITY = 0.3  # holds those without ties near the rest
Points = NDArray[np.float64]


def radii(activity: Sequence[int]) -> list[float]:
    """The radius of each actor's disc: its area grows with the number of its events."""
    most = max(activity, default=1) or 1
    return [SMALLEST + (LARGEST - SMALLEST) * math.sqrt(number / most) for number in activity]


def positions(size: Sequence[float], weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Places for actors 0 to n - 1, in pixels around (0, 0).

    Args:
        size: the radius of each actor's disc.
        weights: the number of events between two actors, by their numbers.
    """
    count = len(size)
    if count == 0:
        return []
    ties = np.zeros((count, count))
    for (a, b), weight in weights.items():
        if a != b:
            ties[a, b] += weight
            ties[b, a] += weight
    points = _near(_lying(_spread(np.log1p(ties))))
    reach = 46.0 * math.sqrt(count) + 60.0
    wide = points * reach * np.array([math.sqrt(ASPECT), 1 / math.sqrt(ASPECT)])
    # Few actors get room for the arrows between them; many still need some for the names below the discs.
    gap = 20.0 + 200.0 / math.sqrt(count)
    return [(round(x), round(y)) for x, y in _apart(wide, np.array(size), gap)]


def _spread(ties: Points) -> Points:
    """Places found by pulling and pushing, from a start on a spiral that is the same on every machine."""
    count = len(ties)
    turns = np.arange(count) * math.pi * (3 - math.sqrt(5))
    rings = np.sqrt((np.arange(count) + 0.5) / count)
    places: Points = rings[:, None] * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    length = 1.0 / math.sqrt(count)
    steps = max(80, min(300, 60000 // count))
    for step in range(steps):
        away = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.hypot(away[..., 0], away[..., 1]), 0.01)
        force = length**2 / distance**2 - ties * distance / length
        move = (away * force[..., None]).sum(axis=1) - GRAVITY * length * places
        far = np.maximum(np.hypot(move[:, 0], move[:, 1]), 0.01)[:, None]
        places = places + move / far * 0.2 * (1 - step / steps)
    return places


def _lying(points: Points) -> Points:
    """The points around their middle, turned so that they spread most from left to right, as screens do."""
    cloud = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(cloud.T @ cloud)
    across = axes[:, 1] if axes[0, 1] >= 0 else -axes[:, 1]
    return np.stack([cloud @ across, cloud @ np.array([-across[1], across[0]])], axis=1)


def _near(points: Points) -> Points:
    """The points scaled so that most lie within 1.

    The few that lie beyond are drawn in: with one weak tie they fly far out, and would shrink all others.
    """
    middle = points - np.median(points, axis=0)
    distance = np.hypot(middle[:, 0], middle[:, 1])
    typical = float(np.sort(distance)[int(len(points) * 0.9)]) or 1.0
    shrink = np.minimum(1.0, (typical + (distance - typical) * 0.15) / np.maximum(distance, 1e-9))
    return np.asarray(middle * np.where(distance > typical, shrink, 1.0)[:, None] / typical)


def _apart(places: Points, radius: Points, gap: float, rounds: int = 300) -> Points:
    """The points pushed apart until no two discs are nearer than the gap."""
    need = radius[:, None] + radius[None, :] + gap
    np.fill_diagonal(need, 0.0)
    for _ in range(rounds):
        away = places[:, None, :] - places[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        short = np.maximum(need - distance, 0.0)
        if short.max(initial=0.0) < 0.5:
            break
        # Two at the same place have no direction in which to part: their numbers give them one.
        away[distance < 1e-6] = (1.0, 0.5)
        share = 0.35 * short / np.maximum(distance, 1.0)
        order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None, :])
        push = np.where((distance < 1e-6)[..., None], order[..., None] * away, away) * share[..., None]
        places = places + push.sum(axis=1)
    return places
