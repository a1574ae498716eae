"""Comparing, one file a field: two values in, one named level out, and the sentence a person reads.

How a comparer plugs in. Write a subclass of `base.Comparer` in a file of its own:

- `prepare(text)` makes of a cell the values to compare (none, one or several); equal values must be equal objects;
- `levels` names the answers, `compare(one, other)` gives one of them by its place in `levels`, symmetrically; equal
  values never reach it, they are level 0 (or `shared`, where several people hold the value);
- `words(level, one, other)` says a level as a person would;
- `data/matching.toml` holds, under the comparer's `key`, how often each level is met between records of the same
  contact, of strangers (mended by what the user's own data shows), of one household, of colleagues, of two people of
  one name in one organisation, and of parent and child.

Then name its field in `_COMPARERS` below. Names of people are compared in `people.py` and weighed in `matching/people/naming.py`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from codesign.matching.compare.base import Comparer
from codesign.matching.fields import Field

_COMPARERS = {
    Field.EMAIL: "email.Emails",
    Field.PHONE: "phone.Phones",
    Field.ADDRESS: "address.Addresses",
    Field.POSTCODE: "address.Postcodes",
    Field.PLACE: "address.Places",
    Field.ORGANISATION: "organisations.Organisations",
    Field.ROLE: "text.Roles",
    Field.KIND: "text.Kinds",
    Field.BORN: "dates.Dates",
    Field.IDENTIFIER: "identifiers.Identifiers",
    Field.TEXT: "text.Texts",
}


@cache
def comparer_for(field: Field) -> Comparer:
    """Return the one comparer of a field; its file is read when first needed."""
    module, name = _COMPARERS[field].split(".")
    comparer: Comparer = getattr(import_module(f"codesign.matching.compare.{module}"), name)()
    return comparer
