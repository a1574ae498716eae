"""Rows into outcomes: codes are text, taken from the title where that is how the titles are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from codesign.imports.columns import ColumnMap
from codesign.imports.problems import Problem
from codesign.imports.proposals import OutcomeProposal, Proposal
from codesign.imports.rowview import RowRefused, RowView
from codesign.imports.table import Table
from codesign.imports.words import fold
from codesign.text import plural

_CODE_FIRST = re.compile(
    r"((?:\d{1,3}|[A-Z]{1,4}\d{1,4})[A-Za-z]?(?:\.(?:\d{1,3}[a-z]?|[ivx]{1,5}|[a-z]))*)"  # 1b, 1.6.i, 4a.ii, 1A, OC12
    r"[.):]?(?:\s*[-–—:]\s+|\s+)"
    r"(?=\S)"
)
_ENOUGH = 0.6


def outcome_reader(
    table: Table, columns: ColumnMap
) -> tuple[Callable[[RowView], OutcomeProposal], tuple[str, ...]]:
    """Return the reader of one row of a framework, and a word where codes are taken from the titles."""
    place = columns.fields["title"]
    has_codes = "code" not in columns.fields and _titles_begin_with_codes([row[place] for row in table.rows])

    codes = {row[columns.fields["code"]].strip() for row in table.rows} if "code" in columns.fields else set()

    def read(view: RowView) -> OutcomeProposal:
        code, title = view.line("code"), view.line("title")
        if has_codes:
            code, title = split_code(title)
        if not title:
            view.problem("title", "no title", "there is no title", "Write the title, or delete the row.")
            raise RowRefused("no title")
        level = view.coded("level") or "outcome"
        parent = _parent(view, codes)
        return OutcomeProposal(
            row=view.number,
            code=code,
            title=title,
            definition=view.note(view.value("definition")),
            level=level,
            parent_code=parent,
            owner=view.line("owner"),
            source=view.line("source"),
        )

    notes = ("Codes taken from the first word of the titles, such as 1.6.i.",) if has_codes else ()
    return read, notes


def _parent(view: RowView, codes: set[str]) -> str:
    """Return the code of the parent. A domain that is no code in the file is kept with the definition, not guessed."""
    domain = view.line("domain")
    parent = view.line("parent") or (domain if domain in codes and domain != view.line("code") else "")
    if domain and domain != parent:
        view.kept.append(f"{view.heading('domain')}: {domain}")
    return parent


def split_code(title: str) -> tuple[str, str]:
    """Part a title such as `1.6.i Infant mortality` into its code and the rest; no code, no change."""
    found = _CODE_FIRST.match(title)
    if not found:
        return "", title
    return found[1], title[found.end() :].strip()


def _titles_begin_with_codes(titles: Sequence[str]) -> bool:
    """Say whether titles begin with codes: most do, and the codes are not one number again and again."""
    filled = [title.strip() for title in titles if title.strip()]
    codes = [code for code, _ in map(split_code, filled) if code]
    return len(codes) >= max(2, len(filled) * _ENOUGH) and len(set(codes)) * 2 > len(codes)


def note_repeated_codes(proposals: Iterable[Proposal]) -> list[Problem]:
    """Note every code that stands more than once: all are kept, because codes are never guessed apart."""
    rows: dict[str, list[int]] = {}
    titles: dict[str, set[str]] = {}
    for proposal in proposals:
        if isinstance(proposal, OutcomeProposal) and proposal.code:
            rows.setdefault(proposal.code, []).append(proposal.row)
            titles.setdefault(proposal.code, set()).add(fold(proposal.title))
    return [
        Problem(
            numbers[-1],
            "code",
            code,
            "code twice",
            f"the code {code} stands {plural(len(numbers), 'time')}, rows {', '.join(map(str, numbers))}; all are kept",
            "Check whether a code such as 1.10 lost its nought, and put it right in the file or here.",
        )
        for code, numbers in rows.items()
        if len(numbers) > 1 and len(titles[code]) > 1
    ]
