"""Where each actor stands: computed here with a fixed seed, so that the page is still at its first paint.

NetworkX's spring layout places the actors, strong ties pulling hardest; then the picture is stretched to the
shape of a screen, and discs that would overlap are pushed apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

SEED = 1814
SMALLEST, LARGEST = 11.0, 30.0
ASPECT = 1.7
Point = tuple[float, float]


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
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for (a, b), weight in sorted(weights.items()):
        if a != b:
            graph.add_edge(a, b, weight=math.log1p(weight))
    points = _unit(_lying(_spread(graph)))
    reach = 46.0 * math.sqrt(count) + 60.0
    wide = [(x * reach * math.sqrt(ASPECT), y * reach / math.sqrt(ASPECT)) for x, y in points]
    # Few actors get room for the arrows between them; many still need some for the names below the discs.
    return [(round(x), round(y)) for x, y in _apart(wide, size, gap=20.0 + 200.0 / math.sqrt(count))]


def _spread(graph: nx.Graph[int]) -> list[Point]:
    """Force-directed places, from a start on a spiral that is the same on every machine."""
    count = graph.number_of_nodes()
    golden = math.pi * (3 - math.sqrt(5))
    start = {
        node: math.sqrt((node + 0.5) / count) * np.array([math.cos(node * golden), math.sin(node * golden)])
        for node in range(count)
    }
    if count < 3:
        return [(-1.0, 0.0), (1.0, 0.0)][:count] if count == 2 else [(0.0, 0.0)]
    found = nx.spring_layout(graph, pos=start, iterations=300, weight="weight", seed=SEED, method="force")
    return [(float(found[node][0]), float(found[node][1])) for node in range(count)]


def _lying(points: Sequence[Point]) -> list[Point]:
    """The points turned so that they spread most from left to right, as screens do."""
    cloud = np.array(points) - np.mean(points, axis=0)
    _, axes = np.linalg.eigh(cloud.T @ cloud)
    across = axes[:, 1] if axes[0, 1] >= 0 else -axes[:, 1]
    return [(float(x * across[0] + y * across[1]), float(y * across[0] - x * across[1])) for x, y in cloud]


def _unit(points: Sequence[Point]) -> list[Point]:
    """The points moved around their middle and scaled so that most lie within 1; far ones are drawn in."""
    middle_x = sorted(x for x, _ in points)[len(points) // 2]
    middle_y = sorted(y for _, y in points)[len(points) // 2]
    distances = [math.hypot(x - middle_x, y - middle_y) for x, y in points]
    typical = sorted(distances)[int(len(points) * 0.9)] or max(distances) or 1.0
    unit = []
    for (x, y), distance in zip(points, distances, strict=True):
        # A few actors with one weak tie fly far out and would shrink all others.
        shrink = 1.0 if distance <= typical else (typical + (distance - typical) * 0.15) / distance
        unit.append(((x - middle_x) / typical * shrink, (y - middle_y) / typical * shrink))
    return unit


def _apart(points: Sequence[Point], size: Sequence[float], gap: float, rounds: int = 200) -> list[Point]:
    """The points pushed apart until no two discs are nearer than the gap."""
    places = [list(point) for point in points]
    for _ in range(rounds):
        moved = False
        for a in range(len(places)):
            for b in range(a):
                need = size[a] + size[b] + gap
                across, down = places[a][0] - places[b][0], places[a][1] - places[b][1]
                distance = math.hypot(across, down)
                if distance >= need:
                    continue
                if distance < 1e-6:
                    across, down, distance = 1.0, 0.5, math.hypot(1.0, 0.5)
                push = (need - distance) / distance * 0.5
                places[a][0] += across * push
                places[a][1] += down * push
                places[b][0] -= across * push
                places[b][1] -= down * push
                moved = True
        if not moved:
            break
    return [(x, y) for x, y in places]
