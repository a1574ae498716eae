"""What was learnt, written beside the journal: bytes in pieces, with the change they stand at, and a check over all of them.

It is worked out from the records and can be worked out again, so nothing of it is journalled, and undoing leaves it alone. It is
written a piece at a time, each in a transaction of its own, so that a tag put on meanwhile waits for none of it; the head,
which comes last, names the pieces that belong to it. What cannot be read, or is not whole, is as good as not there.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Generator
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.suggesting.scope import Scope

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

FORM = 1
"""How it is written. Another program's is thrown away and learnt anew."""
PIECE = 1 << 19
"""Bytes written at a time."""
HEAD = ""
_INSERT = text(
    'INSERT OR REPLACE INTO learnt ("of", programme, part, as_at, weights) VALUES (:of, :programme, :part, :as_at, :weights)'
)
_WHERE = '"of" = :of AND programme = :programme'


class Held(NamedTuple):
    """What was kept, and the change it stands at."""

    weights: bytes
    as_at: int


def read(session: Session, of: str, programme: str) -> Held | None:
    """Return what was kept of a scope; nothing where there is none, or none that is whole and of this form."""
    own = {"of": of, "programme": programme}
    head = session.execute(
        text(f"SELECT weights, as_at FROM learnt WHERE {_WHERE} AND part = :part"), {**own, "part": HEAD}
    ).first()
    if head is None:
        return None
    try:
        said = json.loads(bytes(head.weights))
        if said["form"] != FORM:
            return None
        names = _names(str(said["token"]), int(said["parts"]))
        pieces = dict(
            session.execute(
                text(
                    f"SELECT part, weights FROM learnt WHERE {_WHERE} AND part IN (SELECT value FROM json_each(:parts))"
                ),
                {**own, "parts": json.dumps(names)},
            ).all()
        )
        weights = b"".join(bytes(pieces[name]) for name in names)
        whole = hashlib.sha256(weights).hexdigest() == said["sha256"]
    except (ValueError, KeyError, TypeError):
        return None
    return Held(weights, head.as_at) if whole else None


def write(store: StoreFile, of: str, programme: str, held: Held) -> Generator[None, None, None]:
    """Write what was learnt, a piece at each step. Older than what is there by then, it is dropped."""
    token = secrets.token_hex(8)  # no record's id: those are for what the journal keeps
    names = _names(token, -(-len(held.weights) // PIECE))
    own = {"of": of, "programme": programme}
    for place, name in enumerate(names):
        piece = held.weights[place * PIECE : (place + 1) * PIECE]
        with store.write_aside() as session:
            session.execute(_INSERT, {**own, "part": name, "as_at": held.as_at, "weights": piece})
        yield
    head = {
        "form": FORM,
        "token": token,
        "parts": len(names),
        "sha256": hashlib.sha256(held.weights).hexdigest(),
    }
    with store.write_aside() as session:
        _put_head(session, own, names, held.as_at, head)


def _put_head(session: Session, own: dict[str, str], names: list[str], as_at: int, head: object) -> None:
    """Let the pieces just written stand for the scope, and drop all others. Two copies may write at once: the newer stays."""
    listed = {**own, "parts": json.dumps([*names, HEAD])}
    there = session.execute(
        text(f"SELECT as_at FROM learnt WHERE {_WHERE} AND part = :part"), {**own, "part": HEAD}
    ).scalar()
    whole = session.execute(
        text(
            f"SELECT count(*) FROM learnt WHERE {_WHERE} AND part IN (SELECT value FROM json_each(:parts)) AND part <> ''"
        ),
        listed,
    ).scalar()
    newest = session.execute(text("SELECT max(row) FROM change")).scalar() or 0
    if whole != len(names) or (there is not None and as_at < there <= newest):
        session.execute(
            text(
                f"DELETE FROM learnt WHERE {_WHERE} AND part <> '' AND part IN (SELECT value FROM json_each(:parts))"
            ),
            listed,
        )
        return
    weights = json.dumps(head).encode()
    session.execute(_INSERT, {**own, "part": HEAD, "as_at": as_at, "weights": weights})
    session.execute(
        text(
            f"DELETE FROM learnt WHERE {_WHERE} AND part NOT IN (SELECT value FROM json_each(:parts)) AND (as_at <= :as_at OR as_at > :newest)"
        ),
        {**listed, "as_at": as_at, "newest": newest},
    )


def drop(store: StoreFile, scope: Scope) -> None:
    """Throw away what was kept of a scope."""
    with store.write_aside() as session:
        session.execute(
            text(f"DELETE FROM learnt WHERE {_WHERE}"), {"of": scope.kind, "programme": scope.programme}
        )


def _names(token: str, parts: int) -> list[str]:
    return [f"{token}-{place:05}" for place in range(parts)]
