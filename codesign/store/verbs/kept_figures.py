"""Figures kept by name with the change they stand at, made again, and what was changed between."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.views import FigureAgain, FigureAsked, KeptFigureLine
from codesign.store.file import StoreFile
from codesign.store.review.changed import between
from codesign.store.review.figures import UnknownFigureError, read_figure
from codesign.store.review.verbs import Review
from codesign.store.tables import KeptFigure
from codesign.store.verbs.views import filter_json, filter_of
from codesign.text import clean

_LINES = "SELECT id, name, figure, asked, as_at, kept_on, kept_by, value FROM keptfigure WHERE deleted = 0 ORDER BY row DESC"


class NamelessFigureError(AskedWronglyError):
    """A figure without a name."""

    def __init__(self) -> None:
        super().__init__("A figure that is kept needs a name.", todo="Such as Board paper, November.")


class UnknownKeptFigureError(AskedWronglyError):
    """No figure was kept by that name."""

    def __init__(self, typed: str, names: list[str]) -> None:
        there = f"There are: {', '.join(names)}." if names else "`codesign review keep` keeps one."
        super().__init__(f"No figure was kept as {typed}.", todo=there)


class KeptFigures:
    """Verbs on kept figures."""

    def __init__(self, store: StoreFile, review: Review) -> None:
        self._store, self._review = store, review

    def keep(self, name: str, asked: FigureAsked, *, today: date) -> KeptFigureLine:
        """Keep a figure as it stands. One kept under the name before stays beside it: that is the point of keeping.

        Raises:
            NamelessFigureError: it has no name. UnknownFigureError: there is no such line.
        """
        wanted = " ".join(clean(name).text.split())
        if not wanted:
            raise NamelessFigureError
        with self._store.read():
            figure = read_figure(self._review, asked, today)
        kept = {
            "panel": asked.panel,
            "line": asked.line,
            "filter": filter_json(asked.narrowed),
            "turn": figure.turn,
        }
        with self._store.write("keep figure") as change:
            made = change.add(
                KeptFigure, name=wanted, figure=figure.words, asked=json.dumps(kept, ensure_ascii=False), as_at=figure.as_at,
                kept_on=today.isoformat(), kept_by=change.actor, value=json.dumps(dict(figure.value), ensure_ascii=False),
            )  # fmt: skip
        return self.one(made)

    def lines(self) -> list[KeptFigureLine]:
        """Return every figure that was kept, the newest first."""
        with self._store.read() as session:
            return [_line(row) for row in session.execute(text(_LINES))]

    def one(self, figure_id: str) -> KeptFigureLine:
        """Return a kept figure by its id. Raises UnknownKeptFigureError."""
        found = next((line for line in self.lines() if line.id == figure_id), None)
        if found is None:
            raise UnknownKeptFigureError("that", [])
        return found

    def find(self, typed: str) -> KeptFigureLine:
        """Return the newest figure of a name, whole or as it begins. Raises UnknownKeptFigureError."""
        lines, wanted = self.lines(), " ".join(typed.casefold().split())
        whole = [line for line in lines if line.name.casefold() == wanted]
        found = whole or [line for line in lines if wanted and line.name.casefold().startswith(wanted)]
        if not found or len({line.name for line in found}) > 1:
            raise UnknownKeptFigureError(typed, sorted({line.name for line in found or lines}))
        return found[0]

    def again(self, figure_id: str, *, today: date) -> FigureAgain:
        """Make a kept figure again, and say what was changed between as far as the journal tells it plainly."""
        kept = self.one(figure_id)
        with self._store.read() as session:
            try:
                figure = read_figure(self._review, kept.asked, today)
            except UnknownFigureError:
                return FigureAgain(kept, (), _newest(session), ())
            because = between(session, kept.as_at, kept.asked)
        return FigureAgain(kept, figure.value, figure.as_at, because)

    def remove(self, figure_id: str) -> None:
        """Keep a figure no longer."""
        with self._store.write("remove kept figure") as change:
            change.remove(KeptFigure, figure_id)


def _newest(session: Session) -> str:
    newest = "SELECT 'H' || number || '-' || letters FROM change ORDER BY row DESC LIMIT 1"
    return str(session.execute(text(newest)).scalar() or "")


def _line(row: Any) -> KeptFigureLine:
    asked = json.loads(row.asked)
    figure = FigureAsked(asked["panel"], asked["line"], filter_of(asked["filter"]), asked.get("turn", ""))
    value = tuple(json.loads(row.value).items())
    return KeptFigureLine(row.id, row.name, row.figure, figure, row.as_at, row.kept_on, row.kept_by, value)
