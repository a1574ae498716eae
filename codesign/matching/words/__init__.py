"""The words that help to compare names, as data: titles, short forms, spellings, sounds, kin, and a user's own.

The way in is `words()`. A relation told from a name is `kin`.
"""

from codesign.matching.words.known import (
    Title,
    Words,
    forget_with_words,
    own_lines,
    use_own_lines,
    usual_of,
    word_data,
    words,
)

__all__ = [
    "Title",
    "Words",
    "forget_with_words",
    "own_lines",
    "use_own_lines",
    "usual_of",
    "word_data",
    "words",
]
