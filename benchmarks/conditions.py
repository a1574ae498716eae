"""The conditions a measurement was made under, and its figures in a line."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import sqlcipher3.dbapi2 as driver


def conditions() -> str:
    """Say what machine and which libraries."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, SQLite {driver.sqlite_version}, SQLAlchemy {version('sqlalchemy')}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}; WAL, synchronous FULL"
    )


def spread(seconds: Sequence[float]) -> str:
    """Say p50, p95 and the worst, in milliseconds."""
    ordered = sorted(each * 1000 for each in seconds)
    p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}"
