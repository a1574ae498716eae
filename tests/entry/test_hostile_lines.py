from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import date

import pytest

from codesign.entry.access import read_access
from codesign.entry.comments import read_comment, render_comment
from codesign.entry.contact_points import read_emails, read_phones, read_postcode
from codesign.entry.counts import read_count
from codesign.entry.dates import read_date
from codesign.entry.errors import EntryError
from codesign.entry.followups import read_follow_up
from codesign.entry.money import read_money
from codesign.entry.paste import split_paste
from codesign.entry.people import read_who
from codesign.entry.tags import nearest_tag
from codesign.entry.times import read_times
from codesign.entry.wording import Word

TODAY = date(2026, 11, 21)
WORDS = (Word("carer", "Carer"), Word("taxi", "Taxi"), Word("hearing-loop", "Hearing loop"))
READERS: dict[str, Callable[[str], object]] = {
    "access": lambda typed: read_access(typed, WORDS),
    "comment": lambda typed: render_comment(read_comment(typed)),
    "count": lambda typed: read_count(typed, WORDS),
    "date": lambda typed: read_date(typed, TODAY),
    "emails": read_emails,
    "follow-up": lambda typed: read_follow_up(typed, TODAY),
    "money": lambda typed: read_money(typed, WORDS),
    "paste": split_paste,
    "phones": read_phones,
    "postcode": read_postcode,
    "tag": lambda typed: nearest_tag(typed, {"transport": 31}),
    "times": read_times,
    "who": lambda typed: read_who(typed, WORDS),
}
LETTERS = [
    "a" * 40_000,
    "9" * 40_000,
    " " * 40_000 + "x",
    "a" + " " * 40_000 + "b",
    "\\" * 40_000 + "x",
    '"' + "\\" * 40_000 + "x",
    ", " * 20_000,
    ", 1" * 13_000,
    "x" * 20_000 + " " * 20_000 + "x",
    "/a " * 13_000,
    "x #a" * 10_000,
    "a " + "#b " * 13_000,
    "(" * 40_000,
    "a@" * 20_000,
    "1-" * 20_000,
    '"a ' * 13_000,
    "mailto:" * 6_000,
    "the " * 10_000,
]


@pytest.mark.bad_input(28)
@pytest.mark.parametrize("reader", READERS)
def test_a_long_hostile_line_is_read_or_refused_in_good_time(reader: str) -> None:
    for typed in LETTERS:
        start = time.thread_time()

        with contextlib.suppress(EntryError):
            READERS[reader](typed)

        assert time.thread_time() - start < 1.5, (typed[:10], len(typed))
