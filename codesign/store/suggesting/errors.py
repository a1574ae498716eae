"""Why a suggestion is not answered."""

from __future__ import annotations

from codesign.errors import AskedWronglyError


class KeptApartError(AskedWronglyError):
    """The comment is kept apart: it is neither tagged nor suggested for."""

    def __init__(self) -> None:
        super().__init__(
            "That comment is kept apart and not tagged.",
            todo="Its event's page says whom it was referred to, and when.",
        )


class ByHandError(AskedWronglyError):
    """A tag that a person put on by hand is no suggestion: “not this” does not take it off."""

    def __init__(self) -> None:
        super().__init__(
            "That tag was put on by hand, and “not this” answers what was suggested.",
            todo="Take the tag off first (`codesign feedback untag`). Nothing was changed.",
        )


class NotLookedError(AskedWronglyError):
    """Nobody has worked out yet which comments have a sure suggestion."""

    def __init__(self) -> None:
        super().__init__(
            "Which comments have a sure suggestion has not been worked out yet, so nothing is shown.",
            todo="`codesign feedback sure` works it out; on a big store that takes minutes.",
        )
