"""`codesign log` without flags: the page of the screen as questions in plain lines, every answer kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from codesign.cli import talking
from codesign.cli.log import read_by, saving
from codesign.cli.log.people import WhoCame
from codesign.entry import event_page
from codesign.entry.comments import read_comment
from codesign.entry.dates import date_words, planned_question, read_date
from codesign.entry.event_draft import DraftComment, DraftWording, EventDraft
from codesign.entry.event_page import PageWords
from codesign.entry.paste import paste_words, split_paste
from codesign.entry.tags import nearest_tag
from codesign.errors import AskedWronglyError
from codesign.records.events import Recorded
from codesign.records.pages.event import referral_words

SAFEGUARDING = (
    "Only “referred to ROLE on DATE” is kept here; do not type what was said. codesign tells nobody: "
    "your organisation's own safeguarding route does."
)


class Question(NamedTuple):
    """One field that is asked for by a line."""

    name: str
    asked: str
    read: Callable[[EventDraft, PageWords], str]
    """Returns what was understood, in words, or raises AskedWronglyError."""


def _date(draft: EventDraft, page: PageWords) -> str:
    return event_page.said_date(draft, page).words


def _time(draft: EventDraft, page: PageWords) -> str:
    said = event_page.said_times(draft)
    return said.words if said else ""


def _how(draft: EventDraft, page: PageWords) -> str:
    method = event_page.said_method(draft.how, page.methods)
    return method.name if method else ""


def _programme(draft: EventDraft, page: PageWords) -> str:
    chosen = event_page.said_programme(draft, page)
    return next((title for title, id_ in page.programmes.items() if id_ == chosen), "no programme yet")


def _room(draft: EventDraft, page: PageWords) -> str:
    room = event_page.said_room(draft)
    return room.words if room else ""


def _permission(draft: EventDraft, page: PageWords) -> str:
    code = event_page.said_permission(draft, page)
    return next((one.name for one in page.permissions if one.code == code), code)


def _access(draft: EventDraft, page: PageWords) -> str:
    access = event_page.said_access(draft, page)
    return access.words if access else ""


def _money(draft: EventDraft, page: PageWords) -> str:
    money = event_page.said_money(draft, page)
    return money.words if money else ""


def _title(draft: EventDraft, page: PageWords) -> str:
    from codesign.store.verbs.events import UntitledError

    if not draft.title.strip():
        raise UntitledError
    return ""


def _as_typed(draft: EventDraft, page: PageWords) -> str:
    return ""


FIRST = (
    Question("programme", "Programme, or none", _programme),
    Question("title", "Title", _title),
    Question("date", "Date, such as 12/11, tue or May 2025", _date),
    Question("time", "Time, such as 1400-1530", _time),
    Question("place", "Place", _as_typed),
    Question("how", "How, such as w for workshop", _how),
    Question("room", "How many were in the room", _room),
)
THEN = (
    Question("permission", "Permission to quote: not asked, no, anonymous, by role, by name", _permission),
)
LAST = (
    Question("access", "Access needs met, and not met", _access),
    Question("money", "Money offered, claimed or paid, such as bus 4.80 sam", _money),
)
NOTE = (Question("note", "Anything else to note", _as_typed),)


@dataclass
class Conversation:
    """One event asked for, question by question."""

    keeping: saving.Keeping
    draft: EventDraft
    page: PageWords = field(init=False)

    def __post_init__(self) -> None:
        """Read the store's words."""
        self._read_words()

    def hold(self) -> Recorded | None:
        """Ask everything, then save; nothing where it was said not to save yet."""
        talking.say(
            "Enter alone leaves a question empty or keeps what stands in [ ]. Ctrl+C stops; every answer is kept."
        )
        self._ask(FIRST)
        self._who_came()
        self._ask(THEN)
        self._comments()
        self._safeguarding()
        self._ask(LAST)
        self._follow_ups()
        self._wordings()
        self._ask(NOTE)
        return self._save()

    def _set(self, **fields: object) -> None:
        self.draft = self.keeping.put(replace(self.draft, **fields))  # type: ignore[arg-type]  # names of its own fields only

    def _read_words(self) -> None:
        page = read_by.page_words(self.keeping.store, self.keeping.place)
        try:
            programme = event_page.said_programme(self.draft, page)
        except AskedWronglyError:
            programme = ""
        self.page = (
            read_by.page_words(self.keeping.store, self.keeping.place, programme) if programme else page
        )

    def _ask(self, questions: tuple[Question, ...]) -> None:
        for question in questions:
            self._ask_one(question)
        if questions is FIRST:
            self._read_words()

    def _ask_one(self, question: Question) -> None:
        """Ask until the answer can be read. What cannot be read is kept too, until something else is typed."""
        while True:
            typed = talking.ask(f"{question.asked}{self._standing(question.name)}: ").strip()
            if typed:
                self._set(**{question.name: typed})
            try:
                understood = question.read(self.draft, self.page)
            except AskedWronglyError as refusal:
                talking.say(str(refusal))
                continue
            if understood and getattr(self.draft, question.name):
                talking.say(f"  {understood}")
            if question.name != "date" or self._date_is_meant():
                return

    def _standing(self, name: str) -> str:
        usual = {
            "programme": self.draft.defaults.programme,
            "date": self.draft.defaults.date and date_words(self.draft.defaults.date),
        }
        standing = str(getattr(self.draft, name)) or usual.get(name, "")
        return f" [{standing}]" if standing else ""

    def _date_is_meant(self) -> bool:
        """A date to come is a planned event, or a slip: asked once."""
        said = event_page.said_date(self.draft, self.page)
        if not said.is_future:
            self._set(planned=False)
            return True
        if talking.ask(f"{planned_question(said)} ").strip().casefold() in ("y", "yes"):
            self._set(planned=True)
            return True
        self._set(date="")
        return False

    def _who_came(self) -> None:
        if self.draft.planned:
            return
        room = event_page.said_room(self.draft)
        held_on = event_page.said_date(self.draft, self.page).iso
        who = WhoCame(
            self.keeping.store, self.page, ask=True, place=self.draft.place.strip(), held_on=held_on
        )
        for chip in self.draft.chips:
            talking.say(f"  {chip.words}")
        waiting = [line for line in (self.draft.asking, *self.draft.who.split("; ")) if line.strip()]
        for line in waiting:
            talking.say(f"  Not on the list yet: {line}")
            self._add(who, line, room.number if room else None)
        for line in self._lines("Who came, one a line, such as Sam Okafor, Ambridge Carers or 4 carers"):
            self._add(who, line, room.number if room else None)
        self._set(who="", asking="")
        talking.say(f"  {self.draft.people(self.page).words}")

    def _add(self, who: WhoCame, line: str, room: int | None) -> None:
        """Put one line of who came on the list, or say why it cannot be read."""
        self._set(who=line)
        try:
            chips = who.chips(line, self.draft.chips, room)
        except AskedWronglyError as refusal:
            talking.say(str(refusal))
            return
        self._set(chips=(*self.draft.chips, *chips), who="")

    def _lines(self, asked: str) -> Iterator[str]:
        """Give each line answered until one is empty."""
        while line := talking.ask(f"{asked}: ").strip():
            yield line

    def _comments(self) -> None:
        kept = [comment for comment in self.draft.comments if not comment.is_empty]
        for number, comment in enumerate(kept, start=1):
            talking.say(f"  {number}  {comment.line or referral_words(comment.referral)}")
        asked = 'A comment, one a line; a leading " marks exact words, #theme !outcome @who at its end'
        for typed in self._lines(asked):
            for line in self._parted(typed):
                self._comment(line, kept)

    def _parted(self, typed: str) -> tuple[str, ...]:
        """A paste of many lines is asked about once: as many comments, or one."""
        lines = split_paste(typed)
        if len(lines) < 2 or talking.ask(f"{paste_words(len(lines))} ").strip().casefold() == "o":
            return (typed,)
        return lines

    def _comment(self, line: str, kept: list[DraftComment]) -> None:
        """Keep one comment line, and say what may not be as meant."""
        try:
            read = read_comment(line)
        except AskedWronglyError as refusal:
            talking.say(str(refusal))
            return
        kept.append(DraftComment(line))
        self._set(comments=tuple(kept), comment_at=len(kept) - 1)
        for doubt in event_page.comment_doubts(line, self.draft, self.page):
            talking.say(f"  {doubt}")
        for tag in read.tags:
            near = nearest_tag(tag.replace("_", " "), self.page.themes)
            if not near.known:
                talking.say(f"  #{tag}: {near.words}")

    def _safeguarding(self) -> None:
        """A question of its own, whose words never reach the draft or the journal."""
        if talking.ask(
            "Did anything have to be referred under safeguarding? (y/N) "
        ).strip().casefold() not in ("y", "yes"):
            return
        talking.say(SAFEGUARDING)
        role = talking.ask("Referred to which role: ").strip()
        while not role:
            role = talking.ask("A role is needed, such as safeguarding lead: ").strip()
        self._add_referral(role, self._day("On which day [today]: "))

    def _add_referral(self, role: str, day: str) -> None:
        kept = tuple(comment for comment in self.draft.comments if not comment.is_empty)
        self._set(comments=(*kept, DraftComment(sensitive="safeguarding", referred_to=role, referred_on=day)))

    def _day(self, question: str) -> str:
        while True:
            typed = talking.ask(question).strip()
            try:
                return read_date(typed, self.page.today).iso if typed else self.page.today.isoformat()
            except AskedWronglyError as refusal:
                talking.say(str(refusal))

    def _follow_ups(self) -> None:
        kept = [line for line in self.draft.follow_ups if line.strip()]
        for line in kept:
            talking.say(f"  {line}")
        for line in self._lines("We said we would, one a line, such as Ring the bus company /me /fri"):
            try:
                read = event_page.said_follow_up(line, self.draft, self.page)
            except AskedWronglyError as refusal:
                talking.say(str(refusal))
                continue
            talking.say(f"  {read.said}")
            kept.append(line)
            self._set(follow_ups=tuple(kept), follow_up_at=len(kept) - 1)

    def _wordings(self) -> None:
        kept = [wording for wording in self.draft.wordings if not wording.is_empty]
        while clause := talking.ask("Wording worked on: which clause, or Enter for none: ").strip():
            at = len(kept)
            kept.append(DraftWording(clause=clause))
            parts = (
                ("before", "Before"),
                ("after", "After"),
                ("reason", "Why"),
                ("comments", "Numbers of the comments that shaped it"),
            )
            for name, asked in parts:
                kept[at] = replace(kept[at], **{name: talking.ask(f"  {asked}: ").strip()})
                self._set(wordings=tuple(kept), wording_at=at)

    def _save(self) -> Recorded | None:
        """Put right what keeps it from being saved, question by question; then save once."""
        for problem in self.draft.problems(self.page):
            talking.say(problem.sentence)
            self._mend(problem.field, problem.at)
        if self.draft.problems(self.page):
            return self._save()
        twin = saving.twin_of(self.keeping.store, self.draft, self.page)
        question = (
            f"{saving.same_words(twin)}. Keep both? (y/N) "
            if twin
            else f"Save {self.draft.title.strip()}: {self.draft.summary()}? (Y/n) "
        )
        answer = talking.ask(question).strip().casefold()
        if answer in ("n", "no") or (twin and answer not in ("y", "yes")):
            return None
        return saving.record(self.keeping, self.draft, self.page)

    def _mend(self, name: str, at: int) -> None:
        """Ask again for what could not be read."""
        every = {question.name: question for question in (*FIRST, *THEN, *LAST, *NOTE)}
        if name in every:
            self._ask_one(every[name])
        elif name.startswith("wording_"):
            part = name.removeprefix("wording_")
            kept = list(self.draft.wordings)
            kept[at] = replace(kept[at], **{part: talking.ask(f"  {part.capitalize()}: ").strip()})
            self._set(wordings=tuple(kept))
        elif name in ("comments", "follow_ups"):
            self._retype(name, at)
        else:
            self._who_came()

    def _retype(self, name: str, at: int) -> None:
        line = talking.ask("  Type that line again, or Enter to leave it out: ").strip()
        if name == "comments":
            kept = [
                replace(each, line=line) if place == at else each
                for place, each in enumerate(self.draft.comments)
            ]
            self._set(comments=tuple(kept))
        else:
            self._set(
                follow_ups=tuple(
                    line if place == at else each for place, each in enumerate(self.draft.follow_ups)
                )
            )
