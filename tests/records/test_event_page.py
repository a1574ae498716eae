"""What an event's page works out for itself: how late it was recorded, and money as people write it."""

from __future__ import annotations

import pytest

from codesign.records.columns_shown import pounds
from codesign.records.pages.event import days_late


@pytest.mark.parametrize(
    ("held_on", "recorded", "days"),
    [
        ("2026-11-01", "2026-11-15T09:00:00.000Z", 0),
        ("2026-11-01", "2026-11-16T09:00:00.000Z", 15),
        ("2026-11", "2026-12-31T09:00:00.000Z", 0),
        ("2026-11-01", "", 0),
    ],
)
def test_late_is_counted_only_where_both_days_are_known(held_on: str, recorded: str, days: int) -> None:
    assert days_late(held_on, recorded) == days


@pytest.mark.parametrize(
    ("pence", "said"),
    [(0, "£0.00"), (5, "£0.05"), (1204, "£12.04"), (123_456_789, "£1,234,567.89"), (-250, "-£2.50")],
)
def test_money_is_said_in_pounds(pence: int, said: str) -> None:
    assert pounds(pence) == said
