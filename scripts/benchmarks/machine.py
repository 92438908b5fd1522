"""What a figure was measured on, and how much memory a process takes."""

from __future__ import annotations

import os
import platform
import resource
from pathlib import Path


def machine() -> str:
    """The processor, its cores and the Python, in one line."""
    found = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = found[0].partition(":")[2].strip() if found else platform.machine()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def memory() -> float:
    """What this process holds in memory now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
