"""Same pack, same bytes; and every document opens, holds what it should and nothing else."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import docx
import openpyxl
import pytest
from docx.text.paragraph import Paragraph

from codesign.evidence.make import render, write_pack, zipped
from codesign.evidence.tables import tables
from codesign.evidence.workbook import CELL_LIMIT, sheet_names
from codesign.files import read_csv_bytes
from codesign.records.pack import Pack, PackComment, PackProgramme
from codesign.text import clean


@pytest.fixture(scope="module")
def files(pack: Pack) -> dict[str, bytes]:
    return render(pack)


def test_the_same_pack_has_the_same_bytes_in_another_process(pack: Pack, files: dict[str, bytes]) -> None:
    here = hashlib.sha256(zipped(pack, files)).hexdigest()
    script = (
        "import sys, hashlib, importlib.util as u; s = u.spec_from_file_location('c', sys.argv[1]);"
        "m = u.module_from_spec(s); s.loader.exec_module(m);"
        "from codesign.evidence.make import render, zipped;"
        "p = m.make_pack(); print(hashlib.sha256(zipped(p, render(p))).hexdigest())"
    )
    for seed, zone in (("1", "UTC"), ("7", "Asia/Tokyo")):
        there = subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).with_name("conftest.py"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert there.stdout.strip() == here


def test_no_clock_is_in_the_zip_and_documents_inside_are_stored(pack: Pack, files: dict[str, bytes]) -> None:
    outer = zipfile.ZipFile(io.BytesIO(zipped(pack, files)))
    inner = [zipfile.ZipFile(io.BytesIO(files[f"data/{name}"])) for name in ("report.docx", "evidence.xlsx")]

    for archive in (outer, *inner):
        entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in entries} == {3}
        assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.compress_type for archive in inner for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert {entry.compress_type for entry in outer.infolist()} == {zipfile.ZIP_DEFLATED}


def test_a_library_that_is_not_ours_finds_the_bag_sound(
    pack: Pack, files: dict[str, bytes], tmp_path: Path
) -> None:
    zipfile.ZipFile(io.BytesIO(zipped(pack, files))).extractall(tmp_path)
    bag = bagit.Bag(str(next(tmp_path.iterdir())))

    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["Codesign-Change"] == "H412-KTM"
    assert bag.info["Codesign-Head"] == "9f" * 32


def test_plain_sha256sum_can_check_it_too(pack: Pack, files: dict[str, bytes], tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(zipped(pack, files))).extractall(tmp_path)

    done = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=next(tmp_path.iterdir()), capture_output=True
    )

    assert done.returncode == 0


def test_a_taken_name_gets_a_number(pack: Pack, tmp_path: Path) -> None:
    first, second = write_pack(pack, tmp_path), write_pack(pack, tmp_path)

    assert first.path.name == "beds-care-near-home-borset-2026-11-20.zip"
    assert second.path.name == "beds-care-near-home-borset-2026-11-20 (2).zip"
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.seal == second.seal
    assert first.path.stat().st_mode & 0o777 == 0o600


def test_a_name_in_another_script_falls_back_on_the_reference(empty_pack: Pack, tmp_path: Path) -> None:
    assert write_pack(empty_pack, tmp_path).path.name == "g1-ktm-2026-11-20.zip"


def _report(files: dict[str, bytes]) -> docx.document.Document:
    return docx.Document(io.BytesIO(files["data/report.docx"]))


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style else ""


def test_the_report_has_real_headings_and_a_contents_field_filled_in(files: dict[str, bytes]) -> None:
    report = _report(files)
    headings = [paragraph.text for paragraph in report.paragraphs if _style(paragraph) == "Heading 1"]
    listed = [paragraph.text for paragraph in report.paragraphs if _style(paragraph).lower() == "toc 1"]
    xml = zipfile.ZipFile(io.BytesIO(files["data/report.docx"])).read("word/document.xml").decode()

    assert headings == [
        "At a glance", "What was heard, by outcome", "What was heard, by theme", "Who was involved", "Engagement events",
        "What people changed", "What we said we would do", "What was said, and what was done about it", "Gaps", "Method and limits",
    ]  # fmt: skip
    assert listed == headings
    assert r'TOC \o "1-2"' in xml
    assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"') == 1


def test_the_report_is_british_stamped_and_without_tracked_changes(files: dict[str, bytes]) -> None:
    report = _report(files)
    archive = zipfile.ZipFile(io.BytesIO(files["data/report.docx"]))
    xml = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}

    assert report.core_properties.title == "Engagement evidence: Beds / Care [near] home: ‘Borset’?"
    assert report.core_properties.language == "en-GB"
    assert str(report.core_properties.created).startswith("2026-11-20 15:02:00")
    assert 'w:val="en-GB"' in xml["word/styles.xml"]
    assert "INTERNAL, NOT FOR PUBLICATION" in report.sections[0].header.paragraphs[0].text
    assert not any("<w:ins " in text or "<w:del " in text for text in xml.values())
    assert all("w:tblHeader" in table._tbl.xml for table in report.tables)


@pytest.mark.bad_input(29)
def test_right_to_left_words_run_so_in_the_report(files: dict[str, bytes]) -> None:
    arabic = next(paragraph for paragraph in _report(files).paragraphs if "الحافلة" in paragraph.text)

    assert "<w:bidi/>" in arabic._p.xml
    assert "<w:rtl/>" in arabic._p.xml


@pytest.mark.bad_input(22, 23, 24, 28, 29)
def test_every_word_that_may_be_shown_is_whole_in_report_workbook_and_csv(
    pack: Pack, files: dict[str, bytes]
) -> None:
    wanted = {row.reference: clean(row.words).text for row in pack.comments if row.words}
    sheet = openpyxl.load_workbook(io.BytesIO(files["data/evidence.xlsx"]))["Comments"]
    header, *lines = sheet.iter_rows(values_only=True)
    parts = [at for at, name in enumerate(header) if str(name).startswith("words")]
    in_workbook = {str(line[0]): "".join(str(line[at] or "") for at in parts) for line in lines}
    in_csv = {row[0]: row[1] for row in read_csv_bytes(files["data/csv/comments.csv"])}
    paragraphs = "\n".join(paragraph.text for paragraph in _report(files).paragraphs)

    for reference, words in wanted.items():
        assert in_workbook[reference].replace("_x005F_", "_") == words
        assert in_csv[reference] == words
    shown_in_report = [row for row in pack.comments if f", {row.reference})" in paragraphs]
    assert len(shown_in_report) >= 12
    assert all(wanted[row.reference] in paragraphs for row in shown_in_report)


@pytest.mark.bad_input(28)
def test_a_whole_letter_goes_on_in_the_next_column_and_says_so(files: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files["data/evidence.xlsx"]))["Comments"]
    header = [cell.value for cell in sheet[1]]

    assert "words (goes on, part 2)" in header
    assert max(len(str(cell.value or "")) for row in sheet.iter_rows() for cell in row) == CELL_LIMIT


def test_the_workbook_has_numbers_dates_and_no_formula_or_link(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["data/evidence.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    events = {row[0].value: row for row in book["Events"].iter_rows()}

    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert str(events["E1"][2].value) == "2026-11-12 00:00:00"  # a date, not words
    assert events["E2"][2].value == "2026-05"
    assert events["E3"][2].value == "1899-05-14"
    assert events["E1"][7].value == 7
    assert [sheet.sheet_state for sheet in book] == ["visible"] * len(book.sheetnames)
    assert str(book.properties.created) == "2026-11-20 15:02:00"


def test_no_spreadsheet_would_run_a_cell_of_the_csv(files: dict[str, bytes]) -> None:
    for name in (name for name in files if name.endswith(".csv")):
        for row in csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.lstrip()[:1] in set("=+-@")]


def test_sheet_names_are_safe_and_unique() -> None:
    names = sheet_names(["a/b:c*?[d]\\e", "A-b-c-d-e", "x" * 40, "x" * 31 + "y", "'quoted'", "History", ""])

    assert names == [
        "a-b-c-d-e",
        "A-b-c-d-e (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "quoted",
        "History (2)",
        "Sheet",
    ]


def test_all_tables_have_a_csv_a_sheet_and_a_line_in_the_manifest(
    pack: Pack, files: dict[str, bytes]
) -> None:
    held = tables(pack)
    manifest = json.loads(files["data/manifest.json"])

    assert set(manifest["tables"]) == {table.name for table in held}
    assert {f"data/csv/{table.name}.csv" for table in held} <= set(files)
    assert openpyxl.load_workbook(io.BytesIO(files["data/evidence.xlsx"])).sheetnames == [
        table.title for table in held
    ]
    assert manifest["comments"]["withheld"] == {"C99": "permission to quote was not asked"}
    for name, line in manifest["files"].items():
        assert line["sha256"] == hashlib.sha256(files[f"data/{name}"]).hexdigest()


@pytest.mark.bad_input(83)
def test_a_programme_with_nothing_still_has_a_report_that_says_so(empty_pack: Pack) -> None:
    report = _report(render(empty_pack))
    words = [paragraph.text for paragraph in report.paragraphs]

    assert words.count("No evidence recorded.") == 7
    assert "No comment is recorded." in words
    assert "No engagement event is recorded." in words


def test_gaps_are_said_plainly(files: dict[str, bytes]) -> None:
    gaps = {(row[0], row[1]) for row in read_csv_bytes(files["data/csv/gaps.csv"])}

    assert ("Outcomes nobody has been heard on", "3 =1+1") in gaps
    assert ("Themes without a reply", "=cmd|' /C calc'!A0") in gaps
    assert ("Follow-ups overdue", "F1") in gaps
    assert ("Done, but the people were not told", "F2") in gaps
    assert ("Done, but the people were not told", "F3") not in gaps
    assert ("Changes of wording proposed and not decided", "W3") in gaps


def test_people_are_never_added_to_heads(files: dict[str, bytes]) -> None:
    tables_text = [cell.text for table in _report(files).tables for row in table.rows for cell in row.cells]

    assert "19 named, up to about 12 unnamed" in tables_text
    assert not [text for text in tables_text if "31" in text.split()]


def test_a_demo_pack_is_watermarked_everywhere(pack: Pack) -> None:
    files = render(dataclasses.replace(pack, is_demo=True))

    assert "DEMO: made-up people and places" in _report(files).sections[0].header.paragraphs[0].text
    assert b"DEMO: made-up" in files["bag-info.txt"]
    assert b"DEMO: made-up" in files["data/csv/about.csv"]
    sheet = zipfile.ZipFile(io.BytesIO(files["data/evidence.xlsx"])).read("xl/worksheets/sheet1.xml")
    assert b"DEMO: made-up" in sheet


def test_a_thousand_comments_are_quick_and_the_rest_are_pointed_to(empty_pack: Pack) -> None:
    comments = tuple(PackComment(f"C{n}", f"The bus {n}", is_exact=True, themes=("T1",)) for n in range(1140))
    pack = dataclasses.replace(empty_pack, programme=PackProgramme("G1", "Beds"), comments=comments)

    assert len(read_csv_bytes(render(pack)["data/csv/comments.csv"])) == 1141
