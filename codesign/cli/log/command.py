"""`codesign log`: one event, from flags, or with none, question by question with the same drafts as the screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, talking
from codesign.cli.grouping import Json, OfProgramme
from codesign.cli.opening import Place, drafts_of, opened_at, place_of
from codesign.errors import AskedWronglyError

if TYPE_CHECKING:
    from codesign.cli.log.saving import Keeping
    from codesign.entry.event_draft import Chip, EventDraft
    from codesign.entry.event_page import PageWords
    from codesign.records.events import Recorded
    from codesign.store import Store
    from codesign.store.drafts import Draft, Drafts

OUTSIDE = ("cancelled", "nobody-came")
Lines = list[str] | None


class HalfAReferralError(AskedWronglyError):
    """A day of a referral without whom it was referred to."""

    def __init__(self) -> None:
        super().__init__(
            "To whom was it referred?",
            todo="Give --safeguarding-referred-to with the role, never what was said.",
        )


class NoSuchDraftError(AskedWronglyError):
    """The draft cannot be gone on with."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Draft {typed} is open in another copy of codesign, or is no event.",
            todo="`codesign drafts` lists them.",
        )


def log(
    context: typer.Context,
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="A few words: where it was, or what about.")
    ] = "",
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="As people say it, day first; today if not said.")
    ] = "",
    time: Annotated[str, typer.Option("--time", metavar="TIME", help="Such as 1400-1530.")] = "",
    place: Annotated[str, typer.Option("--place", metavar="WORDS", help="Where.")] = "",
    how: Annotated[
        str, typer.Option("--how", metavar="METHOD", help="A word of the vocabulary methods, or its letter.")
    ] = "",
    programme: OfProgramme = "",
    consultation: Annotated[
        str, typer.Option("--consultation", metavar="WORDS", help="The formal consultation it is part of.")
    ] = "",
    officer: Annotated[
        str, typer.Option("--officer", metavar="NAME", help="Whose event it is; yours if not said.")
    ] = "",
    came: Annotated[
        Lines,
        typer.Option(
            "--came",
            metavar="WHO",
            help="'4 carers', 'Sam Okafor, Ambridge Carers (chair)' or N12. May be given again.",
        ),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Everybody named is new, whoever looks like them.")
    ] = False,
    room: Annotated[str, typer.Option("--room", metavar="N", help="How many were in the room.")] = "",
    permission: Annotated[
        str,
        typer.Option(
            "--permission", metavar="WORDS", help="To quote: not asked, no, anonymous, by role, by name."
        ),
    ] = "",
    comment: Annotated[
        Lines,
        typer.Option(
            "--comment",
            metavar="LINE",
            help="As on the screen: #theme !outcome @who at its end. May be given again.",
        ),
    ] = None,
    referred_to: Annotated[
        str,
        typer.Option(
            "--safeguarding-referred-to",
            metavar="ROLE",
            help="To whom it was referred; never what was said. codesign tells nobody.",
        ),
    ] = "",
    referred_on: Annotated[
        str,
        typer.Option("--safeguarding-on", metavar="DATE", help="When it was referred; today if not said."),
    ] = "",
    access: Annotated[
        str, typer.Option("--access", metavar="WORDS", help="Access needs met, and not met.")
    ] = "",
    money: Annotated[
        str, typer.Option("--money", metavar="LINE", help="'bus 4.80 sam; voucher 20 declined'.")
    ] = "",
    follow_up: Annotated[
        Lines,
        typer.Option(
            "--follow-up", metavar="LINE", help="'Ring the bus company /me /fri'. May be given again."
        ),
    ] = None,
    clause: Annotated[
        str, typer.Option("--clause", metavar="CLAUSE", help="A clause that was worked on.")
    ] = "",
    before: Annotated[str, typer.Option("--before", metavar="WORDS", help="Its words before.")] = "",
    after: Annotated[str, typer.Option("--after", metavar="WORDS", help="Its words after.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why people wanted it changed.")] = "",
    shaped_by: Annotated[
        str, typer.Option("--shaped-by", metavar="N,N", help="Numbers of the comments here that shaped it.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Anything else.")] = "",
    planned: Annotated[bool, typer.Option("--planned", help="It is still to come.")] = False,
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help="cancelled or nobody-came, where it was not held.")
    ] = "",
    keep_both: Annotated[
        bool, typer.Option("--keep-both", help="Save it though an event that looks the same is here.")
    ] = False,
    draft: Annotated[
        str,
        typer.Option("--draft", metavar="DRAFT", help="Go on with unfinished work, question by question."),
    ] = "",
    json: Json = False,
) -> None:
    """Record one event. From flags, or with none of them question by question; unfinished, it is kept as a draft."""
    from codesign.cli.log import saving
    from codesign.entry.event_draft import DraftComment, DraftWording, EventDraft

    if referred_on and not referred_to:
        raise HalfAReferralError
    chosen = options.choice("state that is neither held nor planned", state, OUTSIDE)
    where = place_of(context)
    comments = [DraftComment(line) for line in comment or ()]
    if referred_to:
        day = options.said_day(referred_on, where.today)
        comments.append(DraftComment(sensitive="safeguarding", referred_to=referred_to, referred_on=day))
    typed = EventDraft(
        title=title, date=date, planned=planned, time=time, place=place, how=how, programme=programme,
        consultation=consultation, officer=officer, room=room, permission=permission, access=access, money=money, note=note,
        comments=tuple(comments) or (DraftComment(),),
        follow_ups=tuple(follow_up or ()) or ("",),
        wordings=(DraftWording(clause, before, after, why, shaped_by),),
    )  # fmt: skip
    with ExitStack() as stack:
        drafts = stack.enter_context(drafts_of(where))
        store = stack.enter_context(opened_at(where))
        stack.callback(_close_when_told(drafts))
        if draft or (typed.is_empty and not came):
            recorded = _by_questions(store, drafts, where, draft)
        else:
            keeping = saving.Keeping(store, drafts, where, store.hands.ids.new())
            recorded = _from_flags(keeping, typed, came or [], new=new, state=chosen, keep_both=keep_both)
        if recorded:
            saving.say_recorded(store, recorded, json=json)


def _from_flags(
    keeping: Keeping, typed: EventDraft, came: list[str], *, new: bool, state: str, keep_both: bool
) -> Recorded:
    """Record what the flags say; where it cannot be read, keep it as a draft and say why."""
    from codesign.cli.log import read_by, saving

    draft = replace(
        typed,
        who="; ".join(came),
        defaults=read_by.defaults(keeping.store, keeping.place, as_last_time=False),
    )
    keeping.put(draft)
    with keeping.kept_whatever_happens():
        page = _page(keeping, draft)
        draft = keeping.put(replace(draft, chips=_chips(keeping, draft, page, came, new=new), who=""))
        twin = None if keep_both or draft.problems(page) else saving.twin_of(keeping.store, draft, page)
        if twin:
            raise saving.LooksTheSameError(twin)
        _say_doubts(draft, page)
        return saving.record(keeping, draft, page, state=state)


def _page(keeping: Keeping, draft: EventDraft) -> PageWords:
    from codesign.cli.log import read_by
    from codesign.entry.event_page import said_programme

    page = read_by.page_words(keeping.store, keeping.place)
    programme = said_programme(draft, page)
    return read_by.page_words(keeping.store, keeping.place, programme) if programme else page


def _chips(
    keeping: Keeping, draft: EventDraft, page: PageWords, came: list[str], *, new: bool
) -> tuple[Chip, ...]:
    from codesign.cli.log.people import WhoCame
    from codesign.entry.event_page import said_date, said_room

    room = said_room(draft)
    held_on = said_date(draft, page).iso
    who = WhoCame(
        keeping.store, page, ask=talking.is_terminal(), new=new, place=draft.place.strip(), held_on=held_on
    )
    chips: tuple[Chip, ...] = ()
    for line in came:
        chips = (*chips, *who.chips(line, chips, room.number if room else None))
    return chips


def _say_doubts(draft: EventDraft, page: PageWords) -> None:
    """Say what was understood that may not be meant: themes not in the codebook, people not accounted for."""
    from codesign.entry.event_page import comment_doubts, read_line
    from codesign.entry.tags import nearest_tag

    if draft.chips:
        talking.say(draft.people(page).words)
    for comment in draft.comments:
        for doubt in comment_doubts(comment.line, draft, page) if comment.line else ():
            talking.say(doubt)
        read = read_line(comment.line) if comment.line else None
        for tag in read.tags if read else ():
            near = nearest_tag(tag.replace("_", " "), page.themes)
            if not near.known:
                talking.say(f"#{tag}: {near.words}")


def _by_questions(store: Store, drafts: Drafts, place: Place, named: str) -> Recorded | None:
    from codesign.cli.log import read_by, saving
    from codesign.cli.log.questions import Conversation
    from codesign.entry.event_draft import EventDraft

    held = _held(drafts, named)
    keeping = saving.Keeping(store, drafts, place, held.line.id if held else store.hands.ids.new())
    draft = (
        _as_it_stands(store, EventDraft.from_state(held.state))
        if held
        else EventDraft(defaults=read_by.defaults(store, place, as_last_time=True))
    )
    with keeping.kept_whatever_happens():
        recorded = Conversation(keeping, draft).hold()
    if recorded is None:
        talking.say(keeping.how_to_go_on)
    return recorded


def _as_it_stands(store: Store, draft: EventDraft) -> EventDraft:
    """Return a draft on which somebody merged or renamed since is who they are now."""
    from codesign.entry.chips_as_they_stand import as_they_stand

    ends = store.same_person.ends()
    ids = {ends.get(chip.contact_id, chip.contact_id) for chip in draft.chips if chip.contact_id}
    names = store.same_person.names(ids) if ids else {}
    return replace(draft, chips=tuple(as_they_stand(draft.chips, ends, names.get)))


def _held(drafts: Drafts, named: str) -> Draft | None:
    """Return the draft to go on with: the one named, or at a terminal the newest if that is wanted."""
    from codesign.cli.drafts import find

    if named:
        line = find(drafts, named)
        if line.kind != "event" or not drafts.claim(line.id):
            raise NoSuchDraftError(named)
        return drafts.get(line.id)
    if not talking.is_terminal():
        return None
    for line in drafts.list():
        if line.kind == "event" and not line.is_elsewhere:
            title = line.title or "without a title yet"
            if talking.agrees(
                f"There is an unfinished event, {title}. Go on with it?", otherwise="--draft names it."
            ) and drafts.claim(line.id):
                return drafts.get(line.id)
    return None


def _close_when_told(drafts: Drafts) -> Callable[[], None]:
    """Write everything typed when the program is told to end (a closed window, a shutdown)."""
    from codesign import crash

    try:
        return crash.on_terminate(drafts.close)
    except ValueError:  # not the main thread: nobody sends it signals
        return lambda: None
