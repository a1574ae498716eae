"""Files of every kind: read whole, or refused in a sentence of their own."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from codesign.errors import CodesignError
from codesign.files import csv_bytes
from codesign.imports.table import Table, read_table

Write = Callable[[bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(content: bytes | str) -> Path:
        path = tmp_path / "register.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def book(tmp_path: Path, *rows: list[Any], formats: dict[str, str] | None = None) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    path = tmp_path / "made up.xlsx"
    workbook.save(path)
    return path


def zipped(*members: tuple[str, str]) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)  # dated 1980, whenever it is made
    return page.getvalue()


def test_a_table_has_headings_rows_and_the_fingerprint_of_its_file(write: Write) -> None:
    table = read_table(write("Name,Ward\nJo Bloggs,Penny Hassett\n"))

    assert table.headers == ("Name", "Ward")
    assert table.rows == [("Jo Bloggs", "Penny Hassett")]
    assert table.first_row_number == 2
    assert len(table.sha256) == 64


@pytest.mark.bad_input(54)
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b'\xef\xbb\xbf [{"text": "The bus, late"}]', "JSON"),
        (b'{"comments": []}', "JSON"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Excel workbook (.xls)"),
        (b"<html><table><tr><td>Name</td></tr></table>", "a web page (HTML)"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "a web page (HTML)"),
        (zipped(("xl/workbook.bin", "x")), "(.xlsb)"),
        (zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "(.ods)"),
        (zipped(("Index/Document.iwa", "x")), "a Numbers sheet"),
        (zipped(("word/document.xml", "x")), "a Word document"),
        (zipped(("readme.txt", "x")), "a zip file"),
        (b"\x00\x01\x02\x03" * 200, "not text"),
        (random.Random(1).randbytes(4_000), "not text"),
        (b"id,text\n1,\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\n", "not text"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
    ids=itertools.count(),
)
def test_a_file_is_known_by_its_bytes_and_refused_by_its_true_kind(
    write: Write, content: bytes, kind: str
) -> None:
    with pytest.raises(CodesignError) as refused:
        read_table(write(content))

    assert kind in refused.value.what
    assert refused.value.todo


@pytest.mark.bad_input(54)
def test_a_workbook_called_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = book(tmp_path, ["Name"], ["Jo Bloggs"]).rename(tmp_path / "register.csv")

    assert read_table(path).rows == [("Jo Bloggs",)]


@pytest.mark.bad_input(55)
def test_a_workbook_with_a_password_says_how_to_take_it_off(write: Write) -> None:
    with pytest.raises(CodesignError, match=r"protected with a password.*Protect Workbook"):
        read_table(
            write(
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
            )
        )


@pytest.mark.bad_input(54)
@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 broken", zipped(("xl/workbook.xml", "<not a workbook>"))],
    ids=["no zip", "no workbook"],
)
def test_a_damaged_workbook_is_refused_in_words(write: Write, content: bytes) -> None:
    with pytest.raises(CodesignError, match="damaged"):
        read_table(write(content))


@pytest.mark.bad_input(56)
def test_an_empty_file_a_folder_and_a_missing_file_each_have_their_own_sentence(
    write: Write, tmp_path: Path
) -> None:
    with pytest.raises(CodesignError, match="is empty: 0 bytes"):
        read_table(write(b""))
    with pytest.raises(CodesignError, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(CodesignError, match="There is no file"):
        read_table(tmp_path / "none.csv")


@pytest.mark.bad_input(56)
def test_a_file_that_may_not_be_read_says_so(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_path: Path) -> bytes:
        raise PermissionError

    path = write("Name\nJo\n")
    monkeypatch.setattr(Path, "read_bytes", locked)

    with pytest.raises(CodesignError, match="may be open in Excel"):
        read_table(path)


@pytest.mark.bad_input(56)
def test_a_path_with_blanks_and_umlauts_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Über uns, final (2).csv"
    path.write_text("Name\nJo Bloggs\n", encoding="utf-8")

    assert read_table(path).name == "Über uns, final (2).csv"


@pytest.mark.bad_input(57)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_reads_the_same(write: Write, encoding: str) -> None:
    words = "Café, Zoë’s"
    table = read_table(write(f'Name,Ward\n"{words}",Penny Hassett\n'.encode(encoding)))

    assert table.rows == [(words, "Penny Hassett")]
    said = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
    assert said.get(encoding, "") in " ".join(table.notes)
    assert bool(table.notes) == (encoding in said)


@pytest.mark.bad_input(57)
def test_a_file_in_two_encodings_loses_nothing_and_names_the_lines(write: Write) -> None:
    table = read_table(write("Name\nZoë\n".encode() + "Renée\n".encode("cp1252")))

    assert table.rows == [("Zoë",), ("Renée",)]
    assert "two encodings" in table.notes[0]
    assert "line 3" in table.notes[0]


@pytest.mark.bad_input(58)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_and_delimiters_and_lines_in_quotes_stay(write: Write, delimiter: str) -> None:
    cells = delimiter.join(['"a, b; c\td"', '"two\nlines"'])
    table = read_table(write(f"Name{delimiter}Notes\n{cells}\nJo{delimiter}x\n"))

    assert table.rows == [("a, b; c\td", "two\nlines"), ("Jo", "x")]


def test_excels_own_word_about_the_separator_is_obeyed_and_is_no_row(write: Write) -> None:
    assert read_table(write("sep=|\nName|Ward\nJo|Penny\n")).rows == [("Jo", "Penny")]


@pytest.mark.bad_input(58)
def test_a_quote_that_never_closes_names_its_line_and_stops(write: Write) -> None:
    rows = "".join(f"Jo {number},x\n" for number in range(10))

    with pytest.raises(
        CodesignError, match=r"A quote opened in line 12 never closes; 6 rows would be swallowed"
    ):
        read_table(write(f'Name,Notes\n{rows}Al,"open\n' + "Jo,x\n" * 5))


@pytest.mark.bad_input(58)
def test_quotes_that_pair_across_lines_are_refused_not_swallowed(write: Write) -> None:
    with pytest.raises(CodesignError, match="quotes in lines 2 to 3 do not pair up"):
        read_table(write('Name,Notes\n"Jo,x\n"Al",y\nMo,z\n'))


@pytest.mark.bad_input(58)
def test_a_quote_not_doubled_inside_one_line_is_read_and_noted(write: Write) -> None:
    table = read_table(write('Name,Notes\nJo,"She said "yes" to us"\nAl,y\n'))

    assert len(table.rows) == 2
    assert [(problem.row, problem.rule) for problem in table.problems] == [(2, "quotes")]


@pytest.mark.bad_input(22)
@pytest.mark.bad_input(23)
@pytest.mark.parametrize(
    "words",
    ['=HYPERLINK("http://x")', "=1+1", "@SUM(A1)", "- Remove eScooters", "+44 7700 900123", "'Tis true"],
)
def test_words_that_look_like_formulas_come_in_as_they_stand(
    write: Write, tmp_path: Path, words: str
) -> None:
    plain = read_table(write(csv_bytes(["Comment", "Place"], [[words, "Hollerton"]])))
    quoted = '"' + words.replace('"', '""') + '"'
    theirs = read_table(write(f"Comment,Place\n{quoted},Hollerton\n"))

    assert plain.rows == [(words, "Hollerton")], "our own guard is taken off"
    assert theirs.rows == [(words, "Hollerton")], "somebody else's file has none"


@pytest.mark.bad_input(24)
def test_invisible_characters_are_cleaned_by_the_one_rule_and_counted(write: Write) -> None:
    table = read_table(write("Name,Notes\nJo\x00,one\x0btwo\x1b[2J\nAl,x\n"))

    assert table.rows[0] == ("Jo", "one\ntwo")
    assert "5 invisible characters removed." in table.notes


@pytest.mark.bad_input(27)
@pytest.mark.bad_input(29)
@pytest.mark.parametrize(
    "words", ["Jo\u00a0Bloggs", "so\u00adft", "a\u200bb", "“quoted”", "王小明", "محمد", "ŵ", "👩🏽‍🦽", "Łódź"]
)
def test_every_script_and_odd_space_stays_as_typed(write: Write, words: str) -> None:
    assert read_table(write(f"Name,Ward\n{words},x\n")).rows == [(words, "x")]


@pytest.mark.bad_input(60)
def test_headings_are_trimmed_told_apart_and_named_by_letter_where_missing(write: Write) -> None:
    table = read_table(write(" Name ,Name,,Purpose²,Name\nJo,Al,x,y,z\n"))

    assert table.headers == ("Name", "Name (2)", "column C", "Purpose²", "Name (3)")


@pytest.mark.bad_input(60)
def test_headings_below_a_title_are_found_and_said(write: Write) -> None:
    table = read_table(write("Stakeholder register,,\n,,\nName,Email,Ward\nJo,jo@example.org,Penny\n"))

    assert table.headers == ("Name", "Email", "Ward")
    assert table.first_row_number == 4
    assert table.notes == ("Column names found in row 3. Rows 1 to 2 above them: not records, left out.",)


@pytest.mark.bad_input(61)
def test_cells_past_the_headings_are_kept_in_columns_of_their_own(write: Write) -> None:
    table = read_table(write("Name,Ward\nJo,Penny,extra,more\nAl,x\n"))

    assert table.headers == ("Name", "Ward", "column C", "column D")
    assert table.headed == 2
    assert table.rows == [("Jo", "Penny", "extra", "more"), ("Al", "x", "", "")]


def test_a_file_with_only_headings_has_no_rows(write: Write) -> None:
    with pytest.raises(CodesignError, match="has no rows"):
        read_table(write("Name,Ward\n\n , \n"))


def test_a_sheet_is_not_asked_of_plain_text(write: Write) -> None:
    with pytest.raises(CodesignError, match="has no sheets"):
        read_table(write("Name\nJo\n"), sheet="Contacts")


@pytest.mark.bad_input(66)
def test_a_workbook_reads_as_people_see_it(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["Code", "Staff number", "Share", "Phone", "Plain", "Ticked"],
        [1.1, 7, 0.125, 1632960001, 43.0, True],
        formats={"A2": "0.00", "B2": "000", "C2": "0.0%", "D2": "00000 000000"},
    )

    assert read_table(path).rows == [("1.10", "007", "12.5%", "01632 960001", "43", "TRUE")]


@pytest.mark.bad_input(67)
def test_dates_in_a_workbook_are_dates(tmp_path: Path) -> None:
    from datetime import datetime, time

    path = book(tmp_path, ["Name", "When", "At"], ["Jo", datetime(2025, 5, 14), time(15, 30)])  # noqa: DTZ001

    assert read_table(path).rows == [("Jo", "2025-05-14", "15:30")]


def test_the_sheet_asked_for_is_read_and_the_others_are_said(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("Contacts").append(["Name"])
    workbook["Contacts"].append(["Jo Bloggs"])
    path = tmp_path / "two.xlsx"
    workbook.save(path)

    table = read_table(path, sheet="contacts")

    assert table.rows == [("Jo Bloggs",)]
    assert table.sheet == "Contacts"
    assert "the others were not read: Sheet" in table.notes[0]
    with pytest.raises(CodesignError, match=r"There is no sheet Nope\. The sheets are: Sheet, Contacts"):
        read_table(path, sheet="Nope")


@pytest.mark.bad_input(65)
def test_error_cells_and_formulas_without_an_answer_are_listed_by_cell(tmp_path: Path) -> None:
    table: Table = read_table(book(tmp_path, ["Name", "Count", "Sum"], ["Jo", "#REF!", "=1+1"]))

    assert table.rows == [("Jo", "", "")]
    assert {(problem.row, problem.column, problem.rule) for problem in table.problems} == {
        (2, "Count", "error value"),
        (2, "Sum", "formula"),
    }
