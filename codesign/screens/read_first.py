"""A screen that shows what is read in a thread: keys pressed before it is shown wait for it, and then act on what is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

from textual.message import Message
from textual.screen import Screen

from codesign.screens.on_desk import OnDesk

_Answer = TypeVar("_Answer")


class KeysGoOn(Message):
    """Keys that were held may go on: what they wait for is shown, or what the key before them does is done on a screen."""

    def __init__(self, done_on: Screen[Any] | None = None, *, goes_twice: bool = False) -> None:
        super().__init__()
        self.done_on = done_on
        self.goes_twice = goes_twice
        """Whether the key has first to come up itself, before what it does can be told: where text is typed."""


class ReadFirst(OnDesk[_Answer]):
    """A screen that is read before keys mean anything on it. The app holds them until it is shown."""

    TYPED_OVER: ClassVar[bool] = False
    """Whether what is read takes the place of what is typed before: then keys wait however long it takes."""
    AT_ONCE: ClassVar[frozenset[str]] = frozenset()
    """Actions about nothing that is read, beside those of the app: they never wait."""

    keys_wait = True
    """Whether keys wait for what is being read."""
    was_shown = False
    """Whether anything was shown here yet: before, nothing on the screen takes a key, whatever the library gave the focus."""
    _asked = 0
    """How often something was asked for that keys wait for: what comes of an earlier asking lets none go on."""

    @property
    def is_patient(self) -> bool:
        """Whether keys wait however long it takes."""
        return self.TYPED_OVER

    def let_keys_wait(self) -> None:
        """Let keys wait until what is asked for now is shown: the row they are for is not there yet."""
        self.keys_wait = True
        self._asked += 1

    def now_shown(self) -> None:
        """Take keys once what was read is painted: until then a list has no room, and no next page."""
        if self.keys_wait:
            self.call_after_refresh(self.let_keys_go_on, self._asked)

    def let_keys_go_on(self, asked: int | None = None) -> None:
        """Take keys from now on, beginning with those that were held; unless something else was asked for since."""
        if self.keys_wait and asked in (None, self._asked):
            self.keys_wait, self.was_shown = False, True
            self.post_message(KeysGoOn())

    @contextmanager
    def keys_go_on_where_it_fails(self) -> Iterator[None]:
        """Work, in a thread, that keys wait for: where it fails nothing more will come, and the app says why."""
        try:
            yield
        except BaseException:
            self.call_later(self.let_keys_go_on)
            raise
