"""Why contacts are not merged, or a merge not taken apart: each in its own sentence."""

from __future__ import annotations

from codesign.errors import AskedWronglyError


class OneContactError(AskedWronglyError):
    """A contact and itself."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} is one contact, so there is nothing to merge.", todo="Name another one too."
        )


class MergedAlreadyError(AskedWronglyError):
    """Contacts that one stands for already."""

    def __init__(self, survivor: str) -> None:
        super().__init__(
            f"These are one contact already: {survivor}.",
            todo=f"Nothing was changed. `codesign contacts split {survivor}` lists what was merged into it.",
        )


class DifferentSortsError(AskedWronglyError):
    """A person and an organisation."""

    def __init__(self, person: str, organisation: str) -> None:
        super().__init__(
            f"{person} is a person and {organisation} an organisation: they are never merged.",
            todo=f"Say how they belong together: `codesign contacts related {person} {organisation} --how member`,"
            " or add the role they hold there.",
        )


class NotMergedError(AskedWronglyError):
    """No merge to take apart."""

    def __init__(self, named: str = "") -> None:
        super().__init__(
            f"Nothing was merged into {named}." if named else "This merge does not stand any more.",
            todo="Nothing was changed. `codesign history` lists what was done.",
        )


class NotAddedSinceError(AskedWronglyError):
    """Something to be given back that did not come since the merge."""

    def __init__(self) -> None:
        super().__init__(
            "What is to be given back did not come since the merge, or went meanwhile.",
            todo="Nothing was changed. Look at the list again.",
        )


class ChoiceError(AskedWronglyError):
    """A choice that cannot be made."""

    def __init__(self, field: str) -> None:
        super().__init__(
            f"What was chosen for “{field}” is not the value of one of these contacts.",
            todo="Nothing was merged. Name a field and one of the contacts; a note may be `both`.",
        )


class HowRelatedError(AskedWronglyError):
    """Not a way to be related."""

    def __init__(self, typed: str, known: list[str]) -> None:
        super().__init__(f"“{typed}” is no way to be related here.", todo=f"Say one of: {', '.join(known)}.")


class NotForManyError(AskedWronglyError):
    """Contacts that are never merged with others at once."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"One of these is answered by itself: {why}.",
            todo="Nothing was merged. Leave it out, or answer it alone.",
        )
