"""The tagged comments that are measured on: a folder's, or a handful made up, and how they are split."""

from __future__ import annotations

import csv
import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from codesign.coding.suggesting import Definition

from . import made_up

TAGGED, DEFINED, UNTAGGED = "nhft_tagged.csv", "qdc_definitions.toml", "fft_labelled_nhft.csv"
LEARNT, TESTED = 0.60, 0.25
"""Shares of the respondents whose comments are learnt, and whose are asked about; the rest is left for choosing settings."""


class Tagged(NamedTuple):
    """A comment somebody tagged."""

    key: str
    text: str
    labels: tuple[str, ...]


class Data(NamedTuple):
    """Comments in the order they were said, and what their labels mean."""

    comments: Sequence[Tagged]
    definitions: Sequence[Definition]
    said: str
    """What they are, in a line."""


class NoDataError(Exception):
    """The folder is not there or has no tagged comments; the message is a sentence."""


def read(folder: Path | None) -> Data:
    """Read a folder's tagged comments and the definitions of their labels, copies of a text left out."""
    if folder is None:
        raise NoDataError("No folder of tagged comments was given: what needs them is not measured.")
    for name in (TAGGED, DEFINED):
        if not (folder / name).exists():
            raise NoDataError(f"There is no {name} in {folder}: what needs tagged comments is not measured.")
    with (folder / TAGGED).open(newline="", encoding="utf-8-sig") as file:
        rows = [
            Tagged(row["id"], row["text"], tuple(filter(None, row["labels"].split(";"))))
            for row in csv.DictReader(file)
        ]
    once = {" ".join(row.text.split()).casefold(): row for row in reversed(rows) if row.labels}
    comments = sorted(once.values(), key=rows.index)
    with (folder / DEFINED).open("rb") as opened:
        definitions = [_definition(theme) for theme in tomllib.load(opened)["theme"]]
    labels = {label for row in comments for label in row.labels}
    said = f"{TAGGED}: {len(comments):,} comments, {len(labels)} labels, {len({respondent(row.key) for row in comments}):,} respondents"
    return Data(comments, definitions, said)


def tiny(count: int = 240, labels: int = 8) -> Data:
    """Return a few made-up comments, as if somebody had tagged them."""
    comments = [
        Tagged(f"R{number // 2} - Q{number % 2 + 1}", each.text, each.labels)
        for number, each in enumerate(made_up.comments(count, labels=labels))
    ]
    definitions = [Definition(label, label, says) for label, says in made_up.defined(labels).items()]
    return Data(comments, definitions, f"{count} made-up comments, {labels} labels")


def _definition(theme: dict[str, str]) -> Definition:
    """Make of one theme what `codesign suggest --definitions` makes of it: not what does not belong."""
    said = (theme.get(field, "") for field in ("name", "definition", "belongs", "examples"))
    return Definition(theme["name"], theme["name"], "\n".join(filter(None, said)))


def respondent(key: str) -> str:
    """Return who said it: two answers of one person have one name and ` - Q1`, ` - Q2` after it."""
    return key.rpartition(" - Q")[0] or key


def split(comments: Sequence[Tagged], seed: int) -> tuple[list[Tagged], list[Tagged]]:
    """Return what is learnt and what is asked about: nobody is on both sides."""
    names = sorted({respondent(each.key) for each in comments})
    random.Random(seed).shuffle(names)
    learnt = set(names[: int(len(names) * LEARNT)])
    tested = set(names[int(len(names) * LEARNT) : int(len(names) * (LEARNT + TESTED))])
    return (
        [each for each in comments if respondent(each.key) in learnt],
        [each for each in comments if respondent(each.key) in tested],
    )


def few(comments: Sequence[Tagged], each: int, seed: int) -> list[Tagged]:
    """Return about so many comments a label: drawn at random, and taken while one of their labels is short."""
    order = list(comments)
    random.Random(seed).shuffle(order)
    taken: Counter[str] = Counter()
    found = []
    for comment in order:
        if any(taken[label] < each for label in comment.labels):
            found.append(comment)
            taken.update(comment.labels)
    return found


def real_texts(folder: Path) -> list[str]:
    """Return every comment of the folder, tagged or not, once each."""
    texts: dict[str, None] = {}
    for name, column in ((TAGGED, "text"), (UNTAGGED, "FFT answer")):
        if (folder / name).exists():
            with (folder / name).open(newline="", encoding="utf-8-sig") as file:
                texts.update(dict.fromkeys(row[column].strip() for row in csv.DictReader(file)))
    return [text for text in texts if text]


def texts(folder: Path | None, count: int) -> tuple[list[str], str]:
    """Return comments as people write them, or made-up ones where there are none, and which they are."""
    if folder is not None and (found := real_texts(folder)):
        return found, f"{len(found):,} real comments"
    return [each.text for each in made_up.comments(count)], f"{count:,} made-up comments"
