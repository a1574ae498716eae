"""Logging an event: one screen, in the order the paper is in."""

from __future__ import annotations

from codesign.screens.log.screen import LogScreen

__all__ = ["LogScreen"]
