"""Whom the programme of the story said it would reach, what people answered about themselves, and the views its officers kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from codesign.demo.clocks import told_at
from codesign.demo.story import read
from codesign.demo.telling import Happening, Telling
from codesign.records.filters import Filter
from codesign.records.review_reach import NewMonitoring, NewReachGroup


def happenings(telling: Telling) -> Iterator[Happening]:
    """Give the reach list, the counts of each event an hour after it was entered, and the views."""
    held = read("demo/reach.toml")
    yield Happening(told_at(held["when"]), partial(_list, telling, held["groups"]))
    for each in held["monitoring"]:
        recorded = told_at(telling.story.events[each["event"]].recorded)
        yield Happening(recorded + timedelta(hours=1), partial(_count, telling, each))
    for each in held["views"]:
        yield Happening(told_at(each["when"]), partial(_keep, telling, each))


def _list(telling: Telling, groups: list[Mapping[str, Any]]) -> None:
    telling.store.reach.add_many([NewReachGroup(programme_id=telling.programme, **each) for each in groups])


def _count(telling: Telling, told: Mapping[str, Any]) -> None:
    event = telling.events[told["event"]]
    telling.store.monitoring.add_many(
        [
            NewMonitoring(event, question, answer, heads)
            for question, answers in told["answers"].items()
            for answer, heads in answers.items()
        ]
    )


def _keep(telling: Telling, told: Mapping[str, Any]) -> None:
    telling.store.views.keep(told["name"], told["listed"], Filter(**told["filter"]))
