"""Unfinished work, in a file of its own beside the store: written within 250 ms of a key, never waiting for anything else.

Imports neither SQLAlchemy nor SQLModel: it must be there before the store is.
"""

from codesign.store.drafts.keeper import Drafts
from codesign.store.drafts.lines import Draft, DraftLine

__all__ = ["Draft", "DraftLine", "Drafts"]
