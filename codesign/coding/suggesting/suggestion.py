"""One tag that might belong on a comment, and why."""

from __future__ import annotations

from typing import NamedTuple


class Suggestion(NamedTuple):
    """A tag to offer. `score` runs from 0 to 1: at .5 and above the suggester would itself put the tag on."""

    label: str
    score: float
    reason: str
    sure: bool
    nearest: str = ""
    """The key of the comment its reason names, if it names one: whoever shows it may have to leave it unsaid."""
    below: bool = False
    """Whether there is no idea of it: nothing that is offered, but something to put labels in order by."""
