"""A codebook as REFI-QDA: what we write comes back whole, what others write is read, and what is hostile is refused."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.coding.codebook_file import CodebookEntry, CodebookUnreadableError, codebook_text, read_codebook
from codesign.coding.qdc_file import DeclaresError, qdc_bytes, read_qdc, read_qdc_file
from codesign.records.codebook import COLOURS
from codesign.text import clean, one_line

TAGUETTE = b"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4.1"><Codes>
<Code guid="0B2DD3F4-37F6-5F2C-9A2E-0A9B1E2C4F11" name="transport.buses" isCodable="true"><Description>The last one.</Description></Code>
<Code guid="6D1F2AA0-3C4B-5D5E-8F60-718293A4B5C6" name="waiting" isCodable="true"></Code>
</Codes></CodeBook>"""
QUALCODER = b"""<?xml version="1.0" encoding="UTF-8"?>
<CodeBook origin="QualCoder" xmlns="urn:QDA-XML:codebook:1:0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"><Codes>
<Code guid="1a5f2e9c-0d3b-4a6e-8c7f-112233445566" name="Access" isCodable="false">
 <Description>Getting in</Description>
 <Code guid="{2b6f3e9c-0d3b-4a6e-8c7f-112233445566}" name="Steps &amp; ramps" isCodable="true" color="#2471A4"/>
</Code></Codes><Sets><Set guid="x" name="a"><MemberCode guid="x"/></Set></Sets></CodeBook>"""
LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">%s]><CodeBook><Codes><Code name="&z;"/></Codes></CodeBook>"""
    % b"".join(b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(25))
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook><Codes><Code name="&e;"/></Codes></CodeBook>"""


def test_what_taguette_writes_is_read() -> None:
    read = read_qdc(TAGUETTE)

    assert [(entry.name, entry.definition) for entry in read.entries] == [
        ("transport.buses", "The last one."),
        ("waiting", ""),
    ]
    assert read.entries[0].guid == "0b2dd3f4-37f6-5f2c-9a2e-0a9b1e2c4f11"
    assert read.notes == ()


def test_what_qualcoder_writes_is_read_and_what_is_left_out_is_said() -> None:
    read = read_qdc(QUALCODER)

    assert [(entry.name, entry.parent, entry.colour) for entry in read.entries] == [
        ("Access", "", ""),
        ("Steps & ramps", "Access", "blue"),
    ]
    assert read.entries[1].guid == "2b6f3e9c-0d3b-4a6e-8c7f-112233445566"
    assert read.notes == (
        "1 colour became the nearest there is here.",
        "Sets of codes were left out: here a theme has one parent.",
        "Not read: MemberCode.",
    )


@pytest.mark.parametrize(
    "hostile", [LAUGHS, OUTSIDE, b'<!DOCTYPE CodeBook SYSTEM "http://example.org/x.dtd"><CodeBook/>']
)
def test_a_file_that_declares_anything_is_refused_before_it_is_expanded(hostile: bytes) -> None:
    began = time.thread_time()

    with pytest.raises(DeclaresError, match="declares things of its own"):
        read_qdc(hostile)

    assert time.thread_time() - began < 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no REFI-QDA codebook"),
        (b"PK\x03\x04not xml", "no REFI-QDA codebook"),
        (b"<CodeBook><Codes><Code name='a'>", "no REFI-QDA codebook"),
        (b"<html><body/></html>", "holds no Codes"),
        (b"<CodeBook><Codes><Code guid='x'/></Codes></CodeBook>", "code 1 of it has no name"),
        (
            b"<CodeBook><Codes>" + b"<Code name='a'>" * 61 + b"</Code>" * 61 + b"</Codes></CodeBook>",
            "more than 60 deep",
        ),
        (b"<CodeBook><Codes><Code name='" + b"a" * 1001 + b"'/></Codes></CodeBook>", "longer than 1000"),
        (b'<?xml version="1.0" encoding="nonesuch"?><CodeBook/>', "no REFI-QDA codebook"),
    ],
)
def test_what_is_no_codebook_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(CodebookUnreadableError, match=why):
        read_qdc(content)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CodebookUnreadableError, match="there is no such file"):
        read_qdc_file(tmp_path / "none.qdc")
    with pytest.raises(CodebookUnreadableError, match="cannot be opened"):
        read_qdc_file(tmp_path)


def words(longest: int) -> st.SearchStrategy[str]:
    return st.one_of(
        st.text(max_size=longest),
        st.sampled_from(["Belongs:", "\\Examples:\nState: draft", "]]><Code name='x'/>", "State: retired", "a\n\nBelongs:\nb", "北京", "\\"]),
    ).map(lambda said: clean(said).text.replace("\r\n", "\n").replace("\r", "\n").strip())  # fmt: skip


NAMES = st.text(min_size=1, max_size=40).map(lambda said: one_line(clean(said).text).strip()).filter(bool)


@st.composite
def codebooks(draw: st.DrawFn) -> list[CodebookEntry]:
    """Draw a codebook in which every parent stands before its children, and no two names are one."""
    names = draw(st.lists(NAMES, max_size=6, unique_by=str.casefold))
    entries: list[CodebookEntry] = []
    for place, name in enumerate(names):
        entries.append(
            CodebookEntry(
                name,
                draw(words(30)),
                draw(words(30)),
                draw(words(30)),
                draw(words(30)),
                draw(st.sampled_from(["", *names[:place]])),
                draw(st.sampled_from(["", *COLOURS])),
                draw(st.sampled_from(["", "draft", "signed-off", "retired"])),
                str(UUID(int=draw(st.integers(1, 2**64)) + place)),
            )
        )
    return entries


@settings(max_examples=60, deadline=None)
@given(entries=codebooks())
def test_any_codebook_comes_back_as_it_was_from_either_format(entries: list[CodebookEntry]) -> None:
    from_qdc = {entry.name: entry for entry in read_qdc(qdc_bytes(entries, "codesign")).entries}
    from_toml = {entry.name: entry for entry in read_codebook(codebook_text(entries)).entries}

    assert from_qdc == {entry.name: entry for entry in entries}
    assert from_toml == {entry.name: entry for entry in entries}


def test_a_ring_in_what_is_written_loses_no_theme() -> None:
    ring = [CodebookEntry("a", parent="b"), CodebookEntry("b", parent="a"), CodebookEntry("c", parent="c")]

    assert {entry.name for entry in read_qdc(qdc_bytes(ring, "codesign")).entries} == {"a", "b", "c"}


def test_an_empty_element_of_sets_is_nothing_left_out() -> None:
    bare = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="a"/></Codes><Sets/></CodeBook>'

    assert read_qdc(bare).notes == ()
