"""Why something is not written down of a contact: each in its own sentence."""

from __future__ import annotations

from codesign.errors import AskedWronglyError


class AlreadyMemberError(AskedWronglyError):
    """The contact is in the group already."""

    def __init__(self, member: str, group: str) -> None:
        super().__init__(f"{member} is already a member of {group}.", todo="Nothing was changed.")


class NamelessError(AskedWronglyError):
    """A contact without a name."""

    def __init__(self) -> None:
        super().__init__("A contact needs a name.", todo="One name is enough; no family name is asked for.")


class StillTheirNameError(AskedWronglyError):
    """A name that somebody goes by cannot be hidden."""

    def __init__(self) -> None:
        super().__init__(
            "That is the name they go by now, so it cannot be hidden.", todo="Write down their name first."
        )
