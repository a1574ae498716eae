"""What each filter is chosen from, read from the store: what is held, and nothing that would find nothing by a slip."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.entry.given_choices import GIVEN
from codesign.records.editing import Choice
from codesign.store import standing
from codesign.text import one_line

_GIVEN = {
    "untagged": (Choice("yes", "Only untagged comments", also=("yes", "untagged", "only untagged")),),
    "important": (Choice("yes", "Only those marked important", also=("yes", "important")),),
    "discuss": (Choice("yes", "Only those to discuss", also=("yes", "discuss", "to discuss")),),
    "suggested_sure": (Choice("yes", "Only those with a suggestion that is sure", also=("yes", "sure")),),
    "disagreed": (Choice("yes", "Only those two coders disagree about", also=("yes", "disagreed")),),
    "no_answer": (Choice("yes", "Only those that say nothing", also=("yes", "no answer")),),
    "personal": (Choice("yes", "Only those that may identify somebody", also=("yes", "personal")),),
    "state": GIVEN["event-states"],
    "sort": (Choice("person", "People", also=("people",)), Choice("organisation", "Organisations")),
}
_HELD = {
    "place": f"""
        SELECT place AS held FROM event WHERE deleted = 0 UNION ALL SELECT area FROM event WHERE deleted = 0
        UNION ALL SELECT place FROM comment WHERE deleted = 0 AND place <> '' AND sensitive <> 'safeguarding'
        UNION ALL SELECT area FROM contact n WHERE deleted = 0 AND {standing.stands("n")}""",
    "officer": "SELECT officer AS held FROM event WHERE deleted = 0",
    "consultation": "SELECT consultation AS held FROM event WHERE deleted = 0",
}
_NAMED = {
    "event_id": "SELECT id, title, 'E' || number || '-' || letters FROM event WHERE deleted = 0 ORDER BY held_on DESC, row DESC",
    "programme_id": "SELECT id, title, 'G' || number || '-' || letters FROM programme WHERE deleted = 0 ORDER BY row",
    "theme_id": """
        SELECT id, name, 'T' || number || '-' || letters FROM theme WHERE deleted = 0
        ORDER BY state = 'retired', name COLLATE NOCASE, row""",
}
_TAGGED = (
    Choice("themes", "Any theme", also=("themes", "theme")),
    Choice("outcomes", "Any outcome", also=("outcomes", "outcome")),
)
_OUTCOMES = """
    SELECT o.id, o.code, o.title, g.title AS programme, (SELECT count(*) FROM programme WHERE deleted = 0) AS programmes
    FROM outcome o JOIN programme g ON g.id = o.programme_id
    WHERE o.deleted = 0 AND (:programme = '' OR o.programme_id = :programme) ORDER BY g.row, o.position, o.row
"""
_QUESTIONS = """
    SELECT q.id, q.code, q.words, q.consultation FROM question q
    WHERE q.deleted = 0 AND (:programme = '' OR coalesce(q.programme_id, :programme) = :programme)
    ORDER BY q.state = 'retired', q.consultation COLLATE NOCASE, q.position, q.row
"""
_KINDS = """
    SELECT code, name, plural, words FROM vocabularyentry WHERE deleted = 0 AND vocabulary = 'kinds' ORDER BY retired, position, row
"""


def choices_of(session: Session, name: str, programme_id: str) -> Sequence[Choice]:
    """Return what a filter is chosen from; retired words too, for old records hold them."""
    if name in _GIVEN:
        return _GIVEN[name]
    if name in _HELD:
        return _held(session, _HELD[name])
    if name in _NAMED:
        return [Choice(*row) for row in session.execute(text(_NAMED[name]))]
    if name == "tagged":
        programmes = session.execute(text(_NAMED["programme_id"]))
        return [
            *_TAGGED,
            *(Choice(id_, f"Any outcome of {title}", reference) for id_, title, reference in programmes),
        ]
    if name == "outcome_id":
        return _outcomes(session, programme_id)
    if name == "question_id":
        return questions(session, programme_id)
    return _kinds(session) if name == "kind" else ()


def questions(session: Session, programme_id: str = "") -> list[Choice]:
    """Return questions to choose from: by their codes where they have one, told apart by the consultation that asked."""
    rows = session.execute(text(_QUESTIONS), {"programme": programme_id})
    return [
        Choice(
            row.id,
            row.code or row.words,
            row.consultation,
            row.words if row.code else "",
            (row.words,) if row.code else (),
        )
        for row in rows
    ]


def contact_words(session: Session, contact_id: str) -> str:
    """Return a contact's name and reference, also of one thrown away since; of one merged since, who stands for them."""
    row = session.execute(
        text("SELECT name, 'N' || number || '-' || letters AS reference FROM contact WHERE id = :id"),
        {"id": standing.survivor(session, contact_id)},
    ).first()
    return f"{one_line(row.name)} ({row.reference})" if row else contact_id


def merged_into(session: Session, theme_id: str) -> str:
    """Return what the theme is called that a merged one goes on in, with its reference; nothing of any other."""
    row = session.execute(
        text("""SELECT m.name, 'T' || m.number || '-' || m.letters AS reference FROM theme t JOIN theme m ON m.id = t.merged_into_id
                WHERE t.id = :id AND m.deleted = 0"""),
        {"id": theme_id},
    ).first()
    return f"{one_line(row.name)} ({row.reference})" if row else ""


def read_back(choice: Choice) -> str:
    """Return a choice as people read it in a line of filters."""
    words = " ".join(part for part in (choice.words, choice.about) if part)
    return one_line(f"{words} ({choice.reference})" if choice.reference else words)


def nearest(typed: str, choices: Sequence[Choice], most: int) -> list[str]:
    """Return the choices nearest to what was typed: of which a word begins so, then those spelled so; else the first there are."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import WRatio

    words = list(dict.fromkeys(read_back(choice) for choice in choices))
    near = process.extract(
        typed.casefold(), [each.casefold() for each in words], scorer=WRatio, limit=most, score_cutoff=60
    )
    beginning = [each for each in words if f" {_plain(typed)}" in f" {_plain(each)}"]
    beginning.sort(key=lambda each: not _plain(each).startswith(_plain(typed)))
    return list(dict.fromkeys([*beginning, *(words[place] for _, _, place in near)]))[:most] or words[:most]


def begun(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices whose name begins as typed. A code does not: `2.1` is not `2.10`."""
    wanted = _plain(typed.lstrip("#!"))
    if not any(map(str.isalpha, wanted)):
        return []
    names = ((choice, (choice.words, choice.about, *choice.also)) for choice in choices)
    return [choice for choice, said in names if any(_plain(each).startswith(wanted) for each in said)]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _held(session: Session, sql: str) -> list[Choice]:
    """Return what was written down in a field, the most used spelling of each once, the most used first."""
    rows = session.execute(
        text(
            f"SELECT held, count(*) AS often FROM ({sql}) WHERE trim(held) <> '' GROUP BY held ORDER BY often DESC, held"
        )
    )
    once: dict[str, Choice] = {}
    for row in rows:
        once.setdefault(" ".join(row.held.casefold().split()), Choice(row.held, row.held))
    return list(once.values())


def _outcomes(session: Session, programme_id: str) -> list[Choice]:
    rows = session.execute(text(_OUTCOMES), {"programme": programme_id})
    return [
        Choice(
            row.id,
            row.code or row.title,
            row.programme if row.programmes > 1 else "",
            row.title if row.code else "",
        )
        for row in rows
    ]


def _kinds(session: Session) -> list[Choice]:
    return [
        Choice(row.code, row.name, also=tuple(filter(None, (row.plural, *row.words.split(", ")))))
        for row in session.execute(text(_KINDS))
    ]
