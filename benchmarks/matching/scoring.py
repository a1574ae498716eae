"""What an answer is worth against the truth, in the words of the scorer that stands beside the generator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .running import CommandFailedError

SCORER = Path("bench/dedupe/score.py")

Score = dict[str, Any]


def score(truth: Path, answer: Path, shared: Path | None) -> Score:
    """Return pairwise, B-cubed and the rest."""
    if shared is None:
        raise CommandFailedError(f"no scorer: give the folder that has {SCORER} as --shared")
    command = [sys.executable, str(shared / SCORER), str(truth), str(answer), "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Score = json.loads(ran.stdout)
    return found
