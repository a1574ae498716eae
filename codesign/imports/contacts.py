"""Rows into contacts: names whole as given, points of contact tidied, what fits nowhere kept in the note."""

from __future__ import annotations

import re
from collections.abc import Callable

from codesign.entry.contact_points import PointsRead, read_emails, read_phones, read_postcode
from codesign.imports.known import KnownWords
from codesign.imports.proposals import ContactProposal, Point
from codesign.imports.rowview import RowRefused, RowView
from codesign.imports.words import data, fold, values_of, word_set
from codesign.matching.names import is_a_name, name_parts
from codesign.text import one_line

_POINTS: tuple[tuple[str, Callable[[str], PointsRead]], ...] = (
    ("email", read_emails),
    ("phone", read_phones),
    ("postcode", read_postcode),
)

_WIDE = re.compile(" {2,}")
"""A slip of the space bar: no name has two spaces between its words."""


def contact_reader(known: KnownWords) -> Callable[[RowView], ContactProposal]:
    """Return the reader of one row of a register."""

    def read(view: RowView) -> ContactProposal:
        name, is_organisation = _name(view)
        points = _points(view)
        kind = _kind(view, name, known)
        return ContactProposal(
            row=view.number,
            name=name,
            is_organisation=is_organisation,
            kind=kind,
            points=points,
            organisation=_organisation(view, name),
            role=view.line("role"),
            area=view.line("area"),
            do_not_contact=_do_not_contact(view),
            note=view.note(view.value("notes")),
        )

    return read


def _name(view: RowView) -> tuple[str, bool]:
    """Return the name, with its titles, and whether it is an organisation's."""
    parts = [view.line("title"), view.line("given"), view.line("family")]
    name = view.line("name") or " ".join(part for part in parts[1:] if part)
    if view.line("title") and name and not fold(name).startswith(fold(view.line("title"))):
        name = f"{view.line('title')} {name}"
    if not name and view.line("organisation"):
        return _checked(view, view.line("organisation")), True
    name = _checked(view, _WIDE.sub(" ", name))
    return name, not any(parts) and _is_organisation(view, name)


def _organisation(view: RowView, name: str) -> str:
    """Return whom somebody is of; `Limited` or `UK` names nobody, and is kept in the note."""
    said = view.line("organisation")
    if not said or said == name:
        return ""
    if not is_a_name(said):
        view.keep("organisation", "not a name", f"“{one_line(said)}” is not the name of an organisation")
        return ""
    return said


def _checked(view: RowView, name: str) -> str:
    if not name:
        raise RowRefused("no name")
    if name.casefold() in word_set("not_names") or not any(letter.isalnum() for letter in name):
        view.problem("name", "not a name", "this is not a name", "Write the name, or delete the row.")
        raise RowRefused("not a name")
    return name


def _is_organisation(view: RowView, name: str) -> bool:
    """Say whether a name is an organisation's: because the file says so, or the name does."""
    sorts = values_of("sort")
    said = sorts.get(fold(view.value("sort"))) or sorts.get(fold(view.value("kind")))
    if said:
        return said == "organisation"
    if _kind_by_name(name) in ("ward-councillor", "mp"):
        return False
    if name_parts(name).title:
        return False
    folded = f" {fold(name)} "
    return any(f" {word} " in folded for word in word_set("organisation_words"))


def _kind(view: RowView, name: str, known: KnownWords) -> str:
    """Return a code of the vocabulary: as the file says, or as the name says plainly."""
    said = view.value("kind")
    if said:
        code = known.kinds.get(fold(said))
        if code:
            return code
        if fold(said) not in ("person", "organisation", "organization", "individual"):
            view.keep(
                "kind", "kind not known", "it is not a kind of person or organisation in the vocabulary"
            )
    code = _kind_by_name(name)
    return code if code in known.kinds.values() else ""


def _kind_by_name(name: str) -> str:
    folded = f"{' '.join(name.casefold().split())}"
    for rule in data()["name_kinds"]:
        if folded.startswith(tuple(rule.get("starts", ()))) or folded.endswith(tuple(rule.get("ends", ()))):
            return str(rule["kind"])
    return ""


def _points(view: RowView) -> tuple[Point, ...]:
    """Read e-mails, phones, postcode and address; whatever is none of these goes to the note."""
    found: list[Point] = []
    for name, reader in _POINTS:
        given = view.value(name)
        if given:
            read = reader(given)
            found += [
                Point(point.kind, point.value, given if point.value != given else "") for point in read.points
            ]
            _report(view, name, read)
    if view.value("address"):
        found.append(Point("address", view.value("address")))
    return tuple(dict.fromkeys(found))


def _report(view: RowView, name: str, read: PointsRead) -> None:
    view.kept += [f"{view.heading(name)}: {left}" for left in read.leftovers]
    todo = "Kept in the note; put it right there." if read.leftovers else "Nothing, if that is right."
    for said in read.corrections:
        view.problem(
            name, f"{name} put right" if not read.leftovers else f"{name} not read", said.rstrip("."), todo
        )
    if read.leftovers and not read.corrections:
        view.problem(name, f"words beside {name}", "there are other words in the cell", todo)


def _do_not_contact(view: RowView) -> bool:
    """Say whether somebody is not to be contacted. Words we cannot read count as yes: the strictest wins."""
    said = view.value("do_not_contact")
    if not said:
        return False
    answer = values_of("do_not_contact").get(fold(said))
    if answer is None:
        view.keep("do_not_contact", "do not contact unclear", "neither yes nor no; taken as do not contact")
    return answer != "no"
