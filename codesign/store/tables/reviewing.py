"""What the lead reviews by: who was to be reached, counts that lead to nobody, rules with their author, views and figures kept."""

from codesign.store.tables.base import Record, may_refer_to, refers_to


class ReachGroup(Record, table=True):
    """A group of people the programme said it would reach, why, and its share of the population with its source."""

    programme_id: str | None = may_refer_to("programme")
    name: str
    why: str = ""
    share: str = ""
    """Per cent of the population, as text: `12.4`."""
    share_source: str = ""
    share_on: str = ""
    """The date of the source, as reduced ISO text."""
    kind: str = ""
    """Counted by a code of the vocabulary `kinds`,"""
    question: str = ""
    """or by an answer to a question of monitoring,"""
    answer: str = ""
    place: str = ""
    """or by a place."""
    position: int = 0


class Monitoring(Record, table=True):
    """How many at an event gave an answer to a question of equality monitoring. It leads to nobody."""

    event_id: str = refers_to("event")
    question: str
    answer: str
    heads: int = 0


class ReviewRule(Record, table=True):
    """A rule of the review as somebody set it, for one programme or for all; who and when is in the journal."""

    programme_id: str | None = may_refer_to("programme")
    name: str
    value: str = ""


class SavedView(Record, table=True):
    """A list with its filter and what is shown of it, by name."""

    name: str
    listed: str = ""
    filter: str = ""
    """As JSON."""
    shown: str = ""


class KeptFigure(Record, table=True):
    """A figure as it was, with the change it stands at and what was asked, so that it can be made again."""

    name: str
    figure: str = ""
    asked: str = ""
    """As JSON."""
    as_at: str = ""
    """The reference of the change."""
    kept_on: str = ""
    kept_by: str = ""
    value: str = ""
    """As JSON."""
