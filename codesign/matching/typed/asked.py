"""What somebody typed, read once: names, e-mails and phones wherever they were typed, and whose mum it says somebody is."""

from __future__ import annotations

import re
from typing import NamedTuple

from codesign.matching.compare import comparer_for
from codesign.matching.compare.email import Email
from codesign.matching.compare.people import PersonName, person_name
from codesign.matching.fields import Field
from codesign.matching.fold import folded_words, squash
from codesign.matching.known import Sort, Typed
from codesign.matching.names import looks_like_organisation
from codesign.matching.words.kin import Relation, relation_of

_ADDRESS = re.compile(r"<?(?:mailto:)?[^\s<>;,:()\"'|]+@[^\s<>;,:()\"'|]+\.[^\s<>;,:()\"'|]+>?")
_BEGUN_ADDRESS = re.compile(r"(\S+)@\S*")
_NUMBER = re.compile(r"[0-9+(][0-9()\s.\-]{8,}")


class Asked(NamedTuple):
    """What was typed, ready to be compared."""

    typed: Typed
    name: str
    """The name alone, without what was typed beside it; of a relation, whose it is."""
    person: PersonName
    words: tuple[str, ...]
    """The words of the name as typed, folded, without titles."""
    emails: tuple[Email, ...]
    phones: tuple[str, ...]
    relation: Relation | None
    sort: Sort
    """What it must be, where that is known."""

    @property
    def whole(self) -> str:
        """All that was typed as a name, as one folded word."""
        return squash(self.typed.name)

    @property
    def plain(self) -> Asked:
        """The same, with a relation's name taken for a name: for a contact who is written down as one."""
        person = person_name(self.typed.name)
        return self._replace(name=self.typed.name, person=person, words=words_of(person), relation=None)


def asked(typed: Typed) -> Asked:
    """Read what was typed."""
    name, email, phone = _apart(typed.name)
    relation = relation_of(name)
    if relation is not None:
        name = relation.of
    person = person_name(name)
    emails = comparer_for(Field.EMAIL).prepare(f"{typed.email} {email}")
    phones = tuple(
        dict.fromkeys(
            number for said in (typed.phone, phone) for number in comparer_for(Field.PHONE).prepare(said)
        )
    )
    is_body = looks_like_organisation(name)
    sort: Sort = typed.sort or ("organisation" if is_body else "")
    words = folded_words(name) if is_body else words_of(person)
    return Asked(typed, name, person, words, emails, phones, relation, sort)  # type: ignore[arg-type]


def words_of(name: PersonName) -> tuple[str, ...]:
    """Return the words of a person's name as they stand, without titles."""
    return tuple(filter(None, (name.given, *name.middle, *name.parts)))


def _apart(text: str) -> tuple[str, str, str]:
    """Take an e-mail and a phone number out of what stands in the field for a name."""
    email = phone = ""
    if "@" in text:
        email = " ".join(_ADDRESS.findall(text))
        text = _ADDRESS.sub(" ", text)
        text = _BEGUN_ADDRESS.sub(lambda found: found[1].replace(".", " "), text)  # not yet typed to its end
    for run in _NUMBER.findall(text):
        if comparer_for(Field.PHONE).prepare(run):
            phone, text = run, text.replace(run, " ")
    return " ".join(text.split()), email, phone
