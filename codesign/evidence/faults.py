"""What can be wrong with a pack, each with its sentence."""

from __future__ import annotations

from pathlib import Path

from codesign.errors import AskedWronglyError, CodesignError


class PackMissingError(AskedWronglyError):
    """There is nothing at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no pack at {path}.", todo="Look at the name, or give the whole path.")


class PackClosedError(CodesignError):
    """The pack is there and the system will not let it be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} could not be read: the system refused it.", todo="Copy it to a folder of your own and try again.")  # fmt: skip


class NotAPackError(CodesignError):
    """It is there, but it is not an evidence pack."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name} is not an evidence pack: {why}.", todo="A pack is a .zip file, or the folder it unpacks to.")  # fmt: skip


class ListNotPackError(AskedWronglyError):
    """It is a list that was written, which has no seal."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is a list that was written, not a sealed pack: there is nothing in it to check it by.",
            todo="`codesign packs` names the lists that were written with names, by whom and why.",
        )


class DamagedZipError(CodesignError):
    """A zip so damaged that its list of files cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is a zip file that cannot be opened: it is damaged or cut short.",
                         todo="Ask for the pack again, or make it again from the store.")  # fmt: skip


class UnsafePackError(CodesignError):
    """A zip or folder made to do harm, or by something that is not codesign."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name} was not read: {why}. No pack of codesign is like that.",
                         todo="Do not unpack it; ask whoever sent it how it was made.")  # fmt: skip


class ReasonNeededError(AskedWronglyError):
    """People were to be named, and nobody said why."""

    def __init__(self) -> None:
        super().__init__("A pack that names people needs a reason, which is kept with it.",
                         todo='Say why, for example: --name-people --reason "asked for by the court".')  # fmt: skip
