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

    @property
    def codesign(self) -> CodesignApp:
        """The app, typed."""
        return cast("CodesignApp", self.app)

    @property
    def desk(self) -> Desk:
        """What every screen stands on."""
        return self.codesign.desk
