"""How our files are told from others', and which version this program writes."""

from __future__ import annotations

APPLICATION_ID = 0x436F6465
"""`Code` in ASCII: what `PRAGMA application_id` says of our files."""

VERSION = 1004
"""major * 1000 + minor. An older program opens a newer minor; nobody opens a newer major."""
