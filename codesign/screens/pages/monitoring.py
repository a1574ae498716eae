"""The counts of monitoring, event by event: each altered or thrown away here, and others added. They lead to nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from codesign.records.columns_shown import Words, day_words
from codesign.records.pages.line import Line, joined, section
from codesign.records.review_reach import MonitoringLine
from codesign.screens.pages.record import RecordPage
from codesign.text import one_line, plural

if TYPE_CHECKING:
    from codesign.store import Store

_MOST = 2_000
"""Counts shown; the rest are counted. The command line lists them all."""


class Above(NamedTuple):
    """What stands above the counts: a group of the reach list, with what can be said of it."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    group_id: str = ""


class _Counts(NamedTuple):
    above: Above
    counts: tuple[MonitoringLine, ...]


class MonitoringPage(RecordPage):
    """Every count of a programme's events, or of all events where none is named, beneath the group they are of."""

    HELP: ClassVar[str] = (
        "# Monitoring\nHow many at each event gave which answer, as their forms say it: nothing leads to a person. `e` alters the count "
        "under the mark, `d` throws it away, `n` adds counts of an event: `Disability: yes 22, no 9` in one line. Enter opens the event."
    )

    def __init__(self, programme_id: str, above: Callable[[Store], Above] | None = None) -> None:
        super().__init__()
        self._programme_id, self._read_above = programme_id, above

    def read_record(self, store: Store) -> _Counts:
        """Read what stands above the counts, and the counts."""
        counts = store.monitoring.lines(programme_id=self._programme_id)
        return _Counts(self._read_above(store) if self._read_above is not None else Above(), tuple(counts))

    def subject(self) -> tuple[str, str] | None:
        """Return the group this is the page of, if it is of one."""
        group = self._record.above.group_id if self._record is not None else ""
        return ("reach-group", group) if group else None

    def title_words(self, found: _Counts) -> str:
        """Return what this is of, or of how much."""
        events = len({line.event_id for line in found.counts})
        many = f"Monitoring · {plural(len(found.counts), 'count')} of {plural(events, 'event')}"
        return found.above.title or many

    def page_lines(self, found: _Counts, words: Words) -> list[Line]:
        """Return the counts under their events, the newest first, beneath what they are of."""
        lines = list(found.above.lines)
        lines += section(
            "Monitoring, event by event",
            [Line("Counts alone: they lead to nobody. n adds counts of an event.")],
        )
        for _, held in groupby(found.counts[:_MOST], lambda line: line.event_id):
            lines += _of_event(list(held))
        if len(found.counts) > _MOST:
            lines.append(
                Line(f"and {len(found.counts) - _MOST:,} more: `codesign monitoring list` has them all")
            )
        return lines

    def action_new(self) -> None:
        """Add counts of an event, which is asked for."""
        from codesign.screens.forms.adding import add

        add(self.codesign, "monitoring")


def _of_event(lines: Sequence[MonitoringLine]) -> list[Line]:
    """Return the counts of one event beneath it."""
    first = lines[0]
    counts = [
        Line(
            f"{one_line(line.question)}: {one_line(line.answer)}",
            f"{line.heads:,}",
            edits=f"monitoring {line.id}",
        )
        for line in lines
    ]
    event = Line(one_line(first.event_title), "Event", key=f"event {first.event_id}")
    return list(section(joined(first.event, day_words(first.held_on)), [event, *counts]))
