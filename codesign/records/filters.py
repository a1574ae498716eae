"""What narrows a list: the words to find, and where, when, who and about what. One shape for screens and commands.

What each means is the same everywhere; where a list has no such thing of its own, it asks what happened there:

| filter | events | comments | contacts |
|---|---|---|---|
| words | in title, place, area, purpose or note | in what was said | in names, organisations, area, note and points of contact |
| programme, consultation, officer | the event's own | the comment's own programme, else its event's; its event's consultation and officer | took part in such an event, or said such a comment |
| since, until | when it was held or will be | when it was said | took part or spoke then |
| place | the event's place or area | the comment's place, its event's place or area | the contact's area |
| kind | of somebody who came | of who spoke | of the contact |
| theme, outcome, untagged | something said there | the comment's tags | something they said |
| contact | came (or somebody from it) or spoke | said it | — |
| event | — | said there | — |
| question | — | tagged as an answer to it | — |
| tagged | — | has some theme, or some outcome, or some outcome of one programme | — |
| important, discuss | — | marked so by whoever coded it | — |
| suggested sure | — | has a suggestion that is sure, not yet accepted or refused | — |
| disagreed | — | coded twice in a second opinion, not alike and not settled | — |
| no answer | — | says only that there is nothing to say | — |
| personal | — | may identify somebody, and nobody has looked yet | — |
| among | — | is one of these | — |
| state | held, planned, cancelled or nobody came | — | — |
| sort | — | — | person or organisation |

A place is found whole or by how it begins: `Hollerton` holds `Hollerton village hall`. A kind holds the kinds beneath
it, a theme the themes beneath it, an outcome everything beneath it. A date known only to the month is in a span that
touches the month. What has a dash is refused: a filter that is ignored would show a false answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from codesign.errors import AskedWronglyError
from codesign.text import clean


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed by; an empty one narrows nothing. Codes and ids, not what people typed."""

    words: str = ""
    """Words to find, as typed."""
    programme_id: str = ""
    consultation: str = ""
    since: str = ""
    """The first day, month or year that counts, as reduced ISO text."""
    until: str = ""
    """The last, to its end."""
    place: str = ""
    kind: str = ""
    """A code of the vocabulary `kinds`: of who came, who spoke, or who somebody is."""
    theme_id: str = ""
    outcome_id: str = ""
    officer: str = ""
    contact_id: str = ""
    """Somebody who came or spoke."""
    untagged: bool = False
    """Only comments that no theme and no outcome was given."""
    tagged: str = ""
    """Only comments with some theme (`themes`), some outcome (`outcomes`), or some outcome of the programme of this id; all that are named here."""
    event_id: str = ""
    question_id: str = ""
    """Of a question in `questions`; what an imported row was an answer to is its own field."""
    important: bool = False
    discuss: bool = False
    suggested_sure: bool = False
    """Only comments with a suggestion that is sure and was neither accepted nor refused."""
    disagreed: bool = False
    """Only comments that two people coded differently in a second opinion, where that is not settled."""
    no_answer: bool = False
    """Only comments that say nothing but that there is nothing to say."""
    personal: bool = False
    """Only comments with a mark that says they may identify somebody: nobody has looked at it yet."""
    among: str = ""
    """Only these comments, by their references: `C12-KTM C15-PQR`. Some figures no other filter leads back to."""
    state: str = ""
    """Of an event: held, planned, cancelled or nobody-came."""
    sort: str = ""
    """Of a contact: person or organisation."""

    @property
    def is_empty(self) -> bool:
        """Whether it narrows nothing."""
        return not any(getattr(self, each.name) for each in fields(self))

    def asks_beyond(self, before: Filter) -> bool:
        """Whether something is asked for here that was not asked for before, and not only let go of."""
        return any(getattr(self, name) != getattr(before, name) for name in self.used)

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the fields that narrow, in the order people read them; the words first."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name))


NOTHING = Filter()
"""The filter that narrows nothing."""

LABELS: Mapping[str, str] = {
    "words": "Words",
    "programme_id": "Programme",
    "consultation": "Consultation",
    "since": "From",
    "until": "To",
    "place": "Place",
    "kind": "Kind",
    "theme_id": "Theme",
    "outcome_id": "Outcome",
    "officer": "Officer",
    "contact_id": "Who",
    "untagged": "Untagged",
    "tagged": "Tagged",
    "event_id": "Event",
    "question_id": "Question",
    "important": "Important",
    "discuss": "To discuss",
    "suggested_sure": "Sure",
    "disagreed": "Disagreed",
    "no_answer": "No answer",
    "personal": "Personal?",
    "among": "Among",
    "state": "State",
    "sort": "Sort",
}
"""What people call each filter."""

YES = ("untagged", "important", "discuss", "suggested_sure", "disagreed", "no_answer", "personal")
"""The filters that are on or off: all others have a value."""

_OF_COMMENTS = (
    "tagged",
    "event_id",
    "question_id",
    "important",
    "discuss",
    "suggested_sure",
    "disagreed",
    "no_answer",
    "personal",
    "among",
)
_EVERYWHERE = tuple(name for name in LABELS if name not in ("contact_id", "state", "sort", *_OF_COMMENTS))
MEANS: Mapping[str, tuple[str, ...]] = {
    "events": (*_EVERYWHERE, "contact_id", "state"),
    "feedback": (*_EVERYWHERE, "contact_id", *_OF_COMMENTS),
    "contacts": (*_EVERYWHERE, "sort"),
}
"""The filters that mean something for each list, in the order they are offered."""

ONE: Mapping[str, str] = {"events": "event", "feedback": "comment", "contacts": "contact"}
"""What one record of each list is called."""

MOST_RANKED = 50
"""Up to so many found by words are listed with the nearest to the words first; more of them, in the list's own order."""


class MeaninglessFilterError(AskedWronglyError):
    """A filter that says nothing about the records of a list."""

    def __init__(self, listed: str, name: str) -> None:
        super().__init__(
            f"{listed.title()} cannot be narrowed by {LABELS[name].lower()}.",
            todo=f"They can be by {', '.join(LABELS[each].lower() for each in MEANS[listed])}.",
        )


def refuse_meaningless(listed: str, narrowed: Filter) -> None:
    """Refuse a filter that would be ignored. Raises MeaninglessFilterError."""
    for name in narrowed.used:
        if name not in MEANS[listed]:
            raise MeaninglessFilterError(listed, name)


def is_ranked(narrowed: Filter, found: int) -> bool:
    """Whether so many rows found stand with the nearest to the words first."""
    return bool(narrowed.words.strip()) and 1 < found <= MOST_RANKED


def is_beginning(words: str) -> bool:
    """Whether the last word typed may go on: `bus` finds buses too, and `bus` with a space after it does not."""
    return clean(words).text[-1:].isalnum()


def found_by(words: str) -> str:
    """Return the words to find as a line over a list shows them, with an ellipsis where the last is only a beginning."""
    return f"{words}…" if is_beginning(words) else words.rstrip()


def sought_words(words: str) -> str:
    """Say what words find: `words that begin with “bus”`; of several, the last alone is a beginning."""
    *whole, last = words.split() or [""]
    end = f"words that begin with “{last}”" if is_beginning(words) else f"“{last}”"
    return f"“{' '.join(whole)}” and {end}" if whole else end


def order_words(listed: str, narrowed: Filter, found: int) -> str:
    """Say in which order a list stands."""
    if is_ranked(narrowed, found):
        return "nearest to the words first"
    return "in name order" if listed == "contacts" else "newest first"
