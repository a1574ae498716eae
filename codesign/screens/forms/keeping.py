"""A form kept as unfinished work after every key, and found again when the same form is opened."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from codesign.entry.form_draft import KIND, VERSION, FormDraft, FormOf
from codesign.errors import CodesignError

if TYPE_CHECKING:
    from codesign.screens.desk import Desk
    from codesign.store.drafts import Draft, DraftLine


class KeptForm:
    """The unfinished work of one form. Nothing here waits for the disk but what says so."""

    def __init__(self, desk: Desk, *, make_id: Callable[[], str] = lambda: uuid.uuid4().hex) -> None:
        self._desk, self._make_id = desk, make_id
        self.draft_id = make_id()
        self.is_kept = False
        """Whether there is something of it among the unfinished work."""

    def find(self, of: FormOf, draft_id: str = "", begins: Mapping[str, str] | None = None) -> Draft | None:
        """Return the unfinished work of the same form, taken for this window, if there is any. Waits for the disk.

        Args:
            of: What the form is of.
            draft_id: Which, where it is known.
            begins: What a new record begins with: a group is not carried on with where a person is to be added.

        Raises:
            CodesignError: the drafts cannot be read.
        """
        drafts = self._desk.drafts
        if drafts is None:
            return None
        wanted = [draft_id] if draft_id else _same(drafts.list(), drafts.get, of, begins or {})
        for each in wanted:
            if drafts.claim(each):
                self.draft_id, self.is_kept = each, True
                return drafts.get(each)
        return None

    def keep(self, draft: FormDraft) -> None:
        """Keep a form as it stands."""
        if self._desk.drafts is not None:
            self.is_kept = True
            letters = self._desk.settings.device_letters
            self._desk.drafts.put(self.draft_id, KIND, draft.to_state(), letters, version=VERSION)

    def flush(self) -> None:
        """Write what was kept to the disk now. Waits for it."""
        if self._desk.drafts is not None:
            self._desk.drafts.flush()

    def release(self) -> None:
        """Let another window carry on with it. Waits for the disk."""
        if self._desk.drafts is not None and self.is_kept:
            self._desk.drafts.flush()
            self._desk.drafts.release(self.draft_id)

    def finish(self) -> bool:
        """Forget it: it is saved, or there is nothing in it. False if it could not be let go of. Waits for the disk."""
        if self._desk.drafts is None or not self.is_kept:
            return True
        try:
            self._desk.drafts.finish(self.draft_id)
        except CodesignError:  # the record is in the store: that is what people are told
            return False
        self.is_kept = False
        return True

    def discard(self) -> bool:
        """Throw it away, for 30 days; what is typed from now on is another. Waits for the disk."""
        if self._desk.drafts is None or not self._desk.drafts.discard(self.draft_id):
            return False
        self.draft_id, self.is_kept = self._make_id(), False
        return True


def _same(
    lines: list[DraftLine], get: Callable[[str], Draft | None], of: FormOf, begins: Mapping[str, str]
) -> list[str]:
    """Return the drafts of the same form that no other window has open, the one last changed first."""
    found = []
    for line in lines:
        draft = get(line.id) if line.kind == KIND and not line.is_elsewhere else None
        form = FormDraft.from_state(draft.state) if draft is not None else None
        if form is not None and form.of == of and begins.items() <= form.was.items():
            found.append(line.id)
    return found
