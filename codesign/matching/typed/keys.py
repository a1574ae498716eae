"""The keys a contact is found by while somebody types; `index` says what their first letters mean."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.matching.compare.email import Email
from codesign.matching.compare.organisation_name import OrganisationName, organisation_name
from codesign.matching.fold import Word, email_key, name_words, phone_key, sound, squash
from codesign.matching.known import Known
from codesign.matching.names import name_form
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.form import ward_words


def keys_of(known: Known) -> set[str]:
    """Return every key of a contact."""
    keys: set[str] = set()
    for name in (known.name, *known.aliases, *known.hidden):
        keys |= _of_body(name) if known.sort == "organisation" else _of_person(name)
    reach = (*map(email_key, known.emails), *map(phone_key, known.phones))
    keys |= {f"@{key}" for key in reach if key}
    keys |= {f"d{''.join(ward_words(ward))}" for ward in known.wards}
    keys |= {f"o{squash(name)}" for name in known.organisations}
    return keys - {"d", "o", "s", "q"}


def _of_person(name: str) -> set[str]:
    form = name_form.__wrapped__(name)  # the cache is for names being compared, not for everybody
    return _of_words((*form.given, *form.family))


def _of_words(found: tuple[Word, ...]) -> set[str]:
    keys = {f"q{''.join(word.folded for word in found)}"} if found else set()
    for folded, _ in found:
        keys |= {f"w{folded}", f"i{folded[0]}", f"s{sound(folded)}"}
        if len(folded) == 1:
            keys.add(f"b{folded}")
    return keys


def _of_body(text: str) -> set[str]:
    name = organisation_name.__wrapped__(text)
    return _of_words(name_words(text)) | {f"w{word}" for word in name.in_order} | set(_of_what_tells(name))


def _of_what_tells(name: OrganisationName) -> Iterator[str]:
    """Yield the keys of an organisation by the words of its name that tell, and by its initials."""
    if name.key:
        yield f"q{squash(name.key)}"
    if len(name.spoken) > 2:
        yield f"w{''.join(word[0] for word in name.spoken)}"


def mail_key(mail: Email) -> str:
    """Return the key of an e-mail."""
    return f"@{mail.local}@{mail.domain}"


def number_key(number: str) -> str:
    """Return the key of a phone number."""
    return f"@{number[-10:]}"


def reach_keys(asked: Asked) -> Iterator[str]:
    """Yield the keys of the e-mails and phones typed."""
    yield from map(mail_key, asked.emails)
    yield from map(number_key, asked.phones)


def near_keys(asked: Asked) -> list[str]:
    """Return the keys of the event's ward and the typed organisation: who shares them is looked at first."""
    typed = asked.typed
    near = ("d" + "".join(ward_words(typed.ward)), "o" + squash(typed.organisation))
    return [key for key in near if len(key) > 1]


def whole_keys(asked: Asked) -> Iterator[str]:
    """Yield the keys that only the whole name has: as written, and an organisation's by what tells."""
    yield f"q{''.join(asked.words)}"
    if asked.sort != "person" and (name := organisation_name(asked.name)).key:
        yield from _of_what_tells(name)
