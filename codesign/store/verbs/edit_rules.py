"""What altering a record brings with it, kind by kind: what is refused, what follows by itself, and what is then said.

A rule sees what will be written and what was held. It may add to what is written, and says in a sentence what people
would otherwise not know. What cannot be is refused at the field that has to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text

from codesign.clock import HOME_ZONE
from codesign.entry.form_fields import point_kind
from codesign.entry.personal import personal_marks
from codesign.errors import AskedWronglyError, CodesignError
from codesign.records.editing import Problem, Value
from codesign.store.tables import Alias, Attendance, Clause, Comment, Contact
from codesign.store.verbs.contacts import sort_name
from codesign.store.writing import Change
from codesign.text import plural

__all__ = ["RULES", "NotSavedError", "Work"]


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


def _event(work: Work) -> None:
    people = work.count("attendance WHERE event_id = :id AND deleted = 0") if work.id else 0
    if work.becomes("state", "planned", "cancelled") and people:
        from codesign.store.verbs.events import NobodyYetError

        work.refuse_as("state", NobodyYetError(str(work.after("state"))))
    if work.becomes("state", "nobody-came") and people:
        work.refuse("state", "People are listed as having come. Take them off, or say that it was held.")
    if work.becomes("held_on") or work.becomes("state", "held", "nobody-came"):
        _refuse_to_come(work)
    if work.becomes("permission") and work.id:
        comments = work.count("comment WHERE event_id = :id AND deleted = 0")
        if comments:
            work.said.append(
                f"{plural(comments, 'comment')} taken down here keep their own permission to quote."
            )
    if not work.id:
        _new_event(work)


def _refuse_to_come(work: Work) -> None:
    day = str(work.after("held_on") or "")
    if work.after("state") in ("held", "nobody-came") and day > work.today.isoformat()[: len(day)]:
        name = "held_on" if work.becomes("held_on") else "state"
        work.refuse(name, "That date is still to come. Say that it is planned, or change the date.")


def _new_event(work: Work) -> None:
    work.values.setdefault("zone", HOME_ZONE)
    work.values["recorded"] = work.change.now
    work.values["officer"] = work.values.get("officer") or work.change.actor
    if not work.values.get("level") and work.values.get("programme_id"):
        work.values["level"] = (
            work.ask("SELECT level FROM programme WHERE id = :p", p=work.values["programme_id"]) or ""
        )


def _came(work: Work) -> None:
    event = work.parent.get("event_id") or work.ask("SELECT event_id FROM attendance WHERE id = :id")
    state = work.ask("SELECT state FROM event WHERE id = :event", event=event)
    if state in ("planned", "cancelled"):
        from codesign.store.verbs.events import NobodyYetError

        work.refuse_as("contact_id", NobodyYetError(str(state)))
    _organisation_came(work)
    contact = work.after("contact_id")
    if contact:
        _named_came(work, event, contact)
    elif not work.after("heads"):
        work.refuse("heads", "That is nobody. Type how many came, or remove this line.")
    if not work.id:
        work.values["position"] = _next_place(work, "attendance", "event_id", event)


def _organisation_came(work: Work) -> None:
    """An organisation that came is nobody by name: somebody was there from it, so it is written as heads of it."""
    contact = work.values.get("contact_id")
    if not contact or work.ask("SELECT sort FROM contact WHERE id = :c", c=contact) != "organisation":
        return
    kind = work.after("kind") or work.ask("SELECT kind FROM contact WHERE id = :c", c=contact)
    work.values.update(contact_id=None, organisation_id=contact, kind=kind)
    work.said.append("An organisation came, so it is kept as people from it, nobody by name.")


def _named_came(work: Work, event: str, contact: str) -> None:
    others = "attendance WHERE event_id = :event AND contact_id = :contact AND deleted = 0 AND id <> :id"
    if work.becomes("contact_id") and work.count(others, event=event, contact=contact):
        work.refuse("contact_id", "They are on the list of who came already. Nobody is counted twice.")
    if (work.after("heads") or 1) != 1:
        work.refuse("heads", "Somebody by name is one person. Leave how many empty, or leave the name empty.")
    work.values.update(heads=1, about=False)
    before = work.was.get("contact_id")
    if work.becomes("contact_id") and before:
        said = work.count(
            "comment WHERE event_id = :event AND contact_id = :c AND deleted = 0", event=event, c=before
        )
        if said:
            work.said.append(f"{plural(said, 'comment')} here are still by who stood on this line before.")


def _comment(work: Work) -> None:
    _organisation_spoke(work)
    if work.becomes("words"):
        marks = ",".join(sorted(personal_marks(str(work.values["words"]))))
        work.values["personal"] = marks
        if marks:
            work.said.append(
                f"The words may hold a personal detail ({marks.replace(',', ', ')}), so they are not quoted."
            )
        if work.id and work.was.get("exact"):
            work.said.append(
                "These are somebody's exact words; as first taken down they stay in the history."
            )
    if not work.id:
        work.values["recorded"] = work.change.now
        event = work.parent.get("event_id")
        if event:
            work.values["position"] = _next_place(work, "comment", "event_id", event)


def _organisation_spoke(work: Work) -> None:
    contact = work.values.get("contact_id")
    if not contact or work.ask("SELECT sort FROM contact WHERE id = :c", c=contact) != "organisation":
        return
    work.values.update(contact_id=None, speaking_for="organisation", for_organisation_id=contact)
    work.said.append("An organisation is nobody by name, so the comment is kept as said for it.")


def _follow_up(work: Work) -> None:
    if work.after("state") == "will-not" and not str(work.after("outcome") or "").strip():
        _reason_needed(work, "outcome", "A follow-up that will not be done")
    if work.becomes("state", "done", "will-not") and not work.after("closed_on"):
        work.values["closed_on"] = work.today.isoformat()
        work.said.append("Closed today.")
    if work.becomes("state", "open") and work.after("closed_on") and not work.becomes("closed_on"):
        work.values["closed_on"] = ""
        work.said.append("It is open again, so the day it was closed on is taken off.")


def _wording(work: Work) -> None:
    if work.after("state") == "not-adopted" and not str(work.after("state_reason") or "").strip():
        _reason_needed(work, "state_reason", "Wording that is not adopted")
    if not (str(work.after("before") or "").strip() or str(work.after("after") or "").strip()):
        work.refuse("after", "What should it say? Type the words after the change.")
    if work.id:
        _rename_clause(work)


def _rename_clause(work: Work) -> None:
    renamed = {name: work.values.pop(name) for name in ("document", "clause") if name in work.values}
    if not renamed:
        return
    clause = work.ask("SELECT clause_id FROM wording WHERE id = :id")
    work.change.set(Clause, clause, **renamed)
    versions = work.count("wording WHERE clause_id = :clause AND deleted = 0", clause=clause)
    if versions > 1:
        work.said.append(f"The clause is called so in all its {versions} versions.")


def _contact(work: Work) -> None:
    if work.becomes("name"):
        work.values["sort_name"] = sort_name(str(work.values["name"]))
        if work.id:
            _keep_former_name(work)
    if work.becomes("is_group", False) and work.id:
        members = work.count("membership WHERE group_id = :id AND deleted = 0 AND ends = ''")
        if members:
            work.refuse("is_group", f"The group has {plural(members, 'member')}. Let them leave it first.")
    if work.becomes("sort") and work.id:
        _change_sort(work)
    if not work.id:
        work.values["recorded"] = work.change.now


def _keep_former_name(work: Work) -> None:
    """Keep the name somebody was known by, so that old papers still lead to them; letter case and accents are no other name."""
    former = str(work.was["name"])
    if sort_name(former) == work.values["sort_name"]:
        return
    held = work.count(
        "alias WHERE contact_id = :id AND deleted = 0 AND name = :name COLLATE NOCASE", name=former
    )
    if not held:
        work.change.add(Alias, contact_id=work.id, name=former, reason="renamed")
        work.said.append(
            "The name before is kept as another name, by which they are still found; remove it there if it should go."
        )


def _change_sort(work: Work) -> None:
    if work.values["sort"] == "organisation":
        _become_organisation(work)
        return
    used = work.count("""(SELECT id FROM attendance WHERE organisation_id = :id AND deleted = 0
        UNION ALL SELECT id FROM affiliation WHERE organisation_id = :id AND deleted = 0
        UNION ALL SELECT id FROM comment WHERE for_organisation_id = :id AND deleted = 0)""")
    if used:
        work.refuse(
            "sort",
            f"People belong to it or spoke for it ({plural(used, 'record')}), so it stays an organisation.",
        )


def _become_organisation(work: Work) -> None:
    """Somebody who turns out to be an organisation came as people from it, and spoke as it."""
    session, moved = work.change.session, 0
    for row in session.execute(
        text("SELECT id, kind FROM attendance WHERE contact_id = :id AND deleted = 0"), {"id": work.id}
    ).all():
        work.change.set(
            Attendance,
            row.id,
            contact_id=None,
            organisation_id=work.id,
            kind=row.kind or work.after("kind") or "",
        )
        moved += 1
    spoken = session.execute(
        text("SELECT id FROM comment WHERE contact_id = :id AND deleted = 0"), {"id": work.id}
    ).scalars()
    for comment in spoken.all():
        work.change.set(
            Comment, comment, contact_id=None, speaking_for="organisation", for_organisation_id=work.id
        )
        moved += 1
    if moved:
        work.said.append(
            f"{plural(moved, 'record')} of who came and who spoke now say the organisation, nobody by name."
        )


def _point(work: Work) -> None:
    if not work.after("kind"):
        work.values["kind"] = point_kind(str(work.after("value")))


def _role(work: Work) -> None:
    if work.becomes("organisation_id"):
        work.values["organisation_name"] = ""
    named = work.after("organisation_id") or (
        work.id and work.ask("SELECT organisation_name FROM affiliation WHERE id = :id")
    )
    if not (named or work.after("role")):
        work.refuse("organisation_id", "A role needs an organisation, or what they do.")
    if work.after("organisation_id") and work.after("organisation_id") == _parent(
        work, "affiliation", "contact_id"
    ):
        work.refuse("organisation_id", "Nobody has a role at themselves.")
    _refuse_backwards(work)


def _member(work: Work) -> None:
    group, member = _parent(work, "membership", "group_id"), work.after("contact_id")
    if group == member:
        work.refuse("contact_id", "A group is no member of itself.")
    again = work.count(
        "membership WHERE group_id = :g AND contact_id = :c AND deleted = 0 AND ends = '' AND id <> :id",
        g=group,
        c=member,
    )
    if again and not work.after("ends") and (work.becomes("contact_id") or work.becomes("ends")):
        from codesign.store.verbs.contacts import AlreadyMemberError

        names = [
            str(work.ask("SELECT name FROM contact WHERE id = :c", c=contact)) for contact in (member, group)
        ]
        work.refuse_as("contact_id", AlreadyMemberError(*names))
    if not work.id:
        work.change.set(Contact, str(group), is_group=True)
    _refuse_backwards(work)


def _outcome(work: Work) -> None:
    if not (str(work.after("code") or "").strip() or str(work.after("title") or "").strip()):
        from codesign.store.verbs.outcomes import NamelessOutcomeError

        work.refuse_as("title", NamelessOutcomeError())
    programme = _parent(work, "outcome", "programme_id")
    if not programme:
        work.refuse("", "An outcome needs a programme.")
    _refuse_ring(work, "outcome")
    if work.id and work.becomes("title"):
        work.said.append("What it said before stays in the history.")
    if not work.id:
        work.values["position"] = _next_place(work, "outcome", "programme_id", programme)


def _theme(work: Work) -> None:
    name = str(work.after("name")).strip()
    themes = work.change.session.execute(
        text("SELECT name FROM theme WHERE deleted = 0 AND id <> :id"), {"id": work.id}
    ).scalars()
    if work.becomes("name") and name.casefold() in {str(each).casefold() for each in themes}:
        from codesign.store.verbs.themes import ThemeExistsError

        work.refuse_as("name", ThemeExistsError(name))
    _refuse_ring(work, "theme")


def _reply(work: Work) -> None:
    if work.after("state") == "not-possible" and not str(work.after("reason") or "").strip():
        _reason_needed(work, "reason", "“Not possible”")
    if not work.id and "programme_id" not in work.parent:
        about = "theme" if work.parent.get("theme_id") else "comment"
        programme = {
            "theme": "SELECT programme_id FROM theme WHERE id = :about",
            "comment": "SELECT coalesce(c.programme_id, e.programme_id) FROM comment c LEFT JOIN event e ON e.id = c.event_id WHERE c.id = :about",
        }[about]
        work.values["programme_id"] = work.ask(programme, about=work.parent.get(f"{about}_id", ""))


def _programme(work: Work) -> None:
    _refuse_backwards(work)


def _nothing_more(work: Work) -> None:
    """Nothing follows, and nothing is refused."""


RULES: Mapping[str, Callable[[Work], None]] = {
    "event": _event,
    "came": _came,
    "comment": _comment,
    "access": _nothing_more,
    "money": _nothing_more,
    "follow-up": _follow_up,
    "wording": _wording,
    "contact": _contact,
    "alias": _nothing_more,
    "point": _point,
    "role": _role,
    "member": _member,
    "permission": _nothing_more,
    "programme": _programme,
    "outcome": _outcome,
    "theme": _theme,
    "reply": _reply,
}
"""The rule of each kind."""


def _parent(work: Work, table: str, column: str) -> str:
    return str(
        work.parent.get(column)
        or (work.id and work.ask(f"SELECT {column} FROM {table} WHERE id = :id"))
        or ""
    )


def _next_place(work: Work, table: str, column: str, parent: str) -> int:
    return int(
        work.ask(
            f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE {column} = :parent AND deleted = 0",
            parent=parent,
        )
    )


def _reason_needed(work: Work, name: str, what: str) -> None:
    from codesign.store.verbs.wording import ReasonNeededError

    work.refuse_as(name, ReasonNeededError(what))


def _refuse_backwards(work: Work) -> None:
    starts, ends = str(work.after("starts") or ""), str(work.after("ends") or "")
    if ends and (work.becomes("starts") or work.becomes("ends")) and ends < starts[: len(ends)]:
        work.refuse("ends", "It ends before it starts. Change one of the two dates.")


def _refuse_ring(work: Work, table: str) -> None:
    """Refuse a parent that stands under the record itself: all of them would be shown nowhere."""
    above = work.values.get("parent_id")
    seen = set()
    while above and above not in seen:
        if above == work.id:
            work.refuse("parent_id", "That stands under this one already, so it cannot stand above it.")
        seen.add(above)
        above = work.ask(f"SELECT parent_id FROM {table} WHERE id = :above", above=above)
