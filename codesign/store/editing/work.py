"""A record being written by its form, as the rules see it: what is new, what was, and how to refuse at a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text

from codesign.errors import AskedWronglyError, CodesignError
from codesign.records.editing import Problem, Value
from codesign.store import standing
from codesign.store.writing import Change


class NotSavedError(AskedWronglyError):
    """Fields that cannot be saved as they are, each with its sentence. Nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self._named(problem) for problem in self.problems))

    def _named(self, problem: Problem) -> str:
        """Return a sentence that says which field it is about, where there are several."""
        return f"{problem.label}: {problem.sentence}" if len(self.problems) > 1 else problem.sentence


@dataclass
class Work:
    """A record being written: what is new, what was, and what is to be said of it."""

    change: Change
    kind: str
    today: date
    values: dict[str, Any]
    """What is to be written, by column."""
    was: Mapping[str, Value] = field(default_factory=dict)
    id: str = ""
    """Empty for a record being made."""
    parent: Mapping[str, str] = field(default_factory=dict)
    """The column by which a new part knows what it stands on."""
    said: list[str] = field(default_factory=list)

    def after(self, column: str) -> Any:
        """Return what a column will hold."""
        if column in self.values:
            return self.values[column]
        return self.was.get(column, self.parent.get(column))

    def becomes(self, column: str, *values: Any) -> bool:
        """Whether a column is being set to one of these, or set at all where none is named."""
        return column in self.values and (not values or self.values[column] in values)

    def ask(self, sql: str, **values: Any) -> Any:
        """Return the one value a question is answered with, or None."""
        return self.change.session.execute(text(sql), {"id": self.id, **values}).scalar()

    def count(self, sql: str, **values: Any) -> int:
        """Return how many there are."""
        return int(self.ask(f"SELECT count(*) FROM {sql}", **values) or 0)

    def refuse(self, name: str, sentence: str) -> None:
        """Refuse, at a field. Raises NotSavedError."""
        raise NotSavedError([Problem(name, sentence)])

    def refuse_as(self, name: str, error: CodesignError) -> None:
        """Refuse, at a field, in the words of the verb that would refuse it. Raises NotSavedError."""
        self.refuse(name, str(error))


def parent(work: Work, table: str, column: str) -> str:
    """Return what a part stands on, whether it is there already or being made."""
    return str(
        work.parent.get(column)
        or (work.id and work.ask(f"SELECT {column} FROM {table} WHERE id = :id"))
        or ""
    )


def next_place(work: Work, table: str, column: str, parent: str) -> int:
    """Return the place after the last of those that stand on a record."""
    return int(
        work.ask(
            f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE {column} = :parent AND deleted = 0",
            parent=parent,
        )
    )


def reason_needed(work: Work, name: str, what: str) -> None:
    """Refuse what is turned down without saying why."""
    from codesign.store.verbs.wording import ReasonNeededError

    work.refuse_as(name, ReasonNeededError(what))


def refuse_backwards(work: Work) -> None:
    """Refuse an end before its beginning."""
    starts, ends = str(work.after("starts") or ""), str(work.after("ends") or "")
    if ends and (work.becomes("starts") or work.becomes("ends")) and ends < starts[: len(ends)]:
        work.refuse("ends", "It ends before it starts. Change one of the two dates.")


def refuse_ring(work: Work, table: str, column: str = "parent_id") -> None:
    """Refuse a parent that stands under the record itself: all of them would be shown nowhere."""
    led = standing.of(column) if table == "contact" else column
    above = work.values.get(column)
    seen = set()
    while above and above not in seen:
        if above == work.id:
            work.refuse(
                column, "That one follows from this one already, so it cannot be the other way round too."
            )
        seen.add(above)
        above = work.ask(f"SELECT {led} FROM {table} WHERE id = :above", above=above)
