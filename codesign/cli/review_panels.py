"""The panels of the review as lines and as JSON. Cells are those of the screen; every line says the command that reads its comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from codesign.cli import printing
from codesign.records.columns_shown import Words, day_words
from codesign.records.filters import Filter
from codesign.records.review import MATRICES, PANELS, MatrixPage, Standing
from codesign.records.review_cells import (
    GROWING_HEADINGS,
    REACH_HEADINGS,
    SAID_HEADINGS,
    THIN_HEADINGS,
    UP_TO,
    Safe,
    coverage_words,
    growing_cells,
    reach_cells,
    reach_notes,
    rising_cells,
    said_lines,
    thin_cells,
)
from codesign.records.review_growth import GrowthPage, Spans
from codesign.records.review_safe import NOTHING_HIDDEN, SIGN, safe_matrix, safe_reach
from codesign.text import one_line, plural, shorten

if TYPE_CHECKING:
    from codesign.store import Store

Json = dict[str, Any]

_NARROW = 14
"""So wide a column of a table is at most, where there are many."""
_OPTION_OF = {"programme_id": "programme", "theme_id": "theme", "outcome_id": "outcome", "event_id": "event", "question_id": "question",
              "contact_id": "who", "suggested_sure": "sure", "no_answer": "no-answer"}  # fmt: skip
_HIDES = "* is a small count, or one that would tell it."


@dataclass(frozen=True)
class Question:
    """What is asked of the panels."""

    store: Store
    narrowed: Filter
    today: date
    of: str
    table: str
    month: str
    once: bool
    is_safe: bool
    words: Words

    @property
    def programme_id(self) -> str:
        """The programme, or nothing."""
        return self.narrowed.programme_id

    def safe(self, of: str = "", growth: GrowthPage | None = None) -> Safe:
        """Return which counts are hidden, of outcomes or of themes on every panel."""
        small, hidden = self.store.review.rule(self.programme_id)["small"], NOTHING_HIDDEN
        if self.is_safe and of:
            hidden = self.store.review.hidden(
                self.programme_id, self.narrowed, today=self.today, of=of, growth=growth
            )
        return Safe(self.is_safe, small, hidden)

    def untagged(self, standing: Standing) -> int:
        """Count those with neither theme nor outcome of the comments a panel stands on; in safe view nothing is said of them."""
        if self.is_safe:
            return 0
        return self.store.review.untagged(self.programme_id, standing.narrowed, today=self.today)

    @property
    def spans(self) -> Spans:
        """What is set beside what: a month, or from a day on."""
        return self.store.review.spans(self.today, month=self.month, since=self.narrowed.since)


class Shown(NamedTuple):
    """A panel as it is printed."""

    name: str
    title: str
    headline: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[tuple[str, str]]
    empty: str
    opens_words: str
    standing: Standing
    json: Json


def thin(question: Question) -> Shown:
    """Return where evidence is thin, with the rule under it."""
    page = question.store.review.thin(
        question.programme_id, question.narrowed, today=question.today, of=question.of
    )
    safe = question.safe(question.of)
    headings = ("Theme" if question.of == "themes" else "Outcome", *THIN_HEADINGS[1:])
    rows = [thin_cells(line, safe, is_tree=True) for line in page.lines]
    said = [
        {
            "code": line.code, "title": line.title, "level": line.level, "payment_linked": line.payment_linked,
            **_cells(headings[1:-2], rows[at][1:-2]), "unnamed": rows[at][3].removeprefix(UP_TO), "kinds_of_people": () if safe.hides_line(line) else line.kinds, "evidence": line.word, "why": rows[at][-1],
            "depth": "" if safe.hides_depth(line) else _depth_words(line.deep),
            "criteria": [] if safe.is_on else line.verdict.criteria,
            **_opened(question, line.opens, is_hidden=safe.hides_line(line)),
        }
        for at, line in enumerate(page.lines)
    ]  # fmt: skip
    counts = (f"{word} {count:,}" for word, count in page.counts.items())
    headline = " · ".join(part for part in (*counts, page.beside) if part)
    option = "--theme NAME" if question.of == "themes" else "--outcome CODE"
    return Shown(
        "thin", f"{PANELS['thin']} by {question.of.removesuffix('s')}", headline, headings, rows, (("Rule", page.rule_words),),
        f"There are no {question.of} yet.", f"To read what was said: codesign feedback list {option}. The rule: codesign review rule.", page.standing,
        {"of": page.of, "counts": page.counts, "rule": page.rule_words, "lines": said},
    )  # fmt: skip


def _depth_words(deep: Any) -> str:
    return f"{deep.people.words}, {plural(deep.sessions, 'session')}, {plural(deep.wordings, 'change')} of wording adopted"


def reach(question: Question) -> Shown:
    """Return who was reached of those the programme said it would."""
    page = question.store.review.reached(question.programme_id, question.narrowed, today=question.today)
    hidden = safe_reach(page) if question.is_safe else {}
    rows = [reach_cells(line, hidden.get(line.id, ())) for line in page.lines]
    beside, counted, more_than_came = reach_notes(page, question.safe(), is_any_hidden=any(hidden.values()))
    too_many = "; ".join(more_than_came)
    notes = [("Counted", counted), ("Beside each other", beside if page.lines else "")]
    notes += [("More answers than people", too_many), ("Hidden", _HIDES if question.is_safe else "")]
    said = [
        {
            "group": line.name, "why": line.why, "how": line.how, "share": line.share, "share_words": line.share_words,
            **_cells(REACH_HEADINGS[1:], cells), "line": line.words if not question.is_safe else "",
            **(_opened(question, line.opens, is_hidden="reached" in hidden.get(line.id, ())) if line.opens else {}),
        }
        for line, cells in zip(page.lines, (row[1:] for row in rows), strict=True)
    ]  # fmt: skip
    return Shown(
        "reach", PANELS["reach"], f"{plural(len(page.lines), 'group')} to reach", REACH_HEADINGS, rows,
        [(label, words) for label, words in notes if words],
        "Nobody is on the reach list yet: codesign reach add names a group the programme said it would reach.",
        "The list: codesign reach list. What was answered: codesign monitoring list.", page.standing,
        {
            "counted": counted, "representation": beside, "lines": said,
            "too_many": more_than_came if question.is_safe else page.too_many,
        },
    )  # fmt: skip


def growing(question: Question) -> Shown:
    """Return what is growing, and the words that no theme has."""
    review, narrowed, spans = question.store.review, question.narrowed, question.spans
    page = review.growing(
        question.programme_id, narrowed, today=question.today, spans=spans, once=question.once
    )
    rising = review.rising(question.programme_id, narrowed, today=question.today, spans=spans)
    safe = question.safe("themes", page)
    rows = [growing_cells(each, safe, months=_months(each.by_month), page=page) for each in page.lines]
    counted = safe.unless(page.words, page.now_comments, page.was_comments)
    notes = [note for note in (("By month", page.months_words), ("Words", rising.words)) if note[1]]
    rows += [rising_cells(each, safe) for each in rising.lines]
    lines = [
        {
            **_cells(GROWING_HEADINGS, row),
            "reference": each.reference,
            **_opened(question, each.now.opens, is_hidden=safe.hides_growth(each, page)),
        }
        for each, row in zip(page.lines, rows, strict=False)
    ]
    words = [
        {
            **_cells(GROWING_HEADINGS, rising_cells(each, safe)), "words": each.words,
            "quotes": [] if safe.hides(each.comments) else each.quotes, **_opened(question, each.opens, is_hidden=safe.hides(each.comments)),
        }
        for each in rising.lines
    ]  # fmt: skip
    return Shown(
        "growing", PANELS["growing"], counted, GROWING_HEADINGS, rows, notes,
        "Nothing was said in the two spans that has a theme.", "A draft theme of words that rise: codesign review draft WORDS.", page.standing,
        {"spans": spans, "counted": counted, "months": page.months, "lines": lines, "rising": words, "rising_counted": rising.words},
    )  # fmt: skip


def _months(counts: Sequence[int]) -> str:
    return " ".join(map(str, counts))


def said(question: Question) -> Shown:
    """Return what we said we would do, and what was left unanswered."""
    page = question.store.review.promised(question.programme_id, question.narrowed, today=question.today)
    safe = question.safe("themes")
    lines = said_lines(page, safe)
    coverage = [{"what": each.what, "words": coverage_words(each, safe)} for each in page.coverage]
    return Shown(
        "said", PANELS["said"], page.words, SAID_HEADINGS, [line.cells for line in lines], (),
        "Nothing is overdue, due or waiting to be told.", "One of them: codesign follow-ups show F3; codesign themes show NAME.", page.standing,
        {
            "counts": page.counts, "coverage": coverage, "replies_not_told": page.replies_not_told,
            "lines": [_cells(SAID_HEADINGS, line.cells) for line in lines],
        },
    )  # fmt: skip


def matrix(question: Question) -> Shown:
    """Return a table of counts with its totals."""
    page = question.store.review.matrix(
        question.programme_id, question.narrowed, today=question.today, kind=question.table
    )
    shown = safe_matrix(page, question.safe(f"{page.kind.partition('-')[0]}s").hidden)
    names = [
        day_words(head.name) if page.kind == "theme-month" else one_line(head.name) for head in page.columns
    ]
    headings = ("", *(shorten(name, _NARROW) if len(names) > 6 else name for name in names), "All")
    rows = [
        (f"{'  ' * head.depth}{one_line(head.full or head.name)}", *cells, total)
        for head, cells, total in zip(page.rows, shown.cells, shown.rows, strict=True)
    ]
    if rows:
        rows.append(("All, each once", *shown.columns, shown.total))
    notes = [("Hidden", _HIDES)] if shown.is_any_hidden else []
    return Shown(
        "matrix", f"{PANELS['matrix']}: {MATRICES[page.kind].lower()}", page.words if not question.is_safe else "", headings, rows, notes,
        "Nothing is tagged yet.", f"Another table: --table {' | '.join(MATRICES)}.", page.standing,
        {
            "table": page.kind, "counted": page.words if not question.is_safe else "", "columns": [head.name for head in page.columns],
            "column_totals": shown.columns, "total": shown.total,
            "column_commands": [_reads(question, head.opens, count) for head, count in zip(page.columns, shown.columns, strict=True)],
            "command": _reads(question, page.opens_all, shown.total), "rows": [_row_json(question, page, at, shown) for at in range(len(page.rows))],
        },
    )  # fmt: skip


def _reads(question: Question, opens: Filter, shown: str) -> str | None:
    """Return the command that reads the comments of a count, unless there are none or it is hidden."""
    return None if shown in ("0", SIGN) else command_for(question, opens)


def _row_json(question: Question, page: MatrixPage, at: int, shown: Any) -> Json:
    opens = [_reads(question, page.opens(at, column), count) for column, count in enumerate(shown.cells[at])]
    head = page.rows[at]
    return {
        "name": head.full or head.name,
        "cells": shown.cells[at],
        "total": shown.rows[at],
        "commands": opens,
        "command": _reads(question, head.opens, shown.rows[at]),
    }


def _cells(headings: Sequence[str], cells: Sequence[str]) -> Json:
    names = (heading.lower().replace(" %", "_per_cent").replace(" ", "_") for heading in headings)
    return dict(zip(names, cells, strict=True))


def _opened(question: Question, opens: Filter, *, is_hidden: bool = False) -> Json:
    if is_hidden:  # what opens a hidden count is as many comments as it is
        return {"opens": None, "command": None}
    return {"opens": used(opens), "command": command_for(question, opens)}


def used(narrowed: Filter) -> Json:
    """Return a filter by the fields it narrows by."""
    return {name: getattr(narrowed, name) for name in narrowed.used}


def command_for(question: Question, opens: Filter) -> str:
    """Return the command that reads the comments of a figure."""
    held = dict(zip(opens.used, question.store.filters.words(opens), strict=True))
    said = []
    for name in opens.used:
        value = getattr(opens, name)
        option = _OPTION_OF.get(name, name.replace("_", "-"))
        if name == "words":
            continue
        typed = value if name in ("since", "until", "kind", "place", "among") else held[name][1]
        said.append(f"--{option}" if value is True else f"--{option} {_quoted(_typed(name, str(typed)))}")
    words = f" {_quoted(opens.words)}" if opens.words else ""
    start = f"codesign feedback {'find' + words if words else 'list'}"
    return " ".join([start, *said])


def _typed(name: str, words: str) -> str:
    """Return a record as a command takes it: its reference or its code where the words end or begin with one."""
    if name == "tagged" and not words.endswith(")"):
        return words.rpartition(" ")[2] + "s"  # any theme, any outcome
    if name in ("programme_id", "theme_id", "tagged") and words.endswith(")"):
        return words.rpartition("(")[2].rstrip(")")
    return words.split(" ", maxsplit=1)[0] if name == "outcome_id" else words


def _quoted(words: str) -> str:
    import shlex

    return shlex.quote(words)


def standing_json(standing: Standing, drafts: int, untagged: int) -> Json:
    """Return what the panels stand on; a number of comments that is hidden is none."""
    plain = printing.plain(replace(standing, narrowed=Filter()))
    comments = standing.comments if standing.comments >= 0 else None
    return {
        **plain,
        "comments": comments,
        "narrowed": used(standing.narrowed),
        "untagged": untagged,
        "drafts": drafts,
        "words": standing.words(drafts, untagged),
    }


PANELS_READ: Mapping[str, Callable[[Question], Shown]] = {
    "thin": thin,
    "reach": reach,
    "growing": growing,
    "said": said,
    "matrix": matrix,
}
"""How each panel is read and shown."""
