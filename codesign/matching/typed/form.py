"""What a form says beside name, e-mail and phone: a title, the ward of the event, an organisation, a role."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp2

from codesign.matching.compare import comparer_for
from codesign.matching.compare.organisation_name import OrganisationName, organisation_name
from codesign.matching.fields import Field
from codesign.matching.fold import fold, folded_words, squash
from codesign.matching.known import Known
from codesign.matching.people.naming import Met
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.prepared import form_weighs, level_weighs, name_of
from codesign.matching.typed.rarity import Rarity
from codesign.matching.weights import Likelihoods
from codesign.matching.words import words


def office(asked: Asked, known: Known) -> Iterator[Met]:
    """See whether a title is borne out by a role, the kind or a title that is held."""
    held = [name_of(text).titles for text in (known.name, *known.aliases)]
    titles = {
        words().titles[title.folded].full
        for every in held
        for title in every
        if title.folded in words().titles
    }
    said = {word for text in (*known.roles, known.kind) for word in folded_words(text)}
    for title in asked.person.titles:
        meaning = words().titles.get(title.folded)
        if meaning is None or not meaning.roles:
            continue
        if meaning.full in titles or meaning.roles & said:
            is_short = fold(meaning.full) != title.folded
            written = title.written.rstrip(".")
            words_ = f"{written} = {meaning.full}" if is_short else f"{meaning.full}: same title or role"
            yield Met(words_, form_weighs("office", "borne"))
        else:
            level = "unborne" if known.roles else "unsaid"
            yield Met(f"no {meaning.full} as far as is known", form_weighs("office", level))
        return


def ward_words(ward: str) -> tuple[str, ...]:
    """Return a ward's name as compared: `Penny Hassett Ward` is `Penny Hassett`."""
    return tuple(word for word in folded_words(ward) if word not in {"ward", "division"})


def ward(asked: Asked, known: Known, rarity: Rarity) -> Iterator[Met]:
    """See whether the event is in their ward, or its place says so; another ward says nothing."""
    typed = asked.typed
    if not known.wards or not (typed.ward or typed.place):
        return
    here, place = ward_words(typed.ward), folded_words(typed.place)
    for ward in known.wards:
        theirs = ward_words(ward)
        share = rarity.of_key(f"d{''.join(theirs)}", 0.05)
        if theirs and theirs == here:
            where = "same ward" if typed.is_held else f"this event is in their ward ({ward})"
            yield Met(where, form_weighs("here", "ward", share))
            return
        if theirs and set(theirs) <= set(place):
            words_ = f"the place names their ward ({ward})"
            yield Met(words_, form_weighs("here", "place", share))
            return


def organisation(asked: Asked, known: Known, rarity: Rarity) -> Iterator[Met]:
    """Compare the organisation typed with the nearest of theirs; one that is still being typed says nothing against."""
    typed = asked.typed.organisation
    one = organisation_name(typed)
    if not one.key:
        return
    found = [met for text in known.organisations if (met := _organisation_met(one, text, rarity)) is not None]
    best = max(found, key=lambda met: met.likelihoods[0] - met.likelihoods[1], default=None)
    if best is None:
        return
    if best.likelihoods[0] < best.likelihoods[1] and (begun := _begun(typed, known.organisations)):
        best = Met(f"perhaps the same organisation: {begun}", _organisation_weighs("part", begun, rarity))
    yield best


def _organisation_met(one: OrganisationName, text: str, rarity: Rarity) -> Met | None:
    comparer = comparer_for(Field.ORGANISATION)
    other = organisation_name(text)
    if not other.key:
        return None
    level = "same" if one == other else comparer.levels[comparer.compare(one, other)]
    if level == "other":
        words_ = f"another organisation: {text}, not {one.written}"
        return Met(words_, level_weighs("organisation", level))
    how = "same" if level in {"same", "written otherwise"} else "perhaps the same"
    return Met(f"{how} organisation: {text}", _organisation_weighs(level, text, rarity))


def _organisation_weighs(level: str, text: str, rarity: Rarity) -> Likelihoods:
    """Weigh an organisation that may be theirs: no agreement tells more than how few are of it."""
    of_it = rarity.of_key(f"o{squash(text)}", 0.005)
    usual = exp2(level_weighs("organisation", level)[1])
    return level_weighs("organisation", level, of_it if level == "same" else max(of_it, usual))


def _begun(typed: str, held: tuple[str, ...]) -> str:
    """Return the organisation of which every word typed begins a word."""
    words_typed = [word for word in folded_words(typed) if len(word) > 1]
    for text in held:
        found = folded_words(text)
        if words_typed and all(any(word.startswith(each) for word in found) for each in words_typed):
            return text
    return ""


def role(asked: Asked, known: Known) -> Iterator[Met]:
    """Count a role or kind that is the same; another one is no objection: people come in more than one capacity."""
    for said, held, field in (
        (asked.typed.role, known.roles, Field.ROLE),
        (asked.typed.kind, (known.kind,), Field.KIND),
    ):
        comparer = comparer_for(field)
        one, others = comparer.prepare(said), [each for text in held for each in comparer.prepare(text)]
        if one and one[0] in others:
            yield Met(comparer.words("same", one[0], one[0]), level_weighs(comparer.key, "same"))
