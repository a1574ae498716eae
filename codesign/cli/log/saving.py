"""A draft on its way into the store: kept at every step, looked at for a twin, recorded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codesign.cli import printing, talking
from codesign.entry.event_draft import VERSION, EventDraft
from codesign.errors import CodesignError, Exit
from codesign.text import shorten

if TYPE_CHECKING:
    from codesign.cli.opening import Place
    from codesign.entry.event_page import PageWords
    from codesign.records.events import EventLine, Recorded
    from codesign.store import Store
    from codesign.store.drafts import Drafts


class LooksTheSameError(CodesignError):
    """An event with the same title, date and place is here already."""

    exit_code = Exit.FOUND_PROBLEMS

    def __init__(self, twin: EventLine) -> None:
        super().__init__(f"{same_words(twin)}.", todo="--keep-both saves this one too.")


@dataclass
class Keeping:
    """One draft being filled in. Every state of it is put away at once."""

    store: Store
    drafts: Drafts
    place: Place
    draft_id: str

    def put(self, draft: EventDraft) -> EventDraft:
        """Keep the draft as it is now, and return it."""
        self.drafts.put(
            self.draft_id, "event", draft.to_state(), self.place.settings.device_letters, version=VERSION
        )
        return draft

    @contextmanager
    def kept_whatever_happens(self) -> Iterator[None]:
        """Whatever ends this early, everything typed is put away, and how to go on is said after the reason."""
        try:
            yield
        except CodesignError as refusal:
            self.drafts.flush()
            refusal.todo = f"{refusal.todo}\n{self.how_to_go_on}".strip()
            raise
        except BaseException:  # Ctrl+C, or a fault of ours
            self.drafts.flush()
            talking.say(f"\n{self.how_to_go_on}")
            raise

    @property
    def how_to_go_on(self) -> str:
        """Say where what was typed is, and how to go on with it."""
        return (
            f"What you typed is kept. `codesign log --draft {self.draft_id}` goes on with it;"
            f" `codesign drafts discard {self.draft_id}` throws it away."
        )


def twin_of(store: Store, draft: EventDraft, page: PageWords) -> EventLine | None:
    """Return an event that looks the same as the draft, saved before or by a colleague."""
    from codesign.entry.event_page import said_date

    same = store.events.same_as(draft.title, said_date(draft, page).iso, draft.place.strip())
    return same[0] if same else None


def same_words(twin: EventLine) -> str:
    """Say which event looks the same, and who saved it when."""
    from codesign.records.columns_shown import moment_words

    return f"{twin.reference} looks the same (saved {moment_words(twin.recorded)} by {twin.officer})"


def record(keeping: Keeping, draft: EventDraft, page: PageWords, *, state: str = "") -> Recorded:
    """Record the event once, and forget its draft. One whose draft was saved before is not written again."""
    new = draft.to_new_event(page, draft_id=keeping.draft_id)
    if state:
        new = replace(new, state=state)
    said = _said_again(keeping.store, [comment.words for comment in new.comments if comment.words.strip()])
    recorded = keeping.store.events.record(new)
    if not recorded.already:
        for sentence in said:
            talking.say(sentence)
    _tidy_away(keeping)
    return recorded


def _said_again(store: Store, comments: Sequence[str]) -> list[str]:
    """Say which comments of an event are said twice in it, or were said before: all are kept."""
    from codesign.coding.repeats import folded

    times = Counter(filter(None, map(folded, comments)))
    words = {folded(comment): comment for comment in reversed(comments)}
    twice = [
        f"{_quoted(words[each])} stands here {_times(count)}." for each, count in times.items() if count > 1
    ]
    before = store.again.said_before(comments)
    return [*twice, *(f"Said before: {_quoted(said)} is {reference}." for said, reference in before.items())]


def _quoted(words: str) -> str:
    return f"“{shorten(words, 40)}”"


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count:,} times"


def _tidy_away(keeping: Keeping) -> None:
    """Forget the draft of an event that is saved. Where that fails the event stands: an error would have it logged twice."""
    try:
        keeping.drafts.finish(keeping.draft_id)
    except CodesignError:
        talking.say(
            "The event is saved, but its unfinished copy could not be tidied away: do not log it again."
        )


def say_recorded(store: Store, recorded: Recorded, *, json: bool) -> None:
    """Print what was recorded, and say how to take it back."""
    from codesign.text import removed_words

    if json:
        printing.as_json(
            {"event": store.cards.event(recorded.id), "change": recorded.change, "already": recorded.already}
        )
    else:
        printing.line(recorded.reference)
    if recorded.already:
        talking.say("It had been saved before; nothing was written twice.")
    else:
        talking.say(
            f"Saved. `codesign undo {recorded.change}` takes it back. {removed_words(recorded.removed)}".strip()
        )
