"""What a codebook says about its labels, taken as if it were a few comments tagged already."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCES = re.compile(r"""['"’”.;:!?…]\s*[,;]\s*['"‘“]|[.;:!?…\n]\s+|['"’”]\s+['"‘“]|\n|\s-\s""")


class Definition(NamedTuple):
    """What a label means in words: its name, its definition, what belongs and examples; not what does not belong."""

    label: str
    name: str
    words: str


def sentences(words: str) -> list[str]:
    """The sentences and quoted examples of a definition, each as it would stand alone."""
    return [part for part in (one.strip(" \t\"'‘’“”,;:.") for one in _SENTENCES.split(words)) if part]
