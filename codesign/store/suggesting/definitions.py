"""What the codebook says of the labels of one scope, and what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.suggesting.scope import Scope

if TYPE_CHECKING:
    from codesign.coding.suggesting import Definition


class Label(NamedTuple):
    """A label that may be offered."""

    id: str
    code: str
    name: str
    words: str
    """What the codebook says belongs under it."""


def labels(session: Session, scope: Scope) -> dict[str, Label]:
    """Return what may be offered of a scope, by id: no retired theme, and none that goes on in another."""
    its = scope.its
    rows = session.execute(
        text(f"""SELECT l.id, {its.code} AS code, {its.name} AS name, {its.definition} AS words FROM {its.table} l
                 WHERE l.deleted = 0 AND {its.offered} AND coalesce(l.programme_id, '') = :home ORDER BY l.row"""),
        {"home": scope.programme},
    )
    return {row.id: Label(*row) for row in rows}


def definitions(offered: dict[str, Label]) -> list[Definition]:
    """Return labels as the suggester takes them."""
    from codesign.coding.suggesting import Definition

    return [Definition(each.id, each.name, each.words.strip()) for each in offered.values()]
