"""The store as a file: made or opened, read in one snapshot, changed through one door."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, text
from sqlmodel import Session

from codesign.clock import Clock, SystemClock, stamp
from codesign.records.filters import Filter
from codesign.store import making, merging
from codesign.store.engine import DriverError, make_private, open_engine, outside_a_transaction
from codesign.store.faults import CannotSaveError, driver_errors_explained
from codesign.store.finding import search
from codesign.store.ids import Ids, RandomIds
from codesign.store.journal import chain as journal
from codesign.store.kept import MOST_ORDERS, MOST_VOCABULARIES, Kept, Order
from codesign.store.tables import Change as ChangeRow
from codesign.store.upgrade import bring_up_to_date, check_file
from codesign.store.writing import Change, open_change
from codesign.text import clean


@dataclass(frozen=True)
class Hands:
    """Who writes, on what, when: everything about a change that is not in the change itself."""

    actor: str
    device: str
    letters: str
    clock: Clock
    ids: Ids


class StoreFile:
    """An open file with its two doors. `Store` adds the verbs of the work to it."""

    def __init__(self, path: Path, engine: Engine, hands: Hands) -> None:
        self.path = path
        self.engine = engine
        self.hands = hands
        self.upgraded_from: Path | None = None
        self.written = 0
        """Changes written since it was opened that altered something."""
        """The backup made when this store was brought up to date just now, if it was."""
        self._hands_on = threading.local()
        """What this thread has open: a reading session or a change."""
        self._turn = threading.Lock()
        self.orders: Kept[tuple[str, Filter], Order] = Kept(MOST_ORDERS)
        """Lists in their order, by what narrows them besides words."""
        self.vocabularies_read: Kept[str, Mapping[str, str]] = Kept(MOST_VOCABULARIES)
        """What people read for the codes of each vocabulary."""
        self._opened = _which_file(path)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        actor: str,
        device: str,
        letters: str,
        clock: Clock | None = None,
        ids: Ids | None = None,
        demo: bool = False,
    ) -> Self:
        """Make an empty store at `path` and open it. It appears whole or not at all.

        Raises:
            StoreExistsError, LeftBehindError: something is already there.
            CannotSaveError: the folder cannot be written.
        """
        clock = clock or SystemClock()
        ids = ids or RandomIds(clock)
        facts = {"store": ids.new(), "made": stamp(clock.now()), "demo": "yes" if demo else ""}
        making.make(path, facts)
        return cls.open(path, actor=actor, device=device, letters=letters, clock=clock, ids=ids)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        actor: str,
        device: str,
        letters: str,
        clock: Clock | None = None,
        ids: Ids | None = None,
    ) -> Self:
        """Open the store at `path`, bringing an older one up to date after a verified backup.

        Raises:
            NoStoreError, EmptyFileError, NotAStoreError, StoreTooNewError, DamagedStoreError, CannotOpenError,
            UpgradeFailedError: each in its own sentence.
        """
        clock = clock or SystemClock()
        hands = Hands(clean(actor).text, device, letters, clock, ids or RandomIds(clock))
        version = check_file(path)
        with driver_errors_explained(path, opening=True):
            upgraded_from = bring_up_to_date(path, version, clock.now())
            store = cls(path, open_engine(path), hands)
            store.upgraded_from = upgraded_from
            with store.read() as session:
                session.execute(text("SELECT value FROM meta WHERE key = 'store'")).one()
                make_private(path)
        return store

    def close(self) -> None:
        """Let go of the file, with the write-ahead log folded into it where nobody else has it open.

        Where somebody has, nothing is waited for: the log is as safe as the file, and the last to close folds it.
        """
        self.engine.dispose()
        if not self.path.with_name(f"{self.path.name}-wal").exists():
            return  # the last to close has folded it: opening the file again to say so takes as long as opening it did
        with suppress(*DriverError):
            outside_a_transaction(self.path, "wal_checkpoint(truncate)", wait=0)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read in one snapshot: nothing another writer does in between is seen. A read inside a read, or a write, joins it."""
        joined = self._joined()
        if joined is not None:
            yield joined
            return
        with (
            driver_errors_explained(self.path),
            self.engine.connect().execution_options(readonly=True) as connection,
            Session(bind=connection) as session,
        ):
            self._hands_on.session = session
            try:
                yield session
            finally:
                self._hands_on.session = None

    @contextmanager
    def write(self, verb: str, *, undoes: str | None = None) -> Iterator[Change]:
        """Change the store: everything inside is committed together under `verb`, or nothing is.

        A write inside a write joins the change already open; if it fails, its own part is taken back and the rest may go
        on. A change that alters nothing leaves no trace.
        """
        current: Change | None = getattr(self._hands_on, "change", None)
        if current is not None:
            if undoes:
                raise RuntimeError("an undo is a change of its own")
            with current.session.connection().begin_nested():
                yield current
            return
        with (
            self._turn,
            driver_errors_explained(self.path),
            self.engine.begin() as connection,
            Session(bind=connection) as session,
        ):
            row, sealed = self._begin(session, verb, undoes)
            open_change(session, row)
            before = search.last_rows(session)
            change = Change(
                session=session,
                ids=self.hands.ids,
                clock=self.hands.clock,
                actor=self.hands.actor,
                letters=self.hands.letters,
                reference=f"H{sealed.number}-{sealed.letters}",
            )
            self._hands_on.change = change
            try:
                yield change
            finally:
                self._hands_on.change = None
            merging.settle(change, row)
            self._finish(session, row, sealed, before)
            if _which_file(self.path) != self._opened:
                raise CannotSaveError("the store's file was moved or deleted while it was open")

    def fact(self, key: str) -> str:
        """Return a fact about this file, such as `demo`, or an empty text."""
        with self.read() as session:
            return (
                session.execute(text("SELECT value FROM meta WHERE key = :key"), {"key": key}).scalar() or ""
            )

    def keep_fact(self, key: str, value: str) -> None:
        """Keep a fact about this file. It is no record and no change: the journal knows nothing of it."""
        kept = text(
            "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value"
        )
        current: Change | None = getattr(self._hands_on, "change", None)
        if current is not None:
            current.session.execute(kept, {"key": key, "value": value})
            return
        with self._turn, driver_errors_explained(self.path), self.engine.begin() as connection:
            connection.execute(kept, {"key": key, "value": value})

    @contextmanager
    def write_aside(self) -> Iterator[Session]:
        """Write what is worked out from the records and can be worked out again: the journal knows nothing of it.

        Not inside a change: it would wait for itself.
        """
        if self.is_changing:
            raise RuntimeError("what is worked out is written outside a change")
        with (
            self._turn,
            driver_errors_explained(self.path),
            self.engine.begin() as connection,
            Session(bind=connection) as session,
        ):
            yield session

    def newest_change(self) -> int:
        """Return the row of the newest change: it is another one after every change, whoever makes it, on any copy."""
        with self.read() as session:
            return int(session.execute(text("SELECT coalesce(max(row), 0) FROM change")).scalar_one())

    def sure_comments(self) -> Sequence[str]:
        """Return the ids of the comments that have a suggestion that is sure. A bare file suggests nothing."""
        return ()

    @property
    def is_demo(self) -> bool:
        """Whether everything in here is made up."""
        return self.fact("demo") == "yes"

    @property
    def is_changing(self) -> bool:
        """Whether this thread has a change open, whose records no other sees yet."""
        return getattr(self._hands_on, "change", None) is not None

    def _joined(self) -> Session | None:
        change: Change | None = getattr(self._hands_on, "change", None)
        return change.session if change else getattr(self._hands_on, "session", None)

    def _begin(self, session: Session, verb: str, undoes: str | None) -> tuple[int, journal.SealedChange]:
        hands = self.hands
        at = hands.clock.now()
        newest, number = session.execute(
            text(
                "SELECT (SELECT max(hybrid) FROM change), (SELECT max(number) FROM change WHERE letters = :letters)"
            ),
            {"letters": hands.letters},
        ).one()
        sealed = journal.SealedChange(
            id=hands.ids.new(),
            number=(number or 0) + 1,
            letters=hands.letters,
            verb=verb,
            actor=hands.actor,
            device=hands.device,
            at=stamp(at),
            hybrid=max((newest or 0) + 1, int(at.timestamp() * 1000) << 16),
            undoes=undoes,
            operations=0,
        )
        made = ChangeRow(**sealed._asdict())
        session.add(made)
        session.flush()
        assert made.row is not None  # noqa: S101 - the database has just given it
        return made.row, sealed

    def _finish(
        self, session: Session, row: int, sealed: journal.SealedChange, before: dict[str, int]
    ) -> None:
        session.flush()
        count = (
            session.execute(text("SELECT count(*) FROM operation WHERE change = :row"), {"row": row}).scalar()
            or 0
        )
        if count == 0:
            session.execute(text("DELETE FROM change WHERE row = :row"), {"row": row})
            session.execute(text("DELETE FROM openchange"))
            return
        search.index_change(session, row, before)
        journal.seal(session, row, sealed._replace(operations=count), self.hands.ids)
        self.written += 1


def _which_file(path: Path) -> tuple[int, int]:
    """Tell one file from another that has taken its name."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
