"""Which comment comes next: those that have no tag, to the end, then once more from the top. Pure.

The list of a sitting stands still: a comment that is tagged stays where it was, however the list is narrowed, so that
nothing moves under the hand. What comes in meanwhile is put at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


class Order:
    """The comments of a sitting, by their rows, and where somebody is among them."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._place: dict[int, int] = {}
        self._untagged: set[int] = set()
        self._at = 0
        self._is_round = False
        """Whether the end was passed once."""

    # what it is

    @property
    def row(self) -> int | None:
        """The comment somebody is at; none where there is none."""
        return self._rows[self._at] if self._at < len(self._rows) else None

    @property
    def words(self) -> str:
        """Say where somebody is, and how many have no tag: `12 of 100 · 43 without a tag`."""
        if not self._rows:
            return "0 of 0"
        left = f"{len(self._untagged):,} without a tag" if self._untagged else "all have a tag"
        return f"{self._at + 1:,} of {len(self._rows):,} · {left}"

    @property
    def rows(self) -> Sequence[int]:
        """The comments, in order."""
        return self._rows

    @property
    def untagged(self) -> Collection[int]:
        """Those that have no tag."""
        return self._untagged

    # what becomes of it

    def begin(self, rows: Iterable[int], untagged: Iterable[int], at: int | None = None) -> None:
        """Begin a sitting: at a comment if it is among them, else at the first without a tag, else at the first."""
        self._take(list(rows))
        self._untagged, self._is_round = {row for row in untagged if row in self._place}, False
        if at is not None and at in self._place:
            self._at = self._place[at]
        else:
            self._at = next((place for place, row in enumerate(self._rows) if row in self._untagged), 0)

    def look_again(self, rows: Iterable[int], untagged: Iterable[int]) -> None:
        """Take what came in meanwhile, at the end; none that was there leaves, and nobody is moved."""
        self._take([*self._rows, *(row for row in rows if row not in self._place)])
        self._untagged = {row for row in untagged if row in self._place}

    def answered(self, row: int, *, has_tag: bool) -> None:
        """Remember whether a comment has a tag now."""
        if has_tag:
            self._untagged.discard(row)
        elif row in self._place:
            self._untagged.add(row)

    def gone(self, row: int) -> None:
        """Leave out a comment that is there no more; who was at it is at the one after."""
        if row in self._place:
            kept = [each for each in self._rows if each != row]
            at = self._at - (self._place[row] < self._at)
            self._take(kept)
            self._untagged.discard(row)
            self._at = max(min(at, len(kept) - 1), 0)

    def go_to(self, row: int) -> bool:
        """Go to a comment, if it is among them."""
        if row not in self._place:
            return False
        self._at = self._place[row]
        return True

    def step(self, by: int) -> int | None:
        """Return the comment before or after, if there is one."""
        place = self._at + by
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def next_untagged(self) -> int | None:
        """Return the next without a tag: after this one, else once from the top; none where that was done."""
        found = self._untagged_in(range(self._at + 1, len(self._rows)))
        if found is None and not self._is_round:
            found = self._untagged_in(range(self._at))
        return found

    def go_on(self) -> int | None:
        """Go to the next without a tag, and return it."""
        row = self.next_untagged()
        if row is not None:
            self._is_round = self._is_round or self._place[row] < self._at
            self._at = self._place[row]
        return row

    def begin_round(self) -> None:
        """Let the top be gone to once more: somebody asked for it again."""
        self._is_round = False

    def _untagged_in(self, places: range) -> int | None:
        return next((self._rows[place] for place in places if self._rows[place] in self._untagged), None)

    def _take(self, rows: list[int]) -> None:
        self._rows = rows
        self._place = {row: place for place, row in enumerate(rows)}
