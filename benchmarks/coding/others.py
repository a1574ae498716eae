"""What others make of the same comments: the three most popular labels, and scikit-learn in a Python of its own."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from math import exp
from pathlib import Path
from typing import Any

from .data import Tagged
from .scoring import Scores

SYSTEMS = ("svm", "pxtextmining")
POPULAR = "most popular"
_SIDE = Path(__file__).parent / "their_side.py"
_ALLOWED = 580


class NotThereError(Exception):
    """The other Python, or what it needs, is not there; the message is a sentence."""


def popular(learnt: Sequence[Tagged], asked: Sequence[Tagged]) -> list[Scores]:
    """Suggest the labels that are put on most, to everybody: what a suggester must beat to be one."""
    counts = Counter(label for each in learnt for label in each.labels)
    most = max(counts.values())
    scores = {label: 0.99 * many / most for label, many in counts.items()}
    return [scores] * len(asked)


def learnt_by(
    python: str, learnt: Sequence[Tagged], asked: Sequence[Tagged]
) -> dict[str, tuple[list[Scores], float]]:
    """Return what each of the others says of each comment, and the seconds it took to learn and say it."""
    found = answer(
        python,
        {
            "what": "tags",
            "systems": SYSTEMS,
            "learnt": [(each.text, each.labels) for each in learnt],
            "asked": [each.text for each in asked],
        },
    )
    return {
        name: ([_scores(row) for row in told["scores"]], float(told["seconds"]))
        for name, told in found.items()
    }


def _scores(margins: dict[str, float]) -> Scores:
    """Make scores of margins: 0, where it would put a label on, is .5."""
    return {label: 1 / (1 + exp(-max(-50.0, min(50.0, margin)))) for label, margin in margins.items()}


def answer(python: str, asked: dict[str, Any]) -> Any:
    """Ask the other Python."""
    if not python:
        raise NotThereError(
            "not measured: no Python with scikit-learn and krippendorff was named (--others-python)"
        )
    try:
        ran = subprocess.run(
            [python, str(_SIDE)], input=json.dumps(asked), capture_output=True, text=True, timeout=_ALLOWED, check=False
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise NotThereError(f"not measured: {python} did not answer ({type(failure).__name__})") from None
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise NotThereError(f"not measured: {python} said: {last}")
    return json.loads(ran.stdout)
