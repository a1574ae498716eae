"""A codebook of a file brought in: a theme of the same name is the same theme, what differs is told, nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlmodel import Session

from codesign.coding.codebook_file import CodebookEntry, CodebookRead
from codesign.errors import AskedWronglyError
from codesign.records.codebook import COLOURS, Brought, BroughtIn, Codes, Filled
from codesign.store.codebook import noting, reading
from codesign.store.file import StoreFile
from codesign.store.tables import Theme
from codesign.store.verbs.themes import names_held
from codesign.store.writing import Change
from codesign.text import one_line, plural, shorten

STATES = ("draft", "signed-off", "retired")
_SAID = ("definition", "belongs", "belongs_not", "examples", "colour")
_NAME = 60


class FileRingError(AskedWronglyError):
    """Themes of a file that stand beneath each other."""

    def __init__(self, names: Sequence[str]) -> None:
        round_ = " beneath ".join(shorten(one_line(each), _NAME) for each in (*names, names[0]))
        super().__init__(
            f"The file puts {round_}: that goes round in a ring.",
            todo="Nothing was brought in. Change one parent in the file.",
        )


class NothingInFileError(AskedWronglyError):
    """A codebook without a theme."""

    def __init__(self) -> None:
        super().__init__("There is no theme in the file.", todo="Nothing was changed.")


@dataclass
class _Meant:
    """A theme of the file, and the one here that it is."""

    entry: CodebookEntry
    held: Codes | None
    altered: dict[str, str] = field(default_factory=dict)
    fields: list[Filled] = field(default_factory=list)
    parent: str = ""
    """The name it is to stand beneath, where that is taken."""

    @property
    def brought(self) -> Brought:
        """What it comes to."""
        if self.held is None:
            return Brought(self.entry.name, "", "new", tuple(self.fields))
        taken = any(each.is_taken for each in self.fields)
        what = "filled" if taken else "kept" if self.fields else "same"
        return Brought(self.entry.name, self.held.reference, what, tuple(self.fields))


def bring_in(
    store: StoreFile, read: CodebookRead, *, programme_id: str = "", replace: bool = False, dry: bool = False
) -> BroughtIn:
    """Bring a codebook in as one change; with `dry` only say what that would do.

    A field is filled where it is empty here, and replaced only where that is asked for. Raises FileRingError, NothingInFileError.
    """
    if not read.entries:
        raise NothingInFileError
    if dry:
        with store.read() as session:
            meant, notes = _meant(session, read.entries, replace=replace)
            return BroughtIn(tuple(each.brought for each in meant), (*read.notes, *notes))
    with store.write("import codebook") as change:
        meant, notes = _meant(change.session, read.entries, replace=replace)
        _write(change, meant, programme_id)
        is_new = any(each.brought.what in ("new", "filled") for each in meant)
        return BroughtIn(
            tuple(each.brought for each in meant),
            (*read.notes, *notes),
            change.reference if is_new else "",
        )


def entries_of(codes: Sequence[Codes]) -> list[CodebookEntry]:
    """Return themes as a file says them; one that was merged says that it is retired."""
    return [
        CodebookEntry(
            name=one_line(each.name).strip() or each.reference,
            definition=each.definition.strip(),
            belongs=each.belongs.strip(),
            belongs_not=each.belongs_not.strip(),
            examples=each.examples.strip(),
            parent=one_line(each.parent).strip(),
            colour=each.colour,
            state=each.state,
            guid=each.id,
        )
        for each in codes
    ]


def _meant(
    session: Session, entries: Sequence[CodebookEntry], *, replace: bool
) -> tuple[list[_Meant], list[str]]:
    """Return what each theme of the file comes to, and what must be said of the file as a whole."""
    held = {each.id: each for each in reading.codebook(session)}
    by_name = {name: ids[0] for name, ids in names_held(session).items()}
    found: dict[str, _Meant] = {}
    notes: list[str] = []
    for entry in entries:
        key = entry.name.casefold()
        if key in found:
            _fold(found[key], entry)
            continue
        theme = held.get(by_name.get(key, "")) or held.get(entry.guid)
        found[key] = _Meant(entry, theme)
    meant = list(found.values())
    known = {*found, *by_name}
    for each in meant:
        _compare(each, notes, known, replace=replace)
    _refuse_rings(meant, held)
    return meant, notes


def _fold(first: _Meant, second: CodebookEntry) -> None:
    """Take what a second theme of one name says where the first says nothing."""
    said = {
        name: value for name, value in second._asdict().items() if value and not getattr(first.entry, name)
    }
    first.entry = first.entry._replace(**said)


def _compare(meant: _Meant, notes: list[str], known: set[str], *, replace: bool) -> None:
    entry, held = meant.entry, meant.held
    given = {name: getattr(entry, name) for name in _SAID} | {"state": entry.state, "parent": entry.parent}
    called = shorten(one_line(entry.name), _NAME)
    if given["colour"] and given["colour"].casefold() not in COLOURS:
        notes.append(f"{called}: “{shorten(given['colour'], _NAME)}” is no colour here; left out.")
        given["colour"] = ""
    given["colour"] = given["colour"].casefold()
    if given["state"] and given["state"] not in STATES:
        notes.append(f"{called}: “{shorten(given['state'], _NAME)}” is no state here; left out.")
        given["state"] = ""
    if given["parent"] and given["parent"].casefold() not in known:
        notes.append(
            f"{called}: its parent {shorten(given['parent'], _NAME)} is in neither the file nor the codebook; it stands at the top."
        )
        given["parent"] = ""
    if held is None:
        meant.altered = {name: given[name] for name in (*_SAID, "state") if given[name]}
        meant.parent = given["parent"]
        return
    if held.name != entry.name and held.name.casefold() != entry.name.casefold():
        meant.fields.append(Filled("name", held.name, entry.name, replace))
    for name, said in given.items():
        was = str(getattr(held, name))
        if said and not _alike(name, said, was):
            meant.fields.append(Filled(name, was, said, replace or not was))
    _take(meant)


def _alike(name: str, said: str, was: str) -> bool:
    return said.casefold() == one_line(was).strip().casefold() if name == "parent" else said == was.strip()


def _take(meant: _Meant) -> None:
    for each in meant.fields:
        if each.is_taken and each.field == "parent":
            meant.parent = each.given
        elif each.is_taken:
            meant.altered[each.field] = each.given


def _refuse_rings(meant: Sequence[_Meant], held: Mapping[str, Codes]) -> None:
    """Refuse parents that go round in a ring, with those here among them. Raises FileRingError."""
    above = {each.name.casefold(): each.parent.casefold() for each in held.values() if each.parent}
    above |= {each.entry.name.casefold(): each.parent.casefold() for each in meant if each.parent}
    names = {each.entry.name.casefold(): each.entry.name for each in meant}
    for each in meant:
        if not each.parent:
            continue
        seen: dict[str, None] = {}
        name = each.entry.name.casefold()
        while name and name not in seen:
            seen[name] = None
            name = above.get(name, "")
        if name:
            ring = list(seen)[list(seen).index(name) :]
            raise FileRingError([names.get(one, one) for one in ring])


def _write(change: Change, meant: Sequence[_Meant], programme_id: str) -> None:
    ids = {name: found[0] for name, found in names_held(change.session).items()}
    for each in meant:
        if each.held is None:
            ids[each.entry.name.casefold()] = _add(change, each, programme_id)
        else:
            ids[each.entry.name.casefold()] = each.held.id
            _alter(change, each, each.held)
    for each in meant:
        if each.parent:
            change.set(Theme, ids[each.entry.name.casefold()], parent_id=ids[each.parent.casefold()])
        if each.parent and each.held is not None:
            noting.note(change, each.held.id, "moved", was=each.held.parent, now=each.parent)


def _add(change: Change, meant: _Meant, programme_id: str) -> str:
    """Make a theme, by the guid it has wherever it goes unless a record here had that already."""
    own = meant.entry.guid
    taken = change.session.execute(text("SELECT 1 FROM theme WHERE id = :id"), {"id": own}).first()
    given = {"id": own} if own and taken is None else {}
    return change.add(
        Theme, name=meant.entry.name, programme_id=programme_id or None, **meant.altered, **given
    )


def _alter(change: Change, meant: _Meant, held: Codes) -> None:
    if not meant.altered:
        return
    freed = {"merged_into_id": None} if held.state == "retired" and "state" in meant.altered else {}
    change.set(Theme, held.id, **meant.altered, **freed)
    noting.note_meaning(change, held.id, held.definition, meant.altered)
    if "name" in meant.altered:
        noting.note(change, held.id, "renamed", was=held.name, now=meant.altered["name"])
    if "state" in meant.altered:
        what = {"retired": "retired", "signed-off": "signed-off", "draft": "reopened"}[meant.altered["state"]]
        what = "brought-back" if held.state == "retired" else what
        noting.note(change, held.id, what, was=held.state, now=meant.altered["state"])


def said(brought: BroughtIn) -> str:
    """Say what came of it in a sentence."""
    counted = [
        f"{brought.count(what):,} {words}"
        for what, words in (
            ("new", "new"),
            ("filled", "filled in"),
            ("kept", "said otherwise and kept as they are here"),
            ("same", "the same"),
        )
        if brought.count(what)
    ]
    return f"{plural(len(brought.themes), 'theme')}: {', '.join(counted)}."
