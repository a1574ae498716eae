"""Kill the store with SIGKILL again and again, while it saves events and while it is upgraded, and count what is lost.

Run it with `python benchmarks/kills.py [KILLS]`: the tests' own short form, made long. 500 kills while saving and 120 in the
middle of an upgrade take about ten minutes. It ends with 0 only if no acknowledged change was missing after any of them, the
journal proved, and an upgraded store was old or new and nothing between.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests" / "store"
LONG = (
    "test_saving.py::test_killed_while_writing_no_change_that_was_acknowledged_is_missing",
    "test_upgrade.py::test_killed_in_the_middle_it_is_old_or_new_and_nothing_between",
)


def main() -> int:
    """Run both, and return what pytest returned."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    counts = {"CODESIGN_STORE_KILLS": str(kills), "CODESIGN_UPGRADE_KILLS": str(max(1, kills * 120 // 500))}
    command = [sys.executable, "-m", "pytest", "-q", "--durations=2", *(str(TESTS / test) for test in LONG)]
    return subprocess.run(command, env=os.environ | counts, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
