"""What Today does with unfinished work, whatever it is of: carries on, looks, throws away."""

from __future__ import annotations

from collections.abc import Mapping

from textual import work

from codesign.screens.forms.acting import ActsOnRecords
from codesign.widgets.line_list import LineList

ELSEWHERE = (
    "That draft is open in another copy of codesign. Carry on there, or close it first. Nothing was changed."
)


class ActsOnDrafts(ActsOnRecords):
    """A screen on which unfinished work stands among other lines."""

    drafts_shown: Mapping[str, str] = {}
    """Each draft that is shown, and the kind of page it is of."""

    def under_cursor(self) -> tuple[str, str]:
        """Return what the line under the cursor is of, and which one."""
        raise NotImplementedError

    @property
    def draft_here(self) -> str:
        """The unfinished work under the cursor, or nothing."""
        of, key = self.under_cursor()
        return key if of == "draft" else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done to unfinished work only where there is some under the cursor."""
        if action == "look":
            return self.draft_here != ""
        if action == "remove" and self.draft_here:
            return True
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """Look at unfinished work without carrying on with it."""
        self._look(self.draft_here)

    def action_remove(self) -> None:
        """Ask, then throw away the unfinished work or the record under the cursor."""
        if not self.draft_here:
            super().action_remove()
            return
        from codesign.screens.ask import AskModal

        draft_id = self.draft_here
        title = next(
            (line.words for line in self.query_one(LineList).lines if line.key == f"draft {draft_id}"), ""
        )
        ask = AskModal(
            f"Throw this away?\n\n{title}\n\nIt is kept for 30 days: `codesign drafts restore` brings it back.",
            yes="Throw it away",
        )
        self.app.push_screen(ask, lambda yes: self._begin_throwing_away(draft_id) if yes else None)

    def _begin_throwing_away(self, draft_id: str) -> None:
        self._throw_away(draft_id)

    def carry_on(self, draft_id: str) -> None:
        """Open unfinished work where it was left."""
        self._carry_on(draft_id)

    @work(thread=True, exit_on_error=False, group="draft", description="carry on with a draft")
    def _carry_on(self, draft_id: str) -> None:
        drafts = self.desk.drafts
        if drafts is None or not drafts.claim(draft_id):
            self.app.call_from_thread(self._say_elsewhere)
        elif self.drafts_shown.get(draft_id) == "form":
            draft = drafts.get(draft_id)
            self.app.call_from_thread(self._open_form, draft_id, draft.state if draft is not None else {})
        else:
            self.app.call_from_thread(self.codesign.log_event, draft_id)

    def _open_form(self, draft_id: str, state: Mapping[str, object]) -> None:
        from codesign.entry.form_draft import FormDraft

        self.codesign.carry_on_form(draft_id, FormDraft.from_state(state).of)

    @work(thread=True, exit_on_error=False, group="draft", description="look at a draft")
    def _look(self, draft_id: str) -> None:
        from codesign.entry.draft_words import draft_page_words
        from codesign.screens.ask import WordsModal

        draft = self.desk.drafts.get(draft_id) if self.desk.drafts is not None else None
        if draft is not None:
            self.app.call_from_thread(
                self.app.push_screen, WordsModal(draft_page_words(draft.line.kind, draft.state))
            )

    @work(thread=True, exit_on_error=False, group="draft", description="throw a draft away")
    def _throw_away(self, draft_id: str) -> None:
        done = self.desk.drafts is not None and self.desk.drafts.discard(draft_id)
        if not done:
            self.app.call_from_thread(self._say_elsewhere)
        self.app.call_from_thread(self.read_again)

    def _say_elsewhere(self) -> None:
        self.notify(ELSEWHERE, severity="warning", markup=False)
