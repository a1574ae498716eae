"""A list, and a panel of the review, as Word: what it is and by which filter first, then the table with every cell as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from codesign.evidence.list_docx import TooLongForWordError, refuse_too_long, word_of
from codesign.evidence.list_file import write_list
from codesign.evidence.tables import Column, Kind, Table
from codesign.evidence.written_panel import panel_to_write
from codesign.records.filters import Filter
from codesign.records.review import Standing
from codesign.store import Store

NASTY = ("=1+1", "مرحبا", "[/] \x1b[2J", "x" * 40_000, "王")
TABLE = Table(
    "list", "Thin evidence", (Column("Outcome", Kind.TEXT), Column("Comments", Kind.NUMBER)),
    tuple((words, 1_234) for words in NASTY),
)  # fmt: skip
ABOUT = (
    ("List", "Thin evidence"),
    ("Filter", "Place = Hollerton"),
    ("As at", "12 Nov 2026 17:42"),
    ("Rule", "Thin: fewer than 10"),
)
STANDING = Standing(
    as_at="H9-KTM", moment="2026-11-12T17:42:00Z", programme="Urgent care", narrowed=Filter(place="Hollerton"),
    filters=(("Place", "Hollerton"),), today="2026-11-12", events=2, comments=9, set_aside=3,
)  # fmt: skip


def read(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def test_it_says_what_it_is_then_holds_every_cell() -> None:
    document = read(word_of(TABLE, ABOUT, "2026-11-12T17:42:00+00:00"))

    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert said[:4] == [
        "Thin evidence",
        "Filter: Place = Hollerton",
        "As at: 12 Nov 2026 17:42",
        "Rule: Thin: fewer than 10",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Outcome", "Comments"]
    assert [row[1] for row in rows[1:]] == ["1,234"] * len(NASTY)
    assert rows[1][0] == "=1+1"
    assert rows[4][0] == "x" * 40_000
    assert "\x1b" not in rows[3][0]


def test_the_same_table_is_the_same_bytes() -> None:
    assert word_of(TABLE, ABOUT, "2026-11-12T17:42:00+00:00") == word_of(
        TABLE, ABOUT, "2026-11-12T17:42:00+00:00"
    )


def test_more_rows_than_anybody_reads_are_refused() -> None:
    refuse_too_long(1_000)
    with pytest.raises(TooLongForWordError, match=r"\.xlsx"):
        refuse_too_long(1_001)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".docx"])
def test_a_panel_is_written_with_its_filter_its_rule_and_no_officer_s_name(
    store: Store, tmp_path: Path, ending: str
) -> None:
    table = [
        ("What", "Words", "Whose", "Due"),
        ("Overdue", "Ring the buses", "P. Nair", "5 Nov 2026"),
        ("Due", "Mend it", "nobody yet", ""),
    ]
    shown = panel_to_write("We said we would", table, STANDING, (("Rule", "Thin: fewer than 10"),))

    written = write_list(store, shown, tmp_path / f"panel{ending}")

    content = written.path.read_bytes()
    if ending != ".csv":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b" ".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    words = content.decode("utf-8", "replace")
    for said in (
        "Ring the buses",
        "an officer",
        "nobody yet",
        "Place = Hollerton",
        "Thin: fewer than 10",
        "Programme = Urgent care",
    ):
        assert said in words
    assert "Nair" not in words
    assert "3 imported rows set aside: not counted" in words
