"""What a figure in a work mailbox says: where few have one, it stands there because somebody else had the name first.

David Jones has david.jones@loxley.example, so the second one is david.jones2@. A record with such a mailbox and one of
that name without it are more often two people than chance would have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from codesign.matching.compare.email import Email
from codesign.matching.weights import Likelihoods

OF_NAMESAKES = 0.5
"""How many of two people of one name in one organisation have a figure in their mailbox."""
_USUAL, _WORTH = 0.1, 2.0
"""The share that has one where nothing is known of the organisation, and how many mailboxes that is worth."""


class Mailboxes:
    """The mailboxes of a sheet's rows that are at work and a person's own."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        """The domain of a row's mailbox that has a figure; else empty."""
        self._seen: set[tuple[str, str]] = set()
        self._in_domain: dict[str, list[int]] = {}
        """How many mailboxes a domain has, and how many with a figure."""

    def add(self, mails: Sequence[Email]) -> None:
        """Take in the next row's own mailboxes."""
        figured = ""
        for mail in mails:
            if mail.is_private:
                continue
            if mail.number:
                figured = mail.domain
            if (mail.local, mail.domain) not in self._seen:
                self._seen.add((mail.local, mail.domain))
                counts = self._in_domain.setdefault(mail.domain, [0, 0])
                counts[0] += 1
                counts[1] += bool(mail.number)
        self._rows.append(figured)

    def likelihoods(self, one: int, other: int) -> Likelihoods | None:
        """Return how likely a figure in either's mailbox is; nothing where there is none."""
        domain = self._rows[one] or self._rows[other]
        if not domain:
            return None
        mailboxes, figured = self._in_domain[domain]
        share = (figured - 1 + _USUAL * _WORTH) / (mailboxes - 1 + _WORTH)
        usual, namesake = log2(share), log2(max(share, OF_NAMESAKES))
        return usual, usual, usual, usual, namesake, usual
