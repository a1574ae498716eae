"""The reach list: the groups a programme said it would reach, why, and their share of the population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.monitoring import spelled, usual
from codesign.records.review_reach import NewReachGroup, ReachGroupLine
from codesign.store.faults import GoneError
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.tables import ReachGroup
from codesign.text import clean, one_line, shorten

REACH_LINES = """
    SELECT r.row, r.id, coalesce(r.programme_id, ''), r.name, r.why, r.share, r.share_source, r.share_on, r.kind, r.question, r.answer,
           r.place, r.position
    FROM reachgroup r WHERE r.deleted = 0 AND (:programme = '' OR coalesce(r.programme_id, :programme) = :programme)
    ORDER BY r.position, r.row
"""
"""Groups in their order; those of no programme are every programme's."""

_WHOLE = 100


class NamelessGroupError(AskedWronglyError):
    """A group without a name."""

    def __init__(self) -> None:
        super().__init__("A group to reach needs a name.", todo="Such as Disabled people, or Hollerton.")


class GroupExistsError(AskedWronglyError):
    """The list has that group."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The reach list has {name} already.",
            todo="`codesign reach edit` alters it. Nothing was changed.",
        )


class UnknownGroupError(AskedWronglyError):
    """The list has no such group."""

    def __init__(self, typed: str, near: Sequence[str]) -> None:
        there = f"There are: {', '.join(near)}." if near else "`codesign reach add` adds one."
        super().__init__(f"The reach list has no group called {typed}.", todo=there)


class SeveralWaysError(AskedWronglyError):
    """A group that would be counted by several things at once."""

    def __init__(self) -> None:
        super().__init__(
            "A group is counted one way: by a kind of person, by an answer to a question, or by a place.",
            todo="Say one of --kind, --question with --answer, or --place. Nothing was changed.",
        )


class AnswerlessQuestionError(AskedWronglyError):
    """A question without the answer that makes the group."""

    def __init__(self, question: str) -> None:
        known = ", ".join(usual().get(question, ()))
        super().__init__(
            "A group counted by monitoring needs a question and the answer that makes somebody one of them.",
            todo=f"Say --question Disability --answer yes.{f' Its usual answers: {known}.' if known else ''}",
        )


class ShareError(AskedWronglyError):
    """A share of the population that cannot be."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{shorten(one_line(typed), 40)}” is no share of the population.",
            todo="Type a per cent above 0 and up to 100, such as 17.8.",
        )


class Reach:
    """Verbs on the reach list."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def lines(self, programme_id: str = "") -> list[ReachGroupLine]:
        """Return the groups of a programme, and those of every programme; or all there are."""
        with self._store.read() as session:
            return lines_of(session, programme_id)

    def add(self, new: NewReachGroup) -> ReachGroupLine:
        """Add a group.

        Raises:
            NamelessGroupError, GroupExistsError, SeveralWaysError, AnswerlessQuestionError, ShareError: nothing was changed.
        """
        return self.add_many([new])[0]

    def add_many(self, groups: Sequence[NewReachGroup]) -> list[ReachGroupLine]:
        """Add groups in one change, all or none. Raises as `add`."""
        with self._store.write("add to reach list") as change:
            made = []
            for new in groups:
                held = lines_of(change.session, new.programme_id)
                values = checked(asdict(new))
                if any(each.name.casefold() == values["name"].casefold() for each in held):
                    raise GroupExistsError(values["name"])
                programme = values.pop("programme_id") or None
                made.append(change.add(ReachGroup, programme_id=programme, position=len(held), **values))
            by_id = {each.id: each for each in lines_of(change.session, "")}
            return [by_id[id_] for id_ in made]

    def edit(self, group_id: str, **fields: str) -> ReachGroupLine:
        """Alter what is given of a group; another way of counting takes the place of the one before. Raises as `add`."""
        with self._store.write("alter reach list") as change:
            held = _one(change.session, group_id)
            way = dict.fromkeys(("kind", "question", "answer", "place"), "") if _ways(fields) else {}
            if way and fields.get("answer") and not fields.get("question"):
                way["question"] = held.question
            if way and fields.get("question") and not fields.get("answer"):
                way["answer"] = held.answer
            whole = held._asdict() | way | fields
            values = checked({name: whole[name] for name in FIELDS})
            others = [each for each in lines_of(change.session, held.programme_id) if each.id != group_id]
            if any(each.name.casefold() == values["name"].casefold() for each in others):
                raise GroupExistsError(values["name"])
            change.set(ReachGroup, group_id, **values)
            return _one(change.session, group_id)

    def remove(self, group_id: str) -> None:
        """Take a group off the list."""
        with self._store.write("remove from reach list") as change:
            change.remove(ReachGroup, group_id)

    def find(self, typed: str, programme_id: str = "") -> ReachGroupLine:
        """Return the group of a name, whole or as it begins. Raises UnknownGroupError."""
        lines, wanted = self.lines(programme_id), " ".join(typed.casefold().split())
        whole = [each for each in lines if each.name.casefold() == wanted]
        begun = [each for each in lines if wanted and each.name.casefold().startswith(wanted)]
        found = whole or begun
        if len(found) != 1:
            raise UnknownGroupError(typed, [each.name for each in found or lines])
        return found[0]


FIELDS = ("name", "why", "share", "share_source", "share_on", "kind", "question", "answer", "place")
"""What is kept of a group, beside its place and its programme."""


def lines_of(session: Session, programme_id: str) -> list[ReachGroupLine]:
    """Return the groups of a programme, and those of every programme; or all there are."""
    return as_lines(ReachGroupLine, session.execute(text(REACH_LINES), {"programme": programme_id}))


def _one(session: Session, group_id: str) -> ReachGroupLine:
    found = next((each for each in lines_of(session, "") if each.id == group_id), None)
    if found is None:
        raise GoneError
    return found


def _ways(values: Mapping[str, str]) -> int:
    return sum(bool(values.get(name)) for name in ("kind", "place")) + bool(
        values.get("question") or values.get("answer")
    )


def checked(values: dict[str, str]) -> dict[str, str]:
    """Return the fields of a group as they are kept, or refuse them."""
    values = {name: clean(value).text.strip() for name, value in values.items()}
    if not values["name"]:
        raise NamelessGroupError
    if _ways(values) > 1:
        raise SeveralWaysError
    if bool(values["question"]) != bool(values["answer"]):
        raise AnswerlessQuestionError(values["question"])
    values["question"] = spelled(values["question"], usual())
    values["answer"] = spelled(values["answer"], usual().get(values["question"], ()))
    values["share"] = share_text(values["share"])
    return values


def share_text(typed: str) -> str:
    """Return a per cent as it is kept, `17.8` for `17.8 %`. Raises ShareError."""
    wanted = typed.strip().removesuffix("%").strip()
    if not wanted:
        return ""
    try:
        share = float(wanted)
    except ValueError:
        raise ShareError(typed) from None
    if not 0 < share <= _WHOLE:
        raise ShareError(typed)
    return f"{share:g}"
