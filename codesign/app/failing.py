"""What happens when something fails: a sentence for what people can act on, the crash policy for the rest."""

from __future__ import annotations

import sys
from typing import Any

from textual.app import App
from textual.worker import Worker, WorkerState

from codesign.errors import CodesignError
from codesign.screens.desk import Desk

# The library keeps a worker's failure to the widget that began it; here every failure must be said.
Worker.StateChanged.bubble = True


class FailsPlainly(App[int]):
    """An app whose faults say nothing anybody said."""

    desk: Desk
    fault_said: str = ""
    """What is to be told on leaving, after a fault."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what a worker could not do: a sentence for what people can act on, the crash policy for the rest."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        error = event.worker.error
        if isinstance(error, CodesignError):
            self.notify(str(error), severity="error", timeout=12, markup=False)
        elif isinstance(error, Exception):
            self._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """A fault that would paint itself would paint what it holds: it is told like any other."""
        if any(isinstance(each, BaseException) for each in renderables):
            self._fatal_error()
        else:
            super().panic(*renderables)

    def _fatal_error(self) -> None:
        """Say plainly that codesign failed. The library's own screen would print local variables: people's words.

        A private hook of textual, hence its exact pin; a test proves it.
        """
        if not self.fault_said:  # one fault is enough to say; those that follow come of it
            from codesign.screens.desk_opening import fault_words

            self.bell()
            self.fault_said = fault_words(self.desk, sys.exc_info()[1] or self._exception)
        self._close_messages_no_wait()
