"""Unfinished work in words, whole, for somebody who only wants to look."""

from __future__ import annotations

from collections.abc import Mapping

from codesign.entry.form_draft import KIND as A_FORM
from codesign.entry.form_draft import FormDraft


def draft_page_words(kind: str, state: Mapping[str, object]) -> str:
    """Return everything that was typed into a draft of a kind, as it was typed."""
    return _form_words(state) if kind == A_FORM else _event_words(state)


def _event_words(state: Mapping[str, object]) -> str:
    from codesign.entry.event_draft import EventDraft

    page = EventDraft.from_state(state)
    fields = (
        *(
            ("Title", page.title),
            ("Date", page.date),
            ("Time", page.time),
            ("Place", page.place),
            ("How", page.how),
        ),
        ("Who came", ", ".join([chip.words for chip in page.chips] + [page.who]).strip(", ")),
        *(("Access", page.access), ("Money", page.money), ("Note", page.note)),
    )
    comments = [
        f"{number}. {each.referral if each.is_referral else each.line}"
        for number, each in enumerate(page.comments, 1)
        if not each.is_empty
    ]
    would_do = [f"- {line}" for line in page.follow_ups if line.strip()]
    wordings = [f"{each.clause}: {each.before} → {each.after}" for each in page.wordings if not each.is_empty]
    return "\n".join(
        [
            *(f"{name}: {value}" for name, value in fields if value.strip()),
            *_under("Comments", comments),
            *_under("We said we would", would_do),
            *_under("Wording worked on", wordings),
        ]
    )


def _form_words(state: Mapping[str, object]) -> str:
    from codesign.entry.forms import FORMS

    page = FormDraft.from_state(state)
    labels = {each.name: each.label for each in FORMS[page.of.kind].fields} if page.of.kind in FORMS else {}
    typed = (f"{labels.get(name, name)}: {words}" for name, words in page.typed.items() if words.strip())
    return "\n".join((page.title, "", *typed))


def _under(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *lines] if lines else []
