"""What a comment's page says: its words whole, who and where, its tags and who gave them, what came of it, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from codesign.records.cards import CommentCard, InPack, SettledLine, TagLine
from codesign.records.coding import placed
from codesign.records.columns_shown import Words, day_words, moment_words, named
from codesign.records.feedback import CommentLine
from codesign.records.history import HistoryLine, altered_words
from codesign.records.keeping import How
from codesign.records.pages.line import Line, altered_since, commas, joined, said, section
from codesign.records.pages.parts import follow_up_line, reply_line, wording_lines
from codesign.records.second_opinion import HOW
from codesign.text import one_line, plural, shorten

_QUOTED = 60
"""How much of a span stands with its tag."""
_NOT_KNOWN = "not quoted; whether it was told as our note is not known"
_USED = {
    How.QUOTED: "its words quoted",
    How.NOTE: "told as our note",
    How.WITHHELD: "counted, its words withheld",
    How.NOT_KNOWN: _NOT_KNOWN,
}
_USED_IN_LIST = {**_USED, How.QUOTED: "in its exact words", How.NOTE: "as our note"}


def comment_lines(card: CommentCard, words: Words, history: Sequence[HistoryLine] = ()) -> Iterator[Line]:
    """Yield the whole page of a comment."""
    line = card.line
    yield Line(f"“{line.words}”" if line.exact else line.words)
    yield Line("")
    if line.event_id:
        yield Line(f"{line.event} {line.event_title}", "Event", f"event {line.event_id}")
    yield Line(line.who or "nobody named", "Said by", f"contact {line.contact_id}" if line.contact_id else "")
    if line.for_organisation:
        yield Line(_speaking_for(line), "Speaking for", f"contact {card.for_organisation_id}")
    yield from _facts(line, words)
    yield from _marks(card)
    yield from section("Tags", _tags(card), "None yet: # puts on a theme, ! an outcome.")
    yield from section("What we replied", (reply_line(reply, words) for reply in card.replies))
    yield from section("We said we would", map(follow_up_line, card.follow_ups))
    yield from section(
        "Wording it shaped",
        (each for version in card.wordings for each in wording_lines(version, from_event=True)),
    )
    yield from section("Packs it was in", (_pack(pack) for pack in card.packs if not pack.list_of))
    yield from section("Lists with names it was in", (_list(pack) for pack in card.packs if pack.list_of))
    yield from section("History", _history(history, words))


def _facts(line: CommentLine, words: Words) -> Iterator[Line]:
    return said(
        ("Said on", day_words(line.said_on)),
        ("Kind of person", named(words, "kinds", line.kind)),
        ("Speaking for", "" if line.for_organisation or line.speaking_for == "self" else _speaking_for(line)),
        ("Asked", line.question),
        ("Where", line.place),
        ("Type", named(words, "comment-types", line.type)),
        ("Sentiment", named(words, "sentiments", line.sentiment)),
        ("Stance", named(words, "stances", line.stance)),
        ("May we quote", named(words, "quote-permissions", line.permission)),
        ("Personal?", line.personal.replace(",", ", ")),
        ("Sensitive", line.sensitive),
        ("Note", line.note),
        ("Recorded", moment_words(line.recorded)),
    )


def _marks(card: CommentCard) -> Iterator[Line]:
    """Say what coders marked it with: a memo is theirs, and stands here and where it is coded, nowhere else."""
    marked = commas("important" if card.important else "", "to discuss" if card.discuss else "")
    return said(("Marked", marked), ("Memo", card.memo))


def _speaking_for(line: CommentLine) -> str:
    count = plural(line.for_count, "person", "people") if line.for_count else ""
    return commas(line.for_organisation or line.speaking_for, count)


def _tags(card: CommentCard) -> Iterator[Line]:
    for tag in card.themes:
        yield Line(_tagged(f"#{tag.name}", tag, card), "Theme", f"theme {tag.reference}")
    for tag in card.outcomes:
        yield Line(_tagged(f"!{tag.reference} {tag.name}", tag, card), "Outcome", f"outcome {tag.id}")
    for tag in card.questions:
        yield Line(_tagged(commas(tag.reference, one_line(tag.name)), tag, card), "Answers")
    for each in card.settled:
        yield Line(_settled(each), "Settled")


def _settled(each: SettledLine) -> str:
    """Say whose choice stands where two coders differed: a tag alone says only who put it on, and that was who settled it."""
    return joined(
        f"{each.reference} on {each.kind}", f"{HOW[each.how]}, {one_line(each.coder)} the second coder"
    )


def _tagged(label: str, tag: TagLine, card: CommentCard) -> str:
    what = joined(label, _on(tag, card))
    if tag.from_import:
        file_name = f" ({one_line(tag.from_file)})" if tag.from_file else ""
        return joined(what, commas(f"from import {tag.from_import}{file_name}", moment_words(tag.at)))
    how = "suggested, taken" if tag.suggested else "by hand"
    return joined(what, commas(how, tag.by, moment_words(tag.at)))


def _on(tag: TagLine, card: CommentCard) -> str:
    """Say which words are tagged, where not the whole comment is; and where the words were edited since, what became of them."""
    if tag.start is None:
        return ""
    stands = placed(card.line.words, tag.start, tag.end, tag.quote)
    return f"“{shorten(tag.quote, _QUOTED)}”" + (f" ({stands.said})" if stands.said else "")


def _pack(pack: InPack) -> Line:
    used = _USED[How(pack.how)] + altered_since(pack.altered)
    return Line(joined(pack.programme, moment_words(pack.made_at), used), pack.reference, f"pack {pack.id}")


def _list(written: InPack) -> Line:
    used = _USED_IN_LIST[How(written.how)] + altered_since(written.altered)
    because = f"because: {one_line(written.reason)}" if written.reason else ""
    words = joined(one_line(written.file_name), moment_words(written.made_at), used, because)
    return Line(words, written.reference, f"pack {written.id}")


def _history(history: Iterable[HistoryLine], words: Words) -> Iterator[Line]:
    """Say each change in a line: when, what it altered or did, who, and by which reference to undo or show it."""
    for reference, held in groupby(history, lambda line: line.reference):
        lines = list(held)
        altered = [altered_words(each, words) for line in lines if not line.is_made for each in line.fields]
        what = "; ".join(altered) or lines[0].not_shown or lines[0].verb
        yield Line(joined(what, lines[0].actor, reference), moment_words(lines[0].at)[:11].strip())
