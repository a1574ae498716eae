"""The lines of a CSV file are those a file object would give, without a copy of all of it."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from codesign.imports.csv_file import _lines


@given(st.text(st.sampled_from('ab,"\r\n\x0b\x0c\u2028\x85 é')))
def test_lines_end_where_a_file_s_do_and_nowhere_else(text: str) -> None:
    assert list(_lines(text)) == list(io.StringIO(text, newline=""))
