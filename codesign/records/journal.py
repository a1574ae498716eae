"""What the journal tells: changes, what they altered, what an undo would do, and whether the chain holds."""

from __future__ import annotations

from dataclasses import dataclass

from codesign.clock import local


@dataclass(frozen=True)
class ChangeLine:
    """One change, in a line."""

    reference: str
    verb: str
    actor: str
    at: str
    operations: int
    undoes: str = ""
    """The reference of the change this one undid."""
    undone_by: str = ""
    about: str = ""
    """References of the records it made or altered, the first few."""


@dataclass(frozen=True)
class FieldChange:
    """One field of one record, before and after one change."""

    change: ChangeLine
    record: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class UndoPlan:
    """What an undo will do, said before it is done."""

    change: ChangeLine
    own: bool
    """Whether this device made the change."""
    named: str = ""
    """What the first record it touched is called, or says; or the contacts it decided about. In short."""
    passed: tuple[str, ...] = ()
    """Packs and lists that went out by newer changes, which are passed over: that stays."""
    merged: str = ""
    """Who was merged into whom, where it was a merge, or the parting of one."""

    @property
    def words(self) -> str:
        """Say what will be undone, whose it was, and what that passes over."""
        whose = "your" if self.own else f"{self.change.actor}'s"
        when = f"{local(self.change.at):%d %b %Y %H:%M}"
        about = f", {self.named}" if self.named else ""
        stays = f", passing over {', '.join(self.passed)}, which went out" if self.passed else ""
        if self.merged:
            done = "merge" if self.change.verb.startswith("merge") else f"“{self.change.verb}”"
            return f"Undo {whose} {done} of {self.merged} ({when}, {self.change.reference}){stays}"
        return f"Undo {whose} “{self.change.verb}” of {when} ({self.change.reference}){about}{stays}"


@dataclass(frozen=True)
class JournalReport:
    """What a look at the whole chain found."""

    changes: int
    operations: int
    erased: int
    head: str
    """The newest head of this device, in hexadecimal: keep it elsewhere to prove later that no tail was cut off."""
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.problems
