"""Comments that imports brought: read by their own identifiers, and labelled with what another file says of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import text

from codesign.records.feedback import ImportedComment
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.tables import Tag
from codesign.store.verbs.themes import theme_ids
from codesign.store.writing import Change

_KEYS = """
    SELECT id, source_key FROM comment
    WHERE deleted = 0 AND source_key LIKE 'feedback/%' AND source_key NOT LIKE 'feedback/content/%'
"""
_COMMENTS = """
    SELECT c.id, c.words, c.exact, c.question, c.said_on, c.permission, c.kind, c.type, c.sentiment, c.stance, c.place, c.note,
           coalesce('I' || b.number || '-' || b.letters, ''), coalesce(b.file_name, ''),
           (SELECT coalesce(json_group_array(DISTINCT t.name), '[]') FROM tag g JOIN theme t ON t.id = g.theme_id
            WHERE g.comment_id = c.id AND g.deleted = 0 AND t.deleted = 0)
    FROM comment c LEFT JOIN importbatch b ON b.id = c.batch_id WHERE c.id IN (SELECT value FROM json_each(:ids))
"""


class ImportedComments:
    """Reads of comments that imports brought, and the labels put on them later."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def by_own_id(self, wanted: Collection[str]) -> dict[str, list[ImportedComment]]:
        """Return the comments whose rows had one of these identifiers, whatever the column and the file were called."""
        with self._store.read() as session:
            ids = {row.id: _own_id(row.source_key) for row in session.execute(text(_KEYS))}
            meant = [id_ for id_, own in ids.items() if own in wanted]
            rows = session.execute(text(_COMMENTS), {"ids": json.dumps(meant)})
            comments = as_lines(ImportedComment, [(*row[:-1], tuple(json.loads(row[-1]))) for row in rows])
        found: dict[str, list[ImportedComment]] = {}
        for comment in comments:
            found.setdefault(ids[comment.id], []).append(comment)
        return found

    def label(self, change: Change, labels: Mapping[str, Sequence[str]], programme_id: str) -> None:
        """Tag comments, by id, with themes by name that they do not have; a name nobody used becomes a draft theme."""
        themes = theme_ids(change, [name for names in labels.values() for name in names], programme_id)
        change.add_many(
            Tag,
            [
                {"comment_id": comment, "theme_id": theme, "tagged_by": change.actor, "tagged_at": change.now}
                for comment, names in labels.items()
                for theme in dict.fromkeys(themes[name] for name in names)
            ],
        )


def _own_id(source_key: str) -> str:
    """Return a row's own identifier from the key kept with its comment: `feedback/HEADING/IDENTIFIER#FINGERPRINT`."""
    return source_key.rpartition("#")[0].split("/", 2)[-1]
