"""Who of the contacts just imported may be somebody held already: said with a count, and left to people. Nothing is merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from codesign.matching.newcomers import look_alikes
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.matching.entry import Entry
    from codesign.store import Store

MOST_HELD = 20_000
"""Among more contacts than these an import does not look by itself: it would take longer than the import."""
_BREATH = 0.001
_AT_ONCE = 100
_WHERE = "under Contacts, Same person? (m), or with `codesign contacts duplicates`"


class Alike(NamedTuple):
    """How many new contacts look like somebody."""

    held: int = 0
    """Like somebody who was held before."""
    twice: int = 0
    """Like another row of the same file, and like nobody held."""
    looked: bool = True
    questions: int = 0
    """How many questions wait now, about everybody; several contacts may stand in one, and one may have been there before."""

    @property
    def words(self) -> str:
        """Say it in a sentence, and where they wait; nothing where there is nothing to say."""
        if not self.looked:
            return f"Whether any of them is somebody held already is asked {_WHERE}."
        said = [
            f"{plural(self.held, 'new contact')} may be somebody held already" if self.held else "",
            f"{plural(self.twice, 'new contact')} may stand in the file more than once" if self.twice else "",
        ]
        if not any(said):
            return ""
        wait = (
            f"{plural(self.questions, 'question')} {'waits' if self.questions == 1 else 'wait'}"
            if self.questions
            else "They wait"
        )
        return f"{'; '.join(filter(None, said))}. {wait} {_WHERE}; nothing was merged."


def alike(store: Store, new: Sequence[str]) -> Alike:
    """Count the new contacts, by id, that look like somebody, with the engine that the queue is made by."""
    if not new:
        return Alike()
    if len(store.contacts.rows()) > MOST_HELD:
        return Alike(looked=False)
    ids = frozenset(new)
    like_held: set[str] = set()
    like_new: set[str] = set()
    entries = store.same_person.entries()
    for number, found in enumerate(look_alikes(entries, ids)):
        if number % _AT_ONCE == 0:
            sleep(_BREATH)  # another thread, such as a screen's, has its turn
        if found is not None:
            pair = {found.one, found.other}
            (like_new if pair <= ids else like_held).update(pair & ids)
    questions = _questions(store, entries) if like_held or like_new else 0
    return Alike(len(like_held), len(like_new - like_held), questions=questions)


def _questions(store: Store, entries: Iterable[Entry]) -> int:
    """Count what waits to be asked about everybody, as the queue itself will, and keep the count for the first screen."""
    from codesign.matching.search import Search

    search = Search(entries, store.same_person.answers())
    for _ in search.steps():
        sleep(_BREATH)
    number = len(store.same_person.questions(search.found))
    store.same_person.keep_counted(number)
    return number
