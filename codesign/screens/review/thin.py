"""Panel 1: where evidence is thin. A word for each outcome, with the rule and the numbers it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, named
from codesign.records.pages.line import Line, commas, section
from codesign.records.review import ThinLine, ThinPage
from codesign.records.review_cells import HIDDEN, Safe, thin_cells, thin_why
from codesign.records.review_rules import Criterion, Rule
from codesign.screens.review.view import Asked, Row, View
from codesign.text import one_line, plural

if TYPE_CHECKING:
    from codesign.store import Store

THEMES = "themes"
TURNS = {
    "thinnest": "Thinnest first",
    "tree": "In the order of the framework",
    THEMES: "Themes, thinnest first",
}
_EMPTY = (
    "No outcomes yet. This panel says of each outcome of the contract how much was heard about it, from whom, and where that is thin. "
    "N and then u adds one; a whole framework comes in from a spreadsheet: codesign import FILE --as outcomes."
)
_NO_THEMES = "No themes yet: the names of what people speak of. N and then t adds one; a codebook comes in with codesign themes import."
_LABELS = {
    "months since last heard": "Months ago",
    "per cent from one person": "From one person",
    "per cent from one place": "From one place",
    "changes of wording": "Words changed",
}
"""What a criterion is called in the room there is for a label."""
_ASKS = {
    "thin": "Thin, unless each of these is met",
    "broad": "Broad, if all of these are met too",
    "deep": "Not thin after all, if these are met: depth beside breadth",
}


def read(store: Store, asked: Asked) -> ThinPage:
    """Read the panel. Runs in a thread."""
    of = THEMES if asked.turn == THEMES else "outcomes"
    return store.review.thin(asked.narrowed.programme_id, asked.narrowed, today=asked.today, of=of)


def view(page: ThinPage, asked: Asked, words: Words) -> View:
    """Return the panel as it is shown."""
    safe = asked.safe
    is_tree = asked.turn == "tree"
    lines = page.lines if is_tree else page.thinnest
    rows = tuple(_row(line, page, safe, words, is_tree=is_tree) for line in lines)
    first = next((line for line in page.thinnest if line.comments), None)
    return View(
        page.standing, _headline(page) + _not_counted(page, is_tree=is_tree), rows, (("Rule", page.rule_words),), _NO_THEMES if page.of == THEMES else _EMPTY,
        lands_on=_key(first) if first is not None else "", figure_turn=THEMES if page.of == THEMES else "", safe=safe,
        headed={"Outcome": "Theme"} if page.of == THEMES else {},
    )  # fmt: skip


def _headline(page: ThinPage) -> str:
    return " · ".join(f"{word} {count:,}" for word, count in page.counts.items())


def _not_counted(page: ThinPage, *, is_tree: bool) -> str:
    """Say which lines are in none of the counts, where they are in sight."""
    return f" · {page.beside}" if is_tree and page.beside else ""


def _key(line: ThinLine) -> str:
    return f"{line.of} {line.id}"


def _row(line: ThinLine, page: ThinPage, safe: Safe, words: Words, *, is_tree: bool) -> Row:
    cells = thin_cells(line, safe)
    _, comments, heard, heads, _, _, _, last, word, why = cells
    people = f"{heard} named" + (f", {heads} unnamed" if line.people.heads else "")
    title = f"{line.code} {one_line(line.title)}"
    is_hidden = safe.hides_line(line)
    how_broad = (
        ""
        if is_hidden
        else (
            f"{_known(line.events, 'event')}, {_known(len(line.kinds), 'kind', ' of people')}, {_known(line.places, 'place')}, "
            if line.comments
            else ""
        )
    )
    said = (
        f"{title}: {comments} {'comment' if line.comments == 1 else 'comments'}, {people}, "
        f"{how_broad}last heard {last}: {word}" + (f" ({why})" if why else "")
    )
    return Row(
        _key(line), thin_cells(line, safe, is_tree=is_tree), said, line.opens,
        lines=tuple(rule_lines(line, page, safe, words)), title=f"{title} · {word}", is_hidden=is_hidden,
        figure=line.id,
    )  # fmt: skip


def _known(count: int, what: str, of: str = "") -> str:
    """Say how many of a thing comments have; where none is recorded, that it is not."""
    return f"{plural(count, what)}{of}" if count else f"no {what} recorded"


def rule_lines(line: ThinLine, page: ThinPage, safe: Safe, words: Words) -> Iterable[Line]:
    """Yield the word with its rule and every number it comes from: what is not met stands first."""
    why = thin_why(line, safe)
    yield Line(
        one_line(f"{line.code} {line.title}"),
        line.of.capitalize(),
        key=f"outcome {line.id}" if line.of == "outcome" else f"theme {line.code}",
    )
    yield Line(f"{line.word.upper()}{f': {why}' if why else ''}", "Evidence")
    for word, heading in _ASKS.items():
        asked = sorted(
            (each for each in line.verdict.criteria if each.word == word), key=lambda each: each.passed
        )
        yield from section(heading, (_criterion(each, line, safe) for each in asked))
    kinds = commas(*(named(words, "kinds", kind) or kind for kind in line.kinds))
    yield from section("Who, and how deep", _depth(line, kinds, safe))
    rule = page.rule_of(line)
    yield from section("The rule", [*_own(line, page), Line(rule.words), Line(_whose(rule))])


def _criterion(each: Criterion, line: ThinLine, safe: Safe) -> Line:
    told = each.value.replace(" from one person", "").replace(" from one place", "")  # the label says it
    is_hidden = safe.hides_people(line) and each.what != "months since last heard"
    if each.word == "deep":
        is_hidden = safe.hides_depth(line)
    elif safe.is_on and each.what.startswith("per cent "):
        is_hidden = True
    value = HIDDEN if is_hidden else told
    met = "" if is_hidden and safe.hides_line(line) else f" · {each.verdict}"
    return Line(f"{value} · {each.threshold}{met}", _LABELS.get(each.what, each.what.capitalize()))


def _depth(line: ThinLine, kinds: str, safe: Safe) -> Iterable[Line]:
    if kinds and not safe.hides_line(line):
        yield Line(kinds, "Who spoke")
    deep = line.deep
    if safe.hides_depth(line):
        yield Line(HIDDEN, "Depth")
        return
    people, sessions = deep.people.words, plural(deep.sessions, "session")
    wordings = plural(deep.wordings, "change")
    more = (
        "; those who came where its words were changed are among them" if deep.people != line.people else ""
    )
    yield Line(f"{people}; {sessions}; {wordings} of wording adopted{more}", "Depth")


def _own(line: ThinLine, page: ThinPage) -> Iterable[Line]:
    """Yield that its programme goes by a rule of its own, where it does among others."""
    return (Line(each.words) for each in page.own if each.programme_id == line.programme_id)


def _whose(rule: Rule) -> str:
    if rule.as_usual:
        return "Nobody changed it: these are the numbers codesign comes with. `codesign review rule` changes one."
    changed = [each for each in rule.numbers if each.whose]
    return "Changed: " + "; ".join(
        f"{each.says} {each.value:,} (usually {each.usual:,}) by {one_line(each.changed_by)} for {each.whose}"
        for each in changed
    )
