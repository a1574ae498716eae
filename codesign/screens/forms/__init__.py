"""Altering and adding on the screen: one form for every kind of record, kept after every key."""

from codesign.screens.forms.screen import FormScreen

__all__ = ["FormScreen"]
