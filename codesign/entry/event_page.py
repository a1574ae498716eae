"""What a page half written means: who came, what is wrong and where, and the event to record.

A problem keeps the page from being saved and names its field. A doubt is only said: what cannot be tied to a contact or
an outcome is kept as a note beside the comment, never dropped and never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from codesign.entry.access import Access
from codesign.entry.comments import CommentLine, NothingSaidError, read_comment
from codesign.entry.errors import EntryError, quoted
from codesign.entry.event_draft import Chip, DraftComment, DraftWording, EventDraft
from codesign.entry.event_fields import (
    NO_PROGRAMME,
    STORED_PERMISSION,
    KeyedEntry,
    PageWords,
    officer,
    people,
    said_access,
    said_date,
    said_follow_up,
    said_method,
    said_money,
    said_permission,
    said_programme,
    said_room,
    said_times,
)
from codesign.entry.money import Money
from codesign.entry.tags import tag_key
from codesign.entry.wording import Entry, find_entries
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewWording
from codesign.records.people import Came, NewContact, SameAnswer

__all__ = [
    "NO_PROGRAMME",
    "STORED_PERMISSION",
    "KeyedEntry",
    "PageProblemError",
    "PageWords",
    "Problem",
    "Speaker",
    "comment_doubts",
    "kept_comments",
    "officer",
    "outcome_ids",
    "people",
    "problems",
    "read_line",
    "said_access",
    "said_date",
    "said_follow_up",
    "said_method",
    "said_money",
    "said_permission",
    "said_programme",
    "said_room",
    "said_times",
    "speaker",
    "theme_name",
    "to_new_event",
    "who_is",
]


class Problem(NamedTuple):
    """What keeps the page from being saved."""

    field: str
    sentence: str
    at: int = 0
    """Which line, of a field with several."""


class Speaker(NamedTuple):
    """Who said a comment, as far as its marks can be tied to who came."""

    who: int | None
    kind: str
    note: str


class PageProblemError(EntryError):
    """A page that cannot be saved yet."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


def problems(draft: EventDraft, page: PageWords) -> tuple[Problem, ...]:
    """Return what keeps the page from being saved, in the order of the page."""
    return tuple(_problems(draft, page))


def _problems(draft: EventDraft, page: PageWords) -> Iterator[Problem]:
    yield from _try("programme", lambda: said_programme(draft, page))
    if not draft.title.strip():
        yield Problem("title", "An event needs a title. A few words will do: where it was, or what about.")
    yield from _date_problems(draft, page)
    yield from _try("time", lambda: said_times(draft))
    yield from _try("how", lambda: said_method(draft.how, page.methods))
    if draft.who.strip() or draft.asking:
        yield Problem("who", "This line is not on the list yet: Enter adds it.")
    yield from _try("room", lambda: said_room(draft))
    yield from _try("permission", lambda: said_permission(draft, page))
    for at, comment in enumerate(draft.comments):
        if comment.line.strip():
            yield from _try("comments", lambda line=comment.line: read_comment(line), at)  # type: ignore[misc]  # a default binds it now
    yield from _try("access", lambda: said_access(draft, page))
    yield from _try("money", lambda: said_money(draft, page))
    for at, line in enumerate(draft.follow_ups):
        if line.strip():
            yield from _try("follow_ups", lambda line=line: said_follow_up(line, draft, page), at)  # type: ignore[misc]  # a default binds it now
    for at, wording in enumerate(draft.wordings):
        yield from _wording_problems(wording, draft, at)


def _date_problems(draft: EventDraft, page: PageWords) -> Iterator[Problem]:
    try:
        said = said_date(draft, page)
    except EntryError as failure:
        yield Problem("date", str(failure))
        return
    if said.is_future and not draft.planned:
        from codesign.entry.dates import planned_question

        yield Problem("date", planned_question(said))
    elif said.is_future and draft.chips:
        yield Problem(
            "date", "A planned event cannot have people who came yet: change the date, or take them off."
        )


def _wording_problems(wording: DraftWording, draft: EventDraft, at: int) -> Iterator[Problem]:
    if wording.is_empty:
        return
    if not wording.clause.strip():
        yield Problem("wording_clause", "Which clause is this? Its number, or its first words.", at)
    elif not wording.after.strip() and not wording.before.strip():
        yield Problem("wording_after", "What should it say? Type the words after the change.", at)
    yield from _try("wording_comments", lambda: _numbers(wording.comments, draft), at)


def _try(name: str, read: Callable[[], object], at: int = 0) -> Iterator[Problem]:
    try:
        read()
    except EntryError as failure:
        yield Problem(name, str(failure), at)


def to_new_event(draft: EventDraft, page: PageWords, *, draft_id: str = "") -> NewEvent:
    """Return the event to record.

    Raises:
        PageProblemError: something on the page cannot be read; the first, in the order of the page.
    """
    for problem in problems(draft, page):
        raise PageProblemError(problem)
    said, times, room = said_date(draft, page), said_times(draft), said_room(draft)
    method = said_method(draft.how, page.methods)
    access, money = said_access(draft, page), said_money(draft, page)
    consultation = draft.consultation.strip() or draft.defaults.consultation
    group = next((chip.contact_id for chip in draft.chips if chip.is_group), "")
    draft = replace(
        draft, chips=tuple(chip for chip in draft.chips if not chip.is_group)
    )  # a group is nobody who came
    return NewEvent(
        title=draft.title.strip(),
        held_on=said.iso,
        state="planned" if said.is_future else "held",
        starts=times.starts if times else "",
        ends=times.ends if times else "",
        zone=page.zone,
        place=draft.place.strip(),
        area=_area(draft.place, page.places),
        method=method.code if method else "",
        programme_id=said_programme(draft, page),
        group_id=group,
        consultation="" if consultation.casefold() in NO_PROGRAMME else consultation,
        officer=officer(draft, page),
        note=draft.note,
        head_count=room.number if room else None,
        head_count_about=room.about if room else False,
        permission=said_permission(draft, page),
        came=tuple(_came(chip) for chip in draft.chips),
        comments=tuple(_comment(each, draft, page) for each in kept_comments(draft)),
        access=_access(access),
        money=_money(money, draft.chips),
        follow_ups=tuple(_follow_up(line, draft, page) for line in draft.follow_ups if line.strip()),
        wordings=tuple(_wording(each, draft) for each in draft.wordings if not each.is_empty),
        draft_id=draft_id,
    )


def kept_comments(draft: EventDraft) -> list[DraftComment]:
    """Return the comments there is something in, in their order."""
    return [comment for comment in draft.comments if not comment.is_empty]


def speaker(marks: Sequence[str], chips: Sequence[Chip], kinds: Sequence[Entry]) -> Speaker:
    """Tie who said a comment to one person who came, or to a kind; what fits neither is kept as a note."""
    who: int | None = None
    kind, note = "", []
    for mark in marks:
        found = who_is(mark, chips)
        of_kind = find_entries(mark.replace("_", " "), kinds) if len(found) != 1 else ()
        if len(found) == 1 and who is None:
            who = found[0]
        elif not found and len(of_kind) == 1 and not kind:
            kind = of_kind[0].code
        else:
            note.append(f"Said by {mark.replace('_', ' ')}, as typed.")
    return Speaker(who, kind, " ".join(note))


def who_is(mark: str, chips: Sequence[Chip]) -> list[int]:
    """Return the places of the people who came whose name begins as typed; the whole name wins."""
    wanted = tag_key(mark)
    named = [(place, tag_key(chip.name)) for place, chip in enumerate(chips) if chip.kind != "count"]
    whole = [place for place, name in named if name == wanted]
    starts = [place for place, name in named if name.startswith(wanted) or f" {wanted}" in f" {name}"]
    return whole or starts


def outcome_ids(codes: Sequence[str], outcomes: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the ids of outcomes by their codes as text, and a note of the codes nobody holds."""
    folded = {code.casefold(): id_ for code, id_ in outcomes.items()}
    unknown = [code for code in codes if code.casefold() not in folded]
    note = f"Outcome {', '.join(unknown)}, as typed: not in the framework then." if unknown else ""
    return [folded[code.casefold()] for code in codes if code.casefold() in folded], note


def theme_name(typed: str, themes: Mapping[str, int]) -> str:
    """Return the theme's name as it is held, or a new one's with its spaces."""
    wanted = tag_key(typed)
    return next((name for name in themes if tag_key(name) == wanted), typed.replace("_", " "))


def _comment(comment: DraftComment, draft: EventDraft, page: PageWords) -> NewComment:
    if comment.is_referral:
        return NewComment(
            words="",
            sensitive="safeguarding",
            referred_to=comment.referred_to,
            referred_on=comment.referred_on,
        )
    read = read_comment(comment.line)
    said_by = speaker(read.who, draft.chips, page.kinds)
    outcomes, unknown = outcome_ids(read.outcomes, page.outcomes)
    return NewComment(
        words=read.words,
        exact=read.exact,
        who=said_by.who,
        kind=said_by.kind,
        speaking_for=read.speaking_for or "self",
        for_count=read.for_count,
        permission=STORED_PERMISSION[read.permission] if read.permission else "",
        themes=tuple(theme_name(tag, page.themes) for tag in read.tags),
        outcomes=tuple(dict.fromkeys(outcomes)),
        note=" ".join(part for part in (said_by.note, unknown) if part),
        sensitive=comment.sensitive,
        referred_to=comment.referred_to,
        referred_on=comment.referred_on,
    )


def comment_doubts(line: str, draft: EventDraft, page: PageWords) -> list[str]:
    """Say what may not be as meant in a comment; never a reason to refuse."""
    try:
        read = read_comment(line)
    except NothingSaidError:
        return []
    said_by = speaker(read.who, draft.chips, page.kinds)
    unknown = outcome_ids(read.outcomes, page.outcomes)[1]
    return [*read.doubts, *(f"Kept as a note: {note}" for note in (said_by.note, unknown) if note)]


def _came(chip: Chip) -> Came:
    answers = tuple(
        SameAnswer(each.candidate_id, each.answer, chip.typed, each.reasons, each.remember)
        for each in chip.answers
    )
    if chip.kind == "count":
        return Came(kind=chip.code, heads=chip.heads, about=chip.about)
    if chip.contact_id:
        return Came(
            contact_id=chip.contact_id,
            capacity=chip.capacity,
            organisation_id=chip.group_id,
            organisation=chip.organisation,
            as_held=not chip.organisation,
            answers=answers,
        )
    note = f"Under 16; name kept because: {chip.reason}" if chip.reason else ""
    new = NewContact(
        name=chip.name, sort=chip.sort, organisation=chip.organisation, role=chip.capacity, note=note
    )
    return Came(new=new, capacity=chip.capacity, organisation=chip.organisation, answers=answers)


def _access(access: Access | None) -> tuple[NewAccess, ...]:
    if access is None:
        return ()
    sides = ((access.met, True), (access.not_met, False))
    return tuple(
        NewAccess(need.code or need.text, met=met, people=need.number, note=need.text if need.code else "")
        for listed, met in sides
        for need in listed
    )


def _money(money: Money | None, chips: Sequence[Chip]) -> tuple[NewMoney, ...]:
    lines = []
    for line in money.lines if money else ():
        found = who_is(line.who, chips) if line.who else []
        who = found[0] if len(found) == 1 else None
        lines.append(
            NewMoney(
                kind=line.kind,
                pence=line.pence,
                state=line.state,
                who=who,
                who_words="" if who is not None else line.who,
                benefits_advice=line.advice_offered,
            )
        )
    return tuple(lines)


def _follow_up(line: str, draft: EventDraft, page: PageWords) -> NewFollowUp:
    read = said_follow_up(line, draft, page)
    return NewFollowUp(read.words, owner=read.owner, due=read.due.iso if read.due else "")


def _wording(wording: DraftWording, draft: EventDraft) -> NewWording:
    return NewWording(
        clause=wording.clause.strip(),
        before=wording.before.strip(),
        after=wording.after.strip(),
        reason=wording.reason.strip(),
        comments=_numbers(wording.comments, draft),
    )


def _numbers(typed: str, draft: EventDraft) -> tuple[int, ...]:
    """Read the numbers of comments on this page, as they stand among those that will be saved."""
    wanted = typed.replace(",", " ").replace("and", " ").replace("#", " ").split()
    kept = [at for at, comment in enumerate(draft.comments) if not comment.is_empty]
    numbers = []
    for each in wanted:
        at = int(each) - 1 if each.isdecimal() and len(each) < 6 else -1
        if at not in kept:
            raise EntryError(f"There is no comment {quoted(each)} on this page.", todo="Type numbers: 1, 3.")
        numbers.append(kept.index(at))
    return tuple(dict.fromkeys(numbers))


def _area(place: str, places: Mapping[str, str]) -> str:
    return next((area for name, area in places.items() if name.casefold() == place.strip().casefold()), "")


def read_line(line: str) -> CommentLine | None:
    """Read a comment line, or nothing where there are no words yet."""
    try:
        return read_comment(line)
    except EntryError:
        return None
