"""A screen of codesign's own: it knows, typed, the app it is shown by and the desk it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.screens.desk import Desk

_Answer = TypeVar("_Answer")


class OnDesk(Screen[_Answer]):
    """A screen that stands on the desk. Beside another base of the library's it comes second: the library styles by the first."""

    _ends_with: tuple[_Answer | None] | None = None
    """What it answers with once nothing stands over it, where it ended beneath something."""

    @property
    def codesign(self) -> CodesignApp:
        """The app, typed."""
        return cast("CodesignApp", self.app)

    @property
    def desk(self) -> Desk:
        """What every screen stands on."""
        return self.codesign.desk

    def leave(self, answer: _Answer | None = None) -> None:
        """End this screen and no other: the library ends whichever stands on top. Beneath another it ends once that is gone."""
        if self.is_active:
            self.dismiss(answer)
        else:
            self._ends_with = (answer,)

    def on_screen_resume(self) -> None:
        """Go, where this ended meanwhile."""
        if self._ends_with is not None:
            self.leave(*self._ends_with)
