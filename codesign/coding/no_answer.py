"""Comments that say nothing: `.`, `N/A`, `Did not answer`. And words that may be one, or may be an answer: `None`, `No`.

“None” to “What could we do better?” says something, and to “Any other comments?” it says nothing: that is asked of a
person, question by question.
"""

from __future__ import annotations

import re
from enum import Enum

_NO_LETTERS = re.compile(r"[\W_]*", re.UNICODE)
_SPACES = re.compile(r"[\W_]+", re.UNICODE)
_LONGEST = 60
_NOTHING = frozenset(
    """na; n a; not applicable; no comment; no comments; no further comment; no further comments; no other comments;
    no additional comments; no answer; not answered; did not answer; didnt answer; no response; no reply; left blank; blank; not stated;
    not given; not completed; unanswered; no text; null; nan; skipped; skip; see above; as above; dk; prefer not to say; x; xx; xxx""".replace(
        "\n", " "
    ).split(";")
)
_PERHAPS = frozenset(
    """none; nothing; no; nil; nope; none really; nothing really; not really; nothing to add; nothing else; nothing more;
    no nothing; nothing at all; none at all; nothing comes to mind; can't think of anything; i can't think of anything; dont know; dont know really;
    i dont know; not sure; unsure; no idea; no thanks; no thank you; nothing at this time; nothing at the moment; not at the moment; all good; ok;
    0; zero; yes""".replace("\n", " ").split(";")
)


class Says(Enum):
    """What words say that are hardly any."""

    SOMETHING = "something"
    NOTHING = "nothing"
    PERHAPS = "nothing, or that there is none"
    """An answer to some questions."""


def what_is_said(words: str) -> Says:
    """Tell whether a comment says anything."""
    if len(words) > _LONGEST:
        return Says.SOMETHING
    if _NO_LETTERS.fullmatch(words):
        return Says.SOMETHING if _is_picture(words) else Says.NOTHING
    bare = folded_answer(words)
    if bare in _BARE_NOTHING:
        return Says.NOTHING
    return Says.PERHAPS if bare in _BARE_PERHAPS else Says.SOMETHING


def folded_answer(words: str) -> str:
    """Return an answer as it is compared: `N/A.` and `n/a` are one; what has no letters stays as it is."""
    apart = words.casefold().replace("'", "").replace("’", "")
    return " ".join(_SPACES.sub(" ", apart).split()) or "".join(words.split())


def _is_picture(words: str) -> bool:
    """Say whether a sign such as a thumb or a smile is said: beyond what a keyboard has."""
    return any(letter > "\u2600" for letter in words)


_BARE_NOTHING = frozenset(" ".join(each.replace("'", "").split()) for each in _NOTHING)
_BARE_PERHAPS = frozenset(" ".join(each.replace("'", "").split()) for each in _PERHAPS)
