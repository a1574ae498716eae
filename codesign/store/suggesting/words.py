"""What was learnt, as words that may leave with a codebook; and words learnt elsewhere, which suggestions begin with.

Words learnt elsewhere are kept beside the journal. They weigh half at first, and ever less the more is tagged here: at 300 comments
half of that (measured at none: four ways between services, hit@3 .85 on average for .81 by the definitions alone).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.suggesting import keeping
from codesign.store.suggesting.lessons import newest
from codesign.store.verbs.shown import SHOWN

if TYPE_CHECKING:
    from codesign.coding.suggesting import Suggestion
    from codesign.coding.suggesting.learnt_words import LearntLabel
    from codesign.store.file import StoreFile

_OF = "words"
WEIGHT, HALF_AT = 0.5, 300
FLOOR = 0.1
"""Below this score words learnt elsewhere alone are no idea."""
_NAMED = 3
"""Words that a reason quotes."""

_TAGGED = f"""
    SELECT c.words, coalesce(c.contact_id, nullif(c.kind, ''), '') AS speaker,
           (SELECT json_group_array(DISTINCT g.theme_id) FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0
            AND g.theme_id IN (SELECT value FROM json_each(:themes))) AS labels
    FROM ({SHOWN} AND c.no_answer = 0 AND c.repeat_of_id IS NULL) c
    WHERE EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.theme_id IN (SELECT value FROM json_each(:themes)))
    ORDER BY c.row
"""
_NAMES = """
    SELECT name FROM contact WHERE sort = 'person' UNION ALL
    SELECT a.name FROM alias a JOIN contact n ON n.id = a.contact_id WHERE n.sort = 'person'
"""
"""Every name of a person the register has or had, hidden ones among them."""


def learnt(session: Session, theme_ids: Sequence[str]) -> dict[str, LearntLabel]:
    """Return the words learnt of themes: of comments that may be shown, without the names of anybody in the register.

    A comment sent again, word for word, counts once.
    """
    from codesign.coding.suggesting.learnt_words import Said, learnt_words

    rows = session.execute(text(_TAGGED), {"themes": json.dumps(list(theme_ids))})
    said = (Said(row.words, row.speaker, frozenset(json.loads(row.labels))) for row in rows)
    return learnt_words(said, names(session))


def names(session: Session) -> frozenset[str]:
    """Return every word of every person's name in the register, in small letters, whole and in parts."""
    found: set[str] = set()
    for name in session.execute(text(_NAMES)).scalars():
        for word in name.lower().replace("’", "'").split():
            found.update((word.strip(".,()'\""), *word.replace("-", " ").replace("'", " ").split()))
    return frozenset(word for word in found if len(word) > 1)


def read(session: Session) -> dict[str, LearntLabel]:
    """Return the words learnt elsewhere, by the theme they are of."""
    from codesign.coding.suggesting.learnt_words import LearntLabel

    held = keeping.read(session, _OF, "")
    if held is None:
        return {}
    try:
        said = json.loads(held.weights)
        return {
            theme: LearntLabel(
                {str(word): float(weight) for word, weight in each["words"].items()}, float(each["share"])
            )
            for theme, each in said.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep(store: StoreFile, learnt_elsewhere: Mapping[str, LearntLabel]) -> None:
    """Keep words learnt elsewhere, in place of those kept of the same themes before."""
    with store.read() as session:
        held, at = read(session), newest(session)
    said = {
        theme: {"share": each.share, "words": dict(each.words)}
        for theme, each in {**held, **learnt_elsewhere}.items()
    }
    for _ in keeping.write(store, _OF, "", keeping.Held(json.dumps(said).encode(), at)):
        pass


def with_words(
    suggested: Iterable[Suggestion], words: str, elsewhere: Mapping[str, LearntLabel], taught: int
) -> list[Suggestion]:
    """Return suggestions with what words learnt elsewhere add to them, the likeliest first."""
    from codesign.coding.suggesting import Suggestion
    from codesign.coding.suggesting.learnt_words import judge

    share = WEIGHT * HALF_AT / (HALF_AT + taught)
    found = {each.label: each for each in suggested}
    for label, (likely, said) in judge(words, elsewhere).items():
        added, here = share * likely, found.get(label)
        if here is not None:
            found[label] = here._replace(score=1 - (1 - here.score) * (1 - min(1.0, added)))
        elif added >= FLOOR and said:
            found[label] = Suggestion(label, added, _reason(said), False)
    return sorted(found.values(), key=lambda each: -each.score)


def _reason(said: Sequence[str]) -> str:
    return f"{', '.join(f'“{word}”' for word in said[:_NAMED])}: learnt with the codebook"
