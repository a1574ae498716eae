"""The terminal interface: one app, an idea to a file, put together in `app`."""

from __future__ import annotations

from codesign.app.app import CodesignApp, run

__all__ = ["CodesignApp", "run"]
