"""Codesign: a terminal tracker for stakeholder engagement and co-design."""

__version__ = "0.1.0"
