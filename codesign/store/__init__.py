"""The store: one local file, and the verbs of the work on it. The only place with SQLModel and SQL.

`from codesign.store import Store` imports the database libraries, which are heavy; importing this package alone, or
`codesign.store.drafts`, does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codesign.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> Any:
    if name == "Store":
        from codesign.store.store import Store

        return Store
    raise AttributeError(name)
