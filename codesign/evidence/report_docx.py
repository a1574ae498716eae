"""The report: what was heard, from whom, what came of it and where the holes are, for somebody reading on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from codesign.evidence.docx_parts import Paper
from codesign.evidence.gaps import gaps
from codesign.evidence.method import NO_CLAIM, method
from codesign.evidence.words import date_words, made_at, made_words
from codesign.records.pack import Pack, PackComment, PackOutcome, PackTheme, PackWording
from codesign.text import plural

SHOWN_UNDER_OUTCOME = 12
"""Comments shown in full under one outcome; the rest are in the workbook, and the report says how many."""

SHOWN_UNDER_THEME = 5

NOTHING = "No evidence recorded."


def report(pack: Pack) -> bytes:
    """Return `report.docx`."""
    paper = Paper(f"Engagement evidence: {pack.programme.name}", pack.stamps, made_at(pack))
    _opening(paper, pack)
    _by_outcome(paper, pack)
    _by_theme(paper, pack)
    _involved(paper, pack)
    _events(paper, pack)
    _wording(paper, pack)
    _follow_ups(paper, pack)
    _replies(paper, pack)
    _gaps(paper, pack)
    _method(paper, pack)
    return paper.to_bytes()


def _opening(paper: Paper, pack: Pack) -> None:
    programme, figures = pack.programme, pack.figures
    paper.heading("At a glance")
    paper.paragraph(f"As at {made_words(pack)}, change {pack.stands_at.change}.")
    about = (
        ("Programme", f"{programme.name} ({programme.reference})"), ("Kind", programme.kind),
        ("Lead body", programme.lead_body), ("Partners", ", ".join(programme.partners)), ("Term", programme.term),
        ("Law as at", date_words(programme.law_as_at)),
        *((f"Events {count.what}", f"{count.count:,}") for count in figures.events),
        ("Comments", f"{figures.comments:,}: {figures.quoted:,} quoted, {figures.notes_shown:,} as our note, {figures.words_withheld:,} with words withheld"),
        ("People", figures.people.words),
    )  # fmt: skip
    paper.table(("What", "Held"), [line for line in about if line[1]])
    paper.paragraph(NO_CLAIM)


def _by_outcome(paper: Paper, pack: Pack) -> None:
    paper.heading("What was heard, by outcome")
    if not pack.outcomes:
        paper.paragraph(NOTHING)
    by_outcome = _gathered(pack.comments, lambda comment: comment.outcomes)
    for outcome in pack.outcomes:
        comments = by_outcome.get(outcome.reference, [])
        if outcome.level == "indicator" and not comments:
            continue
        paper.heading(f"{outcome.code} {outcome.title}".strip(), 2 if outcome.depth == 0 else 3)
        if not outcome.expects_evidence and not comments:
            continue
        paper.paragraph(_heard(outcome) if outcome.comments else NOTHING)
        _shown(paper, comments, SHOWN_UNDER_OUTCOME)


def _by_theme(paper: Paper, pack: Pack) -> None:
    paper.heading("What was heard, by theme")
    if not pack.themes:
        paper.paragraph(NOTHING)
    names, parents = {theme.name for theme in pack.themes}, {theme.parent for theme in pack.themes}
    by_theme = _gathered(pack.comments, lambda comment: comment.themes)
    for theme in pack.themes:
        paper.heading(theme.name, 3 if theme.parent in names else 2)
        if theme.definition:
            paper.paragraph(theme.definition)
        if theme.comments or theme.name not in parents:
            paper.paragraph(_heard(theme) if theme.comments else NOTHING)
        _shown(paper, by_theme.get(theme.reference, []), SHOWN_UNDER_THEME)


def _gathered(
    comments: Iterable[PackComment], under: Callable[[PackComment], tuple[str, ...]]
) -> dict[str, list[PackComment]]:
    """Return the comments under each outcome or theme: exact words before notes, else in the pack's order."""
    heaps: dict[str, list[PackComment]] = {}
    for comment in sorted(comments, key=lambda comment: not comment.is_exact):
        for reference in under(comment):
            heaps.setdefault(reference, []).append(comment)
    return heaps


def _heard(row: PackOutcome | PackTheme) -> str:
    parts = [plural(row.comments, "comment"), row.people.words, plural(row.events, "event")]
    if isinstance(row, PackOutcome) and row.last_heard:
        parts.append(f"last heard {date_words(row.last_heard)}")
    if isinstance(row, PackTheme):
        parts.append("has a reply" if row.has_reply else "no reply yet")
    return " · ".join(parts)


def _shown(paper: Paper, comments: Sequence[PackComment], most: int) -> None:
    """Show the first comments with their words, and say plainly what is not shown and why."""
    shown = [comment for comment in comments if comment.words]
    for comment in shown[:most]:
        paper.quote(comment.words, _source(comment), is_exact=comment.is_exact)
    withheld = len(comments) - len(shown)
    if len(shown) > most:
        paper.paragraph(f"{len(shown) - most:,} more are in evidence.xlsx, sheet Comments.")
    if withheld:
        paper.paragraph(
            f"{plural(withheld, 'comment')} with words withheld; the reasons are under Method and limits."
        )


def _source(comment: PackComment) -> str:
    late = f"recorded {plural(comment.days_late, 'day')} later" if comment.days_late else ""
    parts = (
        comment.said_by,
        comment.speaking_for,
        comment.place,
        date_words(comment.said_on),
        late,
        comment.reference,
    )
    return ", ".join(part for part in parts if part)


def _involved(paper: Paper, pack: Pack) -> None:
    paper.heading("Who was involved")
    if not (pack.involved or pack.kinds):
        paper.paragraph(NOTHING)
        return
    paper.paragraph(f"Altogether: {pack.figures.people.words}.")
    if pack.involved:
        paper.heading(
            "Organisations and people named"
            if pack.options.name_people
            else "Organisations and elected members",
            2,
        )
        paper.table(("Name", "Kind", "As", "Events", "Comments"), (
            (row.name, row.kind, row.capacity, f"{row.events:,}", f"{row.comments:,}") for row in pack.involved))  # fmt: skip
    if pack.kinds:
        paper.heading("Kinds of people", 2)
        paper.table(("Kind", "How many"), ((row.kind, row.people.words) for row in pack.kinds))


def _events(paper: Paper, pack: Pack) -> None:
    paper.heading("Engagement events")
    if not pack.events:
        paper.paragraph(NOTHING)
        return
    paper.table(("Reference", "Date", "Event", "Method", "State", "Who came", "Comments"), (
        (event.reference, _when(event.on, event.days_late), ", ".join(part for part in (event.title, event.place) if part),
         event.method, event.state, event.people.words, f"{event.comments:,}") for event in pack.events))  # fmt: skip


def _when(on: str, days_late: int) -> str:
    return f"{date_words(on)} (recorded {plural(days_late, 'day')} later)" if days_late else date_words(on)


def _wording(paper: Paper, pack: Pack) -> None:
    paper.heading("What people changed")
    if not pack.wording:
        paper.paragraph(NOTHING)
    for wording in pack.wording:
        paper.heading(f"{wording.document}, {wording.clause} ({wording.reference})".lstrip(", "), 2)
        lines = (
            ("Before", wording.before), ("After", wording.after), ("Why", wording.why), ("State", wording.state),
            ("Reason", wording.reason), ("Decided", _decided(wording)), ("Shaped at", ", ".join(wording.events)),
            ("Comments behind it", ", ".join(wording.comments)),
        )  # fmt: skip
        paper.table(("What", "Words"), [line for line in lines if line[1]])


def _decided(wording: PackWording) -> str:
    return ", ".join(part for part in (wording.decided_by, date_words(wording.decided_on)) if part)


def _follow_ups(paper: Paper, pack: Pack) -> None:
    paper.heading("What we said we would do")
    if not pack.follow_ups:
        paper.paragraph(NOTHING)
        return
    paper.table(("Reference", "We said we would", "Owner", "Due", "State", "People told"), (
        (row.reference, row.what, row.owner or "none", date_words(row.due) or "no date",
         f"{row.state}, overdue" if row.is_overdue else f"{row.state} {date_words(row.done_on)}".strip(),
         row.told or "not told") for row in pack.follow_ups))  # fmt: skip


def _replies(paper: Paper, pack: Pack) -> None:
    paper.heading("What was said, and what was done about it")
    if not pack.replies:
        paper.paragraph(NOTHING)
        return
    paper.table(("Reference", "To", "State", "What was done, or why not", "People told"), (
        (row.reference, row.to, f"{row.state} {date_words(row.on)}".strip(),
         " ".join(part for part in (row.did, row.reason) if part), row.told or "not told") for row in pack.replies))  # fmt: skip


def _gaps(paper: Paper, pack: Pack) -> None:
    paper.heading("Gaps")
    found = gaps(pack)
    if not found:
        paper.paragraph("None of the gaps this pack looks for was found.")
    for gap in found:
        paper.point(f"{gap.what} ({len(gap.names):,}): {_named(gap.names)}" if gap.names else gap.what)


def _named(names: Sequence[str]) -> str:
    more = f"; {len(names) - 30:,} more in evidence.xlsx, sheet Gaps" if len(names) > 30 else ""
    return "; ".join(names[:30]) + more


def _method(paper: Paper, pack: Pack) -> None:
    paper.heading("Method and limits")
    for paragraph in method(pack):
        paper.paragraph(paragraph)
    paper.paragraph(
        f"Under an outcome at most {SHOWN_UNDER_OUTCOME} comments are shown, under a theme at most {SHOWN_UNDER_THEME}: "
        "exact words before notes, then the earliest said first. All that may be shown are in evidence.xlsx."
    )
