"""The words of a comment, in any script: those of a script written without spaces are read two characters at a time."""

from __future__ import annotations

import re

MOST_WORDS = 400
"""Words read of one comment. Longer ones are read from their start: 400 words say what a comment is about, and a comment
of 40,000 characters then costs what one of a page does."""

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_WORD = re.compile(
    f"[{_UNSPACED}]+"
    f"|(?:(?![{_UNSPACED}])[^\\W_]|[{_MARKS}])+(?:['’](?:(?![{_UNSPACED}])[^\\W_])+)*"
    "|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_RUN = re.compile(f"[{_UNSPACED}]{{2,}}")
_LONGEST = 60


def words_of(text: str) -> list[str]:
    """The words of a comment as they were written, in order, at most `MOST_WORDS`."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if _RUN.match(word):
            found.extend(word[at : at + 2] for at in range(min(len(word), MOST_WORDS) - 1))
        else:
            found.append(word[:_LONGEST])
        if len(found) >= MOST_WORDS:
            break
    return found[:MOST_WORDS]
