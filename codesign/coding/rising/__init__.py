"""What is growing: words and phrases that are said more often of late than before, gathered into entries with quotes.

Ask here: `rising(recent, past)`, with `Said` for each recent comment, and the texts of the past. An entry is words for a
person to look at, never a theme by itself: clustering agrees poorly with people's own labels.
"""

from codesign.coding.rising.entries import Quote, Rising, Said, rising
from codesign.coding.rising.terms import terms_of

__all__ = ["Quote", "Rising", "Said", "rising", "terms_of"]
