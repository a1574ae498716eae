"""The parts of a Word document that python-docx leaves to us: contents, language, header rows, page numbers."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from codesign.evidence.zips import settled
from codesign.text import clean

LANGUAGE = "en-GB"


class Paper:
    """A document being written from top to bottom: A4, British English, with contents that need no updating.

    One that is only a list has no contents, and lies on its side where its table is wide.
    """

    def __init__(
        self,
        title: str,
        stamps: Sequence[str],
        at: datetime,
        *,
        has_contents: bool = True,
        is_wide: bool = False,
    ) -> None:
        from docx import Document
        from docx.shared import Cm

        self._document = Document()
        self._headings: list[tuple[int, str, str]] = []
        self._style_ids: dict[str, str | None] = {}
        section = self._document.sections[0]
        section.page_width, section.page_height = (Cm(29.7), Cm(21.0)) if is_wide else (Cm(21.0), Cm(29.7))
        section.left_margin = section.right_margin = Cm(2.2)
        _say_what_it_is(self._document, title, stamps, at)
        _speak_english(self._document)
        _stamp_pages(section, stamps)
        self._document.add_paragraph(title, style="Title")
        for stamp in stamps:
            self._document.add_paragraph(style="Subtitle").add_run(stamp).bold = True
        self._contents = self._document.add_paragraph() if has_contents else None

    def heading(self, words: str, level: int = 1) -> None:
        """Begin a section; it appears in the contents."""
        heading = self._document.add_heading(level=level)
        name = f"_Toc{len(self._headings) + 1:08d}"
        _add(heading, words)
        _bookmark(heading, name, len(self._headings) + 1)
        self._headings.append((level, clean(words).text, name))

    def paragraph(self, words: str, style: str = "Normal") -> None:
        """Write one paragraph."""
        _add(self._paragraph_of(style), words)

    def point(self, words: str) -> None:
        """Write one line of a list."""
        self.paragraph(words, "List Bullet")

    def quote(self, words: str, source: str, *, is_exact: bool) -> None:
        """Write what somebody said, or our note of it, with where it was said."""
        paragraph = self._paragraph_of("Quote" if is_exact else "List Bullet")
        if not is_exact:
            paragraph.add_run("Our note: ").bold = True
        _add(paragraph, f"“{words}”" if is_exact else words)
        paragraph.add_run(f" ({source})").italic = False

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table whose header row is marked as one and comes again on every page."""
        table = self._document.add_table(rows=1, cols=len(header), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, header, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        _mark_row(table.rows[0], "w:tblHeader")
        for row in rows:
            line = table.add_row()
            _mark_row(line, "w:cantSplit")
            for cell, words in zip(line.cells, row, strict=True):
                _add(cell.paragraphs[0], words)
        self._document.add_paragraph()

    def _paragraph_of(self, style: str) -> Any:
        """Begin a paragraph. Its style is looked for once: the library goes through all of its own for every paragraph."""
        from docx.enum.style import WD_STYLE_TYPE

        if style not in self._style_ids:
            part: Any = self._document.part
            self._style_ids[style] = part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        return paragraph

    def to_bytes(self) -> bytes:
        """Return the finished document, the same bytes for the same words."""
        if self._contents is not None:
            _write_contents(self._document, self._contents, self._headings)
        whole = io.BytesIO()
        self._document.save(whole)
        return settled(whole.getvalue())


def _element(tag: str, **attributes: str) -> Any:
    """Return an element of the w: namespace; `val="x"` becomes `w:val="x"`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _add(paragraph: Any, words: str) -> None:
    """Add words as they are, cleaned once more, and set right to left where their script runs so."""
    said = clean(words).text
    run = paragraph.add_run(said)
    if _runs_right_to_left(said):
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
        run._r.get_or_add_rPr().append(_element("w:rtl"))


def _runs_right_to_left(words: str) -> bool:
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _mark_row(row: Any, mark: str) -> None:
    row._tr.get_or_add_trPr().append(_element(mark))


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    paragraph._p.insert(1, _element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _say_what_it_is(document: Any, title: str, stamps: Sequence[str], at: datetime) -> None:
    moment = at.astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.subject = clean(title).text[:255], "; ".join(stamps)
    properties.author, properties.last_modified_by, properties.comments = "codesign", "codesign", ""
    properties.created = properties.modified = moment
    properties.language, properties.revision = LANGUAGE, 1


def _speak_english(document: Any) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _stamp_pages(section: Any, stamps: Sequence[str]) -> None:
    section.header.paragraphs[0].add_run(" · ".join(stamps)).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    _field(foot, "PAGE", "1")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES", "1")


def _field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field whose shown text Word works out for itself."""
    field = _element("w:fldSimple", instr=code)
    paragraph.add_run(shown)
    field.append(paragraph.runs[-1]._r)
    paragraph._p.append(field)


def _write_contents(document: Any, place: Any, headings: Sequence[tuple[int, str, str]]) -> None:
    r"""Put the contents in: a true TOC field, already filled in.

    The switch `\n` leaves page numbers out, since only Word knows them: so the contents are right as they are, in
    every program, and no question about updating fields meets the reader.
    """
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm

    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Cm(0.1)
    listed = [heading for heading in headings if heading[0] <= 2]
    for number, (level, words, name) in enumerate(listed):
        line = place.insert_paragraph_before(style=f"toc {level}")
        if number == 0:
            _field_mark(line, "begin")
            _field_code(line, r' TOC \o "1-2" \n \h \z \u ')
            _field_mark(line, "separate")
        link = _element("w:hyperlink", anchor=name, history="1")
        line.add_run(words)
        link.append(line.runs[-1]._r)
        line._p.append(link)
    if listed:
        _field_mark(place, "end")
    place.add_run().add_break(WD_BREAK.PAGE)


def _field_mark(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType=kind))


def _field_code(paragraph: Any, code: str) -> None:
    instruction = _element("w:instrText")
    instruction.text = code
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(instruction)
