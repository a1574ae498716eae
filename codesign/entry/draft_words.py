"""Unfinished work in words, whole, for somebody who only wants to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.entry import form_draft

if TYPE_CHECKING:
    from codesign.store.drafts import Draft


def draft_page_words(draft: Draft) -> str:
    """Return everything that was typed into a draft, as it was typed."""
    if draft.line.kind == form_draft.KIND:
        return _form_words(draft)
    from codesign.entry.event_draft import EventDraft

    page = EventDraft.from_state(draft.state)
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
    promised = [f"- {line}" for line in page.follow_ups if line.strip()]
    wordings = [f"{each.clause}: {each.before} → {each.after}" for each in page.wordings if not each.is_empty]
    return "\n".join(
        [
            *(f"{name}: {value}" for name, value in fields if value.strip()),
            *_under("Comments", comments),
            *_under("We said we would", promised),
            *_under("Wording worked on", wordings),
        ]
    )


def _form_words(draft: Draft) -> str:
    from codesign.entry.forms import FORMS

    page = form_draft.FormDraft.from_state(draft.state)
    labels = {each.name: each.label for each in FORMS[page.of.kind].fields} if page.of.kind in FORMS else {}
    typed = (f"{labels.get(name, name)}: {words}" for name, words in page.typed.items() if words.strip())
    return "\n".join((page.title, "", *typed))


def _under(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *lines] if lines else []
