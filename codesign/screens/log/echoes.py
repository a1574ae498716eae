"""What is said back beside each field: what was understood, or, once it is left, what is wrong. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from codesign.entry import event_page
from codesign.entry.comments import read_comment
from codesign.entry.dates import date_words, planned_question
from codesign.entry.errors import EntryError
from codesign.entry.event_draft import DraftComment, EventDraft
from codesign.entry.event_page import PageWords
from codesign.text import plural

LONG = 4_000
"""A comment past this is a letter: reading it again at every key would be felt."""


class Echo(NamedTuple):
    """What is said of a field."""

    words: str
    is_wrong: bool = False


def echo(name: str, draft: EventDraft, page: PageWords) -> Echo:
    """Say what a field was understood as, or why it was not."""
    say = _ECHOES.get(name)
    if say is None:
        return Echo("")
    try:
        return Echo(say(draft, page))
    except EntryError as refused:
        return Echo(str(refused), is_wrong=True)


def place_offer(draft: EventDraft, page: PageWords) -> str:
    """Return the place used before that the typed one begins, or nothing."""
    wanted = draft.place.strip().casefold()
    if not wanted or any(name.casefold() == wanted for name in page.places):
        return ""
    starts = [name for name in page.places if name.casefold().startswith(wanted)]
    holds = [name for name in page.places if f" {wanted}" in name.casefold()]
    return next(iter([*starts, *holds]), "")


def comment_mark(comment: DraftComment, before: str = "") -> str:
    """Return the marks a comment bears when it has been left, in words. `before` is the comment that said it before."""
    marks = []
    if comment.line.lstrip()[:1] in ('"', "“"):
        marks.append("exact words")
    if _personal(comment.line):
        marks.append("personal?")
    if comment.sensitive:
        marks.append(comment.sensitive)
    if before:
        marks.append(f"said before: {before}")
    return f"‹{' · '.join(marks)}›" if marks else ""


def comment_echo(comment: DraftComment, draft: EventDraft, page: PageWords, before: str = "") -> str:
    """Say what a comment line is taken as, what may be amiss, what it may be besides, and by which comment it was said before."""
    if not comment.line.strip():
        return 'Our note; " first for exact words. At the end #theme @who !outcome /anon'
    if len(comment.line) > LONG:
        return f"{len(comment.line):,} characters, kept whole. Its marks are read when it is saved."
    said = event_page.comment_doubts(comment.line, draft, page)
    if _sounds_like_complaint(comment):
        said.append(
            "A complaint? Feedback is not the complaints procedure: Ctrl+T marks it and begins a follow-up."
        )
    personal = ", ".join(_personal(comment.line))
    if personal:
        said.append(f"personal? {personal}: looked at before anything leaves.")
    if before:
        said.append(f"Said before: {before}. It may be kept: two people may say one thing.")
    return " ".join([_taken_as(comment), *said]).strip()


def _personal(line: str) -> list[str]:
    """Return what in the words of a line may identify somebody; who said it stands in its marks, not its words."""
    from codesign.coding.personal import kinds_in

    try:
        words = read_comment(line).words
    except EntryError:
        words = line
    return sorted(kinds_in(words))


def _taken_as(comment: DraftComment) -> str:
    try:
        read = read_comment(comment.line)
    except EntryError as refused:
        return str(refused)
    marks = [f"#{tag}" for tag in read.tags] + [f"@{who}" for who in read.who]
    marks += [f"!{code}" for code in read.outcomes]
    if read.permission:
        marks.append(f"quote: {event_page.STORED_PERMISSION[read.permission].replace('-', ' ')}")
    if read.speaking_for and read.speaking_for != "self":
        number = f" {read.for_count:,}" if read.for_count is not None else ""
        marks.append(f"for {'an organisation' if read.speaking_for == 'organisation' else 'others'}{number}")
    return " ".join(["Exact words." if read.exact else "Our note.", *marks])


def _sounds_like_complaint(comment: DraftComment) -> bool:
    return not comment.sensitive and "complain" in comment.line.casefold()


def _programme(draft: EventDraft, page: PageWords) -> str:
    id_ = event_page.said_programme(draft, page)
    title = next((title for title, each in page.programmes.items() if each == id_), draft.defaults.programme)
    if not id_:
        return "none yet: it can be set later" if draft.programme.strip() else ""
    return title if draft.programme.strip() else ""


def _date(draft: EventDraft, page: PageWords) -> str:
    said = event_page.said_date(draft, page)
    if not said.is_future:
        return said.words
    return f"{said.words} · planned" if draft.planned else f"{date_words(said.iso)}. {planned_question(said)}"


def _time(draft: EventDraft, _: PageWords) -> str:
    said = event_page.said_times(draft)
    return said.words if said else ""


def how_keys(page: PageWords) -> str:
    """Return the letters that choose how people were engaged."""
    keyed = [
        (entry.key, min((entry.name, *entry.words), key=len).lower()) for entry in page.methods if entry.key
    ]
    return " · ".join(f"{key} {word}" for key, word in keyed)


def permission_words(page: PageWords) -> str:
    """Return what may be typed for whether the session may be quoted."""
    return " · ".join(entry.code.replace("-", " ") for entry in page.permissions)


def _how(draft: EventDraft, page: PageWords) -> str:
    method = event_page.said_method(draft.how, page.methods)
    return method.name if method else ""


def _place(draft: EventDraft, page: PageWords) -> str:
    offer = place_offer(draft, page)
    return f"Enter: {offer}" if offer else ""


def _room(draft: EventDraft, _: PageWords) -> str:
    said = event_page.said_room(draft)
    return said.words if said else "if somebody counted heads"


def _permission(draft: EventDraft, page: PageWords) -> str:
    code = event_page.said_permission(draft, page)
    name = next((entry.name for entry in page.permissions if entry.code == code), code)
    return f"{name}: never quoted" if code in ("not-asked", "no") else name


def _access(draft: EventDraft, page: PageWords) -> str:
    said = event_page.said_access(draft, page)
    return said.words if said else ""


def _money(draft: EventDraft, page: PageWords) -> str:
    said = event_page.said_money(draft, page)
    return said.words if said else ""


def _follow_ups(draft: EventDraft, page: PageWords) -> str:
    line = draft.follow_ups[min(draft.follow_up_at, len(draft.follow_ups) - 1)]
    if not line.strip():
        return "such as: Ring Stagecoach about the 4pm bus /me /fri"
    read = event_page.said_follow_up(line, draft, page)
    missing = [what for what, held in (("owner", read.owner), ("date", read.due)) if not held]
    waits = f"No {' and no '.join(missing)}: it waits on Today." if missing else ""
    return " ".join(filter(None, (read.said, *read.doubts, waits)))


_ECHOES: dict[str, Callable[[EventDraft, PageWords], str]] = {
    "programme": _programme,
    "date": _date,
    "time": _time,
    "how": _how,
    "place": _place,
    "room": _room,
    "permission": _permission,
    "access": _access,
    "money": _money,
    "follow_ups": _follow_ups,
}


def so_far(draft: EventDraft, page: PageWords) -> str:
    """Say all that is on the page, for the side of a wide screen."""
    said = [each for each in draft.comments if not each.is_empty]
    untagged = sum(not _tags(each) for each in said)
    promised = sum(bool(line.strip()) for line in draft.follow_ups)
    try:
        when = date_words(event_page.said_date(draft, page).iso)
    except EntryError:
        when = "no date yet"
    lines = [
        draft.title.strip() or "No title yet",
        when,
        draft.place.strip(),
        "",
        draft.people(page).words,
        "",
        plural(len(said), "comment") + (f", {untagged:,} to tag" if untagged else ""),
        plural(promised, "follow-up"),
    ]
    return "\n".join(lines)


def _tags(comment: DraftComment) -> bool:
    read = event_page.read_line(comment.line)
    return bool(read and (read.tags or read.outcomes))
