"""What a coder marks a comment with: that it matters, that it is to be talked over, and a memo of their own.

A memo is the coders' own: it is shown on the comment's page and where it is coded, is never quoted, and stands in no pack.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import text

from codesign.store.file import StoreFile
from codesign.store.tables import Comment

_VERBS = {
    ("important", True): "mark important",
    ("important", False): "mark not important",
    ("discuss", True): "mark to be discussed",
    ("discuss", False): "mark as discussed",
}


class Marks:
    """Verbs on the marks of comments."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def mark(
        self,
        comment_ids: str | Sequence[str],
        *,
        important: bool | None = None,
        discuss: bool | None = None,
        memo: str | None = None,
    ) -> None:
        """Mark comments, in one change; what is not named stays as it is. An empty memo takes it away. Raises GoneError."""
        given = {"important": important, "discuss": discuss, "memo": memo}
        fields = {name: value for name, value in given.items() if value is not None}
        if not fields:
            return
        with self._store.write(verb_of(fields)) as change:
            for comment in [comment_ids] if isinstance(comment_ids, str) else comment_ids:
                change.set(Comment, comment, **fields)

    def looked(self, comment_ids: Sequence[str]) -> int:
        """Say that somebody has looked at comments and nothing in them identifies anybody: their mark `personal?` goes.

        Their words are quoted from then on, where permission allows; the whole name of a contact keeps them back all the
        same. Words written anew are looked through anew. Returns how many bore a mark. Raises GoneError.
        """
        with self._store.write("look at comment") as change:
            marked = text(
                "SELECT id FROM comment WHERE personal <> '' AND id IN (SELECT value FROM json_each(:ids))"
            )
            ids = list(change.session.execute(marked, {"ids": json.dumps(list(comment_ids))}).scalars())
            change.set_many(Comment, ids, personal="")
            return len(ids)


def verb_of(fields: Mapping[str, object]) -> str:
    """Return what the change is called, which is what an undo says it takes back."""
    if len(fields) > 1:
        return "mark comment"
    ((name, value),) = fields.items()
    if name == "memo":
        return "write memo" if str(value).strip() else "take memo away"
    return _VERBS[name, bool(value)]
