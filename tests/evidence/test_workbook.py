from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.evidence.tables import Column, Table
from codesign.evidence.workbook import CELL_LIMIT, SheetFullError, split_long_cells, workbook
from codesign.records.pack import Pack


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


@pytest.mark.bad_input(28)
@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["a", "👩🏽‍⚕️", "ŵ", "中文"]), min_size=1, max_size=6), st.integers(1, 30_000))
def test_long_words_are_cut_where_excel_counts_and_nothing_is_lost(letters: list[str], often: int) -> None:
    words = "".join(letters) * often

    split = split_long_cells(Table("t", "T", (Column("words"), Column("more")), ((words, "x"),)))

    pieces = [str(cell) for cell in split.rows[0][:-1]]
    assert "".join(pieces) == words
    assert max(map(_units, pieces)) <= CELL_LIMIT
    assert split.rows[0][-1] == "x"


def test_short_words_beside_long_ones_keep_their_column() -> None:
    table = Table("t", "T", (Column("words"), Column("more")), (("short", 1), ("x" * 70_000, 2)))

    split = split_long_cells(table)

    assert [column.name for column in split.columns] == [
        "words", "words (goes on, part 2)", "words (goes on, part 3)", "more",
    ]  # fmt: skip
    assert split.rows[0] == ("short", None, None, 1)


def test_a_table_too_large_for_a_sheet_is_refused_not_cut(pack: Pack) -> None:
    wide = Table("t", "Comments", tuple(Column(str(n)) for n in range(3)), ((1,) * 3,))
    too_wide = Table("t", "Comments", tuple(Column(str(n)) for n in range(16_385)), ((1,) * 16_385,))

    assert workbook(pack, [wide])
    with pytest.raises(SheetFullError, match="more rows than a workbook can hold"):
        workbook(pack, [too_wide])
