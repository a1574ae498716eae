"""A comment's own page as it may leave in a file: its words and its speaker by permission, and without its history."""

from __future__ import annotations

from dataclasses import replace

from codesign.evidence.list_guard import NAME_LEFT_OUT, left_out
from codesign.evidence.quotable import Permission, Spoken, permission_of, quotable
from codesign.records.cards import CommentCard
from codesign.records.columns_shown import Words
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.line import Line


def comment_page(card: CommentCard, words: Words) -> list[Line]:
    """Return the lines of a comment's page that may leave. The first leads to the comment, so that it is recorded with the page.

    Exact words stand beside their speaker's name only by permission to name them; our note may, as it is nobody's words. The
    history is left out: it holds the words as they were. So is what was noted of words that are withheld.
    """
    line = card.line
    permission = permission_of(line.permission)
    why = quotable(Spoken(line.words, line.exact, permission, bool(line.personal), bool(line.sensitive)))
    if why:
        line = line._replace(words=left_out(why.value), exact=False, note="")
    if line.who and (why or (line.exact and permission is not Permission.BY_NAME)):
        line = line._replace(who=NAME_LEFT_OUT, contact_id="")
    first, *rest = comment_lines(replace(card, line=line), words)
    return [first._replace(label=line.reference, key=f"comment {line.reference}"), *rest]
