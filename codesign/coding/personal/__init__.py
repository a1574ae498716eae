"""What in a comment may identify somebody: marks for a person to look at. Nothing is altered or left out here.

Three layers. Patterns with check figures (e-mail, phone, NHS number and the like) are all but sure. Cues are words that a
name follows (`my son Liam`, `Dr Shah`, `spoke to Agnieszka`). The register is the contacts somebody keeps: their names,
also misspelt. Lists of given names are not used: Grace, Mark and Victoria would be marked wherever somebody says grace,
a mark or a line of the underground.
"""

from codesign.coding.personal.finding import find, identifiers, identifiers_in, kinds_in
from codesign.coding.personal.found import KINDS, Found, Kind, Layer
from codesign.coding.personal.register import Register

__all__ = ["KINDS", "Found", "Kind", "Layer", "Register", "find", "identifiers", "identifiers_in", "kinds_in"]
