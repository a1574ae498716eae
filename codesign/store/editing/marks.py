"""The marks in the words of a comment typed in its form: read as on the log page, and tied to who and what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.comments import CommentLine, read_altered, read_comment
from codesign.entry.errors import EntryError
from codesign.entry.event_page import STORED_PERMISSION, theme_name
from codesign.entry.followups import read_follow_up
from codesign.entry.tags import nearest_tag, tag_key
from codesign.entry.wording import Word, find_entries
from codesign.records.columns_shown import day_words
from codesign.records.editing import Choice, Editing, Problem
from codesign.store.editing.choices import About, choices_of
from codesign.store.editing.work import NotSavedError
from codesign.text import clean, shorten


@dataclass(frozen=True)
class Marked:
    """What the words of a comment say besides: its other fields, and what it is tagged with."""

    words: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)
    """Other fields of the form, each as a person would type it."""
    themes: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    """Ids."""
    note: str = ""
    """What could be tied to nothing, kept as a note."""
    echo: str = ""
    """What was understood, said back."""
    said: tuple[str, ...] = ()
    """What is said of it once it is saved."""


def reads_marks(editing: Editing, typed: Mapping[str, str]) -> bool:
    """Whether there is anything to read: words of a new comment, or words altered."""
    words = typed.get("words", "")
    is_read = editing.form.kind == "comment" or (editing.form.kind == "follow-up" and not editing.id)
    return is_read and bool(words.strip()) and words != editing.typed.get("words", "")


def marked(session: Session, editing: Editing, words: str, about: About, today: date) -> Marked:
    """Read the words of a comment, or of a new follow-up, with their marks. Raises EntryError for marks alone."""
    said = clean(words).text
    if editing.form.kind == "follow-up":
        return _marked_promise(said, today, editing.typed.get("owner", ""))
    line = read_altered(said, editing.typed.get("words", "")) if editing.id else read_comment(said)
    return _Reading(session, editing, about, line).as_marked()


def _marked_promise(said: str, today: date, officer: str) -> Marked:
    """Read the owner and the date off the end of what we said we would do."""
    read = read_follow_up(said, today, officer or "me")
    fills = {"owner": read.owner} if read.owner else {}
    if read.due is not None:
        fills["due"] = day_words(read.due.iso)
    echo = " · ".join(filter(None, (read.owner, read.due.words if read.due else "", *read.doubts)))
    return Marked(read.words, fills, echo=echo, said=read.doubts)


def filled_in(editing: Editing, typed: Mapping[str, str], found: Marked) -> dict[str, str]:
    """Return the fields of a comment as its marks fill them in.

    Raises:
        NotSavedError: a field says another thing than the mark does.
    """
    for name, said in found.fills.items():
        theirs = typed.get(name, "")
        if theirs not in (editing.typed.get(name, ""), said):
            label = editing.form.field(name).label
            raise NotSavedError(
                [
                    Problem(
                        name,
                        f"“{label}” says {shorten(theirs, 40)}, and a mark at the end of the words says {shorten(said, 40)}. "
                        "Take one of the two out.",
                        label,
                    )
                ]
            )
    note = "\n".join(part for part in (typed.get("note", "").strip(), found.note) if part)
    return {**typed, **found.fills, "words": found.words, **({"note": note} if found.note else {})}


@dataclass
class _Reading:
    """A comment line being tied to what the store holds."""

    session: Session
    editing: Editing
    about: About
    line: CommentLine
    fills: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """The marks as they were understood."""
    new: list[str] = field(default_factory=list)
    """What is said of themes that are not in the codebook."""

    def as_marked(self) -> Marked:
        themes = self._themes()
        for mark in self.line.who:
            self._say_who(mark.replace("_", " "))
        outcomes = self._outcomes()
        self._fill_the_rest()
        notes = [f"Kept as a note: {note}" for note in self.notes]
        tagged = [f"#{theme}" for theme in themes] + [f"!{code}" for code in outcomes]
        return Marked(
            self.line.words,
            self.fills,
            themes,
            tuple(outcomes.values()),
            " ".join(self.notes),
            " ".join([self._kind_of_words(), *self.shown, *self.new, *self.line.doubts, *notes]).strip(),
            (
                *(["Their exact words."] if self.line.exact else []),
                *([f"Tagged {', '.join(tagged)}."] if tagged else []),
                *self.new,
                *self.line.doubts,
                *notes,
            ),
        )

    def _kind_of_words(self) -> str:
        if self.line.exact:
            return "Exact words."
        if not self.editing.id:
            return "Our note."
        return "" if self.shown or self.notes else "Kept as typed. #theme or !outcome at its end tags it."

    def _themes(self) -> tuple[str, ...]:
        rows = self.session.execute(
            text("""SELECT t.name, (SELECT count(*) FROM tag g WHERE g.theme_id = t.id AND g.deleted = 0)
                    FROM theme t WHERE t.deleted = 0 AND t.state <> 'retired'""")
        )
        held = {str(name): int(comments) for name, comments in rows} if self.line.tags else {}
        for tag in self.line.tags:
            self.shown.append(f"#{theme_name(tag, held)}")
            near = nearest_tag(tag.replace("_", " "), held)
            if not near.known:
                meant = f" Did you mean #{near.nearest}?" if near.nearest else ""
                self.new.append(f"#{theme_name(tag, held)} is a new theme, a draft.{meant}")
        return tuple(theme_name(tag, held) for tag in self.line.tags)

    def _outcomes(self) -> dict[str, str]:
        """Return the ids of the outcomes tagged, by their codes; of a code nobody holds, keep a note."""
        found: dict[str, str] = {}
        for code in self.line.outcomes:
            rows = self.session.execute(
                text("""SELECT id, code FROM outcome WHERE deleted = 0 AND lower(code) = :code
                        AND (:programme = '' OR programme_id = :programme)"""),
                {"code": code.casefold(), "programme": self.about.programme_id},
            ).all()
            if len(rows) == 1:
                found[rows[0].code] = rows[0].id
                self.shown.append(f"!{rows[0].code}")
            else:
                why = "of more than one programme" if rows else "not in the framework then"
                self.notes.append(f"Outcome {code}, as typed: {why}.")
        return found

    def _say_who(self, name: str) -> None:
        """Tie a name to somebody who came, to a kind of people, or to somebody of the register: one, or none."""
        came = _called(name, self._choices("contact_id", self.about))
        kinds = [] if len(came) == 1 else self._kinds(name)
        people = came or ([] if kinds else _called(name, self._choices("contact_id", About(), name)))
        if len(people) == 1 and "contact_id" not in self.fills:
            self.fills["contact_id"] = f"{people[0].words} ({people[0].reference})"
            self.shown.append(f"@{self.fills['contact_id']}")
        elif not came and len(kinds) == 1 and "kind" not in self.fills:
            self.fills["kind"] = kinds[0].words
            self.shown.append(f"@{kinds[0].words}")
        else:
            self.notes.append(f"Said by {name}, as typed.")

    def _kinds(self, name: str) -> list[Choice]:
        kinds = self._choices("kind", About())
        words = [Word(str(at), each.words, words=(each.value, *each.also)) for at, each in enumerate(kinds)]
        return [kinds[int(entry.code)] for entry in find_entries(name, words)]

    def _choices(self, name: str, about: About, typed: str = "") -> list[Choice]:
        return choices_of(self.session, self.editing.form.field(name), about, typed=typed)

    def _fill_the_rest(self) -> None:
        if self.line.exact:
            self.fills["exact"] = "yes"
        if self.line.permission:
            self._fill_choice("permission", STORED_PERMISSION[self.line.permission], "quote: ")
        if self.line.speaking_for:
            self._fill_choice("speaking_for", self.line.speaking_for, "for: ")
        if self.line.for_count is not None:
            self.fills["for_count"] = f"{self.line.for_count}"

    def _fill_choice(self, name: str, code: str, said: str) -> None:
        words = next((each.words for each in self._choices(name, About()) if each.value == code), code)
        self.fills[name] = words
        self.shown.append(f"{said}{words[:1].lower()}{words[1:]}")


def _called(name: str, people: Sequence[Choice]) -> list[Choice]:
    """Return the people whose name begins as typed, or has a word that does; the whole name wins."""
    wanted = tag_key(name)
    whole = [
        each
        for each in people
        if wanted in (tag_key(each.words), *map(tag_key, each.also), tag_key(each.reference))
    ]
    return whole or [each for each in people if f" {wanted}" in f" {tag_key(each.words)}"]


def read_for(
    session: Session, editing: Editing, typed: Mapping[str, str], about: About, today: date
) -> Marked:
    """Read the marks of a form being saved. Raises NotSavedError at the words where there are only marks."""
    try:
        return marked(session, editing, typed["words"], about, today)
    except EntryError as refused:
        raise NotSavedError([Problem("words", str(refused), editing.form.field("words").label)]) from None
