"""How the codebook of the story was altered, what its consultation asked, and what coding left behind beside tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from codesign.demo.clocks import told_at
from codesign.demo.story import read
from codesign.demo.telling import Happening, Telling
from codesign.records.codebook import Description, Part
from codesign.records.questions import NewQuestion


def happenings(telling: Telling) -> Iterator[Happening]:
    """Give what was altered, asked, answered and marked, each when it was."""
    held = read("demo/coding.toml")
    for what, tell in _ONCE.items():
        yield _happening(held[what], partial(tell, telling, held[what]))
    yield _happening(held["consultation"], partial(_ask, telling, held))
    for what, tell in _EACH.items():
        for each in held[what]:
            yield _happening(each, partial(tell, telling, each))


def _happening(each: Mapping[str, Any], tell: partial[None]) -> Happening:
    return Happening(told_at(each["when"]), tell)


def _rename(telling: Telling, told: Mapping[str, Any]) -> None:
    key = told["theme"]
    telling.store.codebook.rename(telling.themes[key], telling.story.themes[key].name)
    telling.names[key] = telling.story.themes[key].name


def _merge(telling: Telling, told: Mapping[str, Any]) -> None:
    key = told["theme"]
    into = telling.story.themes[key].merged_into
    telling.store.codebook.merge([telling.themes[key]], telling.themes[into])


def _split(telling: Telling, told: Mapping[str, Any]) -> None:
    with telling.store.write("split theme"):
        chosen = tuple(telling.comment(each) for each in told["said"])
        part = Part(told["into"], comments=chosen, words=told["words"])
        (made,) = telling.store.codebook.split(telling.themes[told["theme"]], [part]).others
        telling.store.codebook.describe(
            made.id,
            Description(
                definition=told["means"],
                belongs=told["belongs"],
                belongs_not=told["belongs_not"],
                colour=told["colour"],
            ),
        )


def _ask(telling: Telling, held: Mapping[str, Any]) -> None:
    with telling.store.write("add questions"):
        for each in held["questions"]:
            new = NewQuestion(
                each["words"], each["code"], each["means"], held["consultation"]["name"], telling.programme
            )
            telling.questions[each["code"]] = telling.store.questions.add(new).id


def _answer(telling: Telling, told: Mapping[str, Any]) -> None:
    with telling.store.write("tag comments"):
        for said in told["said"]:
            telling.store.feedback.tag(telling.comment(said), question_id=telling.questions[told["question"]])


def _tag_words(telling: Telling, told: Mapping[str, Any]) -> None:
    telling.store.feedback.tag(
        telling.comment(told["said"]),
        theme=telling.names[told["theme"]] if "theme" in told else "",
        question_id=telling.questions[told["question"]] if "question" in told else "",
        quote=told["quote"],
    )


def _not_this(telling: Telling, told: Mapping[str, Any]) -> None:
    telling.store.suggesting.not_this(telling.comment(told["said"]), theme_id=telling.themes[told["theme"]])


def _accept(telling: Telling, told: Mapping[str, Any]) -> None:
    telling.store.suggesting.accept(telling.comment(told["said"]), theme_id=telling.themes[told["theme"]])


def _mark(telling: Telling, told: Mapping[str, Any]) -> None:
    telling.store.marks.mark(
        telling.comment(told["said"]),
        important=told.get("important"),
        discuss=told.get("discuss"),
        memo=told.get("memo"),
    )


def _second_opinion(telling: Telling, told: Mapping[str, Any]) -> None:
    """Have a sample coded again, mostly as it was; settle the first of what the two differ about."""
    opinions = telling.store.second_opinions
    opinion = opinions.begin(told["coder"], size=told["size"], seed=told["seed"])
    while (comment := opinions.next(opinion.reference)) is not None:
        labels = _second(telling, told, comment.place, telling.tagged(comment.reference))
        opinion = opinions.code(opinion.reference, comment.comment_id, labels, sits_here=True)
    differing = opinions.disagreements(opinion.reference)
    for each, how in zip(differing, told["settled"], strict=False):
        opinions.settle(opinion.reference, each.comment_id, how)


def _second(telling: Telling, told: Mapping[str, Any], place: int, first: Iterable[str]) -> list[str]:
    """Return what the second coder puts on the comment at a place: what the first did, but where the story says otherwise."""
    labels = list(first)
    if str(place) in told["instead"]:
        return [telling.themes[told["instead"][str(place)]], *labels[1:]]
    return labels[:-1] if place in told["left_off"] else labels


_ONCE = {"renamed": _rename, "merged": _merge, "split": _split, "second_opinion": _second_opinion}
_EACH = {
    "answers": _answer,
    "spans": _tag_words,
    "not_this": _not_this,
    "accepted": _accept,
    "marks": _mark,
}
