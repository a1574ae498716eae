"""Why a second opinion cannot be begun, coded, read or settled."""

from __future__ import annotations

from codesign.errors import AskedWronglyError
from codesign.records.second_opinion import HOW
from codesign.text import plural


class NothingToDrawError(AskedWronglyError):
    """There is no comment that somebody else has tagged."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"There is no comment here that is tagged with {kind}.",
            todo="A second opinion needs a first one. Nothing was changed.",
        )


class SameCoderError(AskedWronglyError):
    """The second coder is who coded it first."""

    def __init__(self, coder: str) -> None:
        super().__init__(
            f"{coder} put the first tags on all of these: agreeing with oneself says nothing.",
            todo="Name somebody else to code it. Nothing was changed.",
        )


class NotTheCoderError(AskedWronglyError):
    """Somebody else than the second coder would code it: the figures would be said to be of two people who were not the two."""

    def __init__(self, actor: str, coder: str, reference: str) -> None:
        super().__init__(
            f"You are {actor} here, and {reference} is {coder}'s to code.",
            todo=f"{coder} codes it, after `codesign settings --name` has said who sits here. Nothing was changed.",
        )


class NamelessCoderError(AskedWronglyError):
    """Nobody is named to code it."""

    def __init__(self) -> None:
        super().__init__("A second opinion needs a second person.", todo="Name them with --coder.")


class SampleSizeError(AskedWronglyError):
    """A sample of none."""

    def __init__(self) -> None:
        super().__init__(
            "A sample needs at least one comment.", todo="50 to 100 say something; 10 say little."
        )


class NotInSampleError(AskedWronglyError):
    """The comment is not in the sample."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} has no such comment to code.",
            todo="It may have been thrown away since. Nothing was changed.",
        )


class StillBlindError(AskedWronglyError):
    """The sample is still being coded: who codes it is not to see what the first tags are."""

    def __init__(self, reference: str, waits: int) -> None:
        super().__init__(
            f"{reference} is still being coded ({plural(waits, 'comment')} to go), and that is done blind.",
            todo=f"`codesign second-opinion finish {reference}` leaves the rest out.",
        )


class SettledAlreadyError(AskedWronglyError):
    """Coding it again would alter what was compared and settled."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} is coded, and was compared: it is not coded again.",
            todo="`codesign undo` takes back what was settled, newest first.",
        )


class NotDifferentError(AskedWronglyError):
    """There is nothing to settle about the comment."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"There is nothing to settle about {reference}.", todo="Nothing was changed.")


class HowSettledError(AskedWronglyError):
    """An answer that settles nothing."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” does not settle it.", todo=f"One of: {', '.join(HOW)}.")
