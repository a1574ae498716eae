"""The lead's Monday: where evidence is thin, who was not heard, what is growing, what we said we would do, who speaks of what."""

from codesign.screens.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]
