"""The columns of every list, in one place: a screen and a command line that show the same line show the same words.

Cells are whole; whoever shows them shortens them to the room there is.
"""

from __future__ import annotations

from collections.abc import Mapping

from codesign.clock import local
from codesign.records.events import EventLine, FollowUpLine
from codesign.records.feedback import CommentLine, ReplyLine, ThemeLine
from codesign.records.figures import People
from codesign.records.journal import ChangeLine, FieldChange
from codesign.records.keeping import PackLine, SetAsideLine
from codesign.records.outcomes import OutcomeLine, ProgrammeLine, WordingLine
from codesign.records.people import ContactLine
from codesign.records.vocabulary import Entry
from codesign.text import one_line

Words = Mapping[str, Mapping[str, str]]
"""What people read for each code, by vocabulary: `words["methods"]["drop-in"]` is `Drop-in or exhibition`."""

NEEDED = (
    "methods",
    "kinds",
    "levels",
    "comment-types",
    "sentiments",
    "stances",
    "quote-permissions",
    "reply-states",
    "access-needs",
    "expenses",
)
"""The vocabularies that lists and pages read."""

STATES = {
    "held": "Held",
    "planned": "Planned",
    "cancelled": "Cancelled",
    "nobody-came": "Nobody came",
    "open": "Open",
    "done": "Done",
    "will-not": "Will not be done",
    "draft": "Draft",
    "signed-off": "Signed off",
    "retired": "Retired",
    "proposed": "Proposed",
    "adopted": "Adopted",
    "not-adopted": "Not adopted",
    "waiting": "Waiting",
    "dismissed": "Dismissed",
}
"""What people read for the states that are no vocabulary, because the program itself acts on them."""

_NEVER = "never"

_MONTHS = ("", *["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])

EVENT_HEADINGS = ("Ref", "When", "Title", "Place", "Method", "State", "People", "Comments", "Programme")
CONTACT_HEADINGS = ("Ref", "Name", "Kind", "Where they are", "Area", "Met", "Last met", "Note")
COMMENT_HEADINGS = ("Ref", "Said", "Words", "Who", "Themes", "Outcomes", "To quote", "Event", "Mark")
THEME_HEADINGS = ("Ref", "Theme", "State", "Comments", "People", "Events", "Last heard", "Reply", "Colour")
OUTCOME_HEADINGS = ("Code", "Outcome", "Comments", "People", "Events", "Kinds", "Last heard")
FOLLOW_UP_HEADINGS = ("Ref", "We said we would", "Owner", "Due", "State", "Told", "From")
REPLY_HEADINGS = ("Ref", "About", "State", "Reply", "On", "Told")
WORDING_HEADINGS = ("Ref", "Clause", "Version", "Before", "After", "State", "From")
PROGRAMME_HEADINGS = ("Ref", "Programme", "Lead body", "Term", "Level", "Events", "Comments")
CHANGE_HEADINGS = ("Ref", "When", "Who", "What", "About", "")
FIELD_HEADINGS = ("Change", "When", "Who", "Record", "Field", "Before", "After")
PACK_HEADINGS = ("Ref", "Made", "By", "Programme", "File", "Stands at", "Comments", "Quoted")
SET_ASIDE_HEADINGS = ("Import", "Row", "Reason", "State", "Cells")
ENTRY_HEADINGS = ("Code", "Name", "Plural", "Wider kind", "Key", "Other words", "")


def event_cells(line: EventLine, words: Words) -> tuple[str, ...]:
    """Return an event's cells, under `EVENT_HEADINGS`."""
    return (
        line.reference,
        day_words(line.held_on),
        one_line(line.title),
        one_line(line.place),
        named(words, "methods", line.method),
        state_words(line.state),
        people_words(line.named, line.heads, about=line.about),
        number(line.comments),
        one_line(line.programme),
    )


def contact_cells(line: ContactLine, words: Words) -> tuple[str, ...]:
    """Return a contact's cells, under `CONTACT_HEADINGS`."""
    sort = "Group" if line.is_group else "Organisation" if line.sort == "organisation" else "Person"
    return (
        line.reference,
        one_line(line.name),
        named(words, "kinds", line.kind) or sort,
        one_line(line.organisations),
        one_line(line.area),
        number(line.met),
        day_words(line.last_met),
        "Do not contact" if line.do_not_contact else "",
    )


def comment_cells(line: CommentLine, words: Words) -> tuple[str, ...]:
    """Return a comment's cells, under `COMMENT_HEADINGS`. Exact words stand in quote marks; our notes do not."""
    said = one_line(line.words)
    return (
        line.reference,
        day_words(line.said_on),
        f"“{said}”" if line.exact else said,
        one_line(line.who) or named(words, "kinds", line.kind),
        one_line(line.themes),
        one_line(line.outcomes),
        named(words, "quote-permissions", line.permission),
        f"{line.event} {one_line(line.event_title)}".strip(),
        marks_words(line),
    )


def theme_cells(line: ThemeLine, words: Words) -> tuple[str, ...]:
    """Return a theme's cells, under `THEME_HEADINGS`; deeper in the tree is further in, and a parent that is not listed is named."""
    is_alone = line.parent and not line.depth
    return (
        line.reference,
        f"{one_line(line.parent)} › {one_line(line.name)}"
        if is_alone
        else "  " * line.depth + one_line(line.name),
        f"Merged into {one_line(line.merged_into)}" if line.merged_into else state_words(line.state),
        f"{line.comments:,}",
        f"{line.people:,}",
        f"{line.events:,}",
        day_words(line.last_heard) or _NEVER,
        named(words, "reply-states", line.reply),
        line.colour,
    )


def outcome_cells(line: OutcomeLine, words: Words) -> tuple[str, ...]:
    """Return an outcome's cells, under `OUTCOME_HEADINGS`; deeper in the tree is further in.

    What stands under a node is all that stands beneath it, each comment once. Where nobody spoke of it the node says 0
    and `never`: a blank reads as not known, as of the kinds of people where somebody spoke and none was recorded.
    An indicator says nothing, for comments are tagged to outcomes.
    """
    name = (line.code, "  " * line.depth + one_line(line.title))
    if line.level == "indicator" and not line.comments:
        return (*name, "", "", "", "", "")
    return (
        *name,
        f"{line.comments:,}",
        people_words(line.named, line.heads, about=line.about) or "0",
        f"{line.events:,}",
        f"{line.kinds:,}" if line.kinds or not line.comments else "",
        day_words(line.last_heard) or _NEVER,
    )


def follow_up_cells(line: FollowUpLine, words: Words) -> tuple[str, ...]:
    """Return a follow-up's cells, under `FOLLOW_UP_HEADINGS`."""
    closed = f"{state_words(line.state)} {day_words(line.closed_on)}".strip()
    return (
        line.reference,
        one_line(line.words),
        one_line(line.owner) or "no owner",
        day_words(line.due) or "no date",
        closed,
        told_words(line.fed_back_on, line.fed_back_how),
        f"{line.event} {one_line(line.event_title)}".strip(),
    )


def reply_cells(line: ReplyLine, words: Words) -> tuple[str, ...]:
    """Return a reply's cells, under `REPLY_HEADINGS`."""
    said = one_line(line.words)
    return (
        line.reference,
        one_line(line.about),
        named(words, "reply-states", line.state),
        f"{said} Because: {one_line(line.reason)}".strip() if line.reason else said,
        day_words(line.replied_on),
        told_words(line.fed_back_on, line.fed_back_how),
    )


def wording_cells(line: WordingLine, words: Words) -> tuple[str, ...]:
    """Return the cells of a version of wording, under `WORDING_HEADINGS`."""
    return (
        line.reference,
        " ".join(part for part in (one_line(line.document), one_line(line.clause)) if part),
        number(line.version),
        one_line(line.before),
        one_line(line.after),
        state_words(line.state),
        f"{line.event} {one_line(line.event_title)}".strip(),
    )


def programme_cells(line: ProgrammeLine, words: Words) -> tuple[str, ...]:
    """Return a programme's cells, under `PROGRAMME_HEADINGS`."""
    return (
        line.reference,
        one_line(line.title),
        one_line(line.lead_body),
        one_line(line.term),
        named(words, "levels", line.level),
        number(line.events),
        number(line.comments),
    )


def change_cells(line: ChangeLine, words: Words) -> tuple[str, ...]:
    """Return the cells of a change, under `CHANGE_HEADINGS`."""
    undone = f"undone by {line.undone_by}" if line.undone_by else ""
    undoes = f"undoes {line.undoes}" if line.undoes else ""
    return (
        line.reference,
        moment_words(line.at),
        one_line(line.actor),
        line.verb,
        line.about,
        ", ".join(part for part in (undoes, undone) if part),
    )


def field_cells(line: FieldChange, words: Words) -> tuple[str, ...]:
    """Return the cells of one field's change, under `FIELD_HEADINGS`."""
    change = line.change
    return (
        change.reference,
        moment_words(change.at),
        one_line(change.actor),
        line.record,
        line.field.replace("_", " "),
        one_line(line.old),
        one_line(line.new),
    )


def pack_cells(line: PackLine, words: Words) -> tuple[str, ...]:
    """Return a pack's cells, under `PACK_HEADINGS`."""
    return (
        line.reference,
        moment_words(line.made_at),
        one_line(line.made_by),
        one_line(line.title),
        one_line(line.file_name),
        line.stands_at,
        number(line.comments),
        number(line.quoted),
    )


def set_aside_cells(line: SetAsideLine, words: Words) -> tuple[str, ...]:
    """Return the cells of a row set aside, under `SET_ASIDE_HEADINGS`."""
    cells = "; ".join(f"{one_line(name)}: {one_line(cell)}" for name, cell in line.cells.items() if cell)
    return (line.batch, number(line.row_number), one_line(line.reason), state_words(line.state), cells)


def entry_cells(entry: Entry, words: Words) -> tuple[str, ...]:
    """Return the cells of a vocabulary's entry, under `ENTRY_HEADINGS`."""
    return (
        entry.code,
        entry.name,
        entry.plural,
        entry.parent,
        entry.key,
        ", ".join(entry.words),
        "retired" if entry.retired else "",
    )


def named(words: Words, vocabulary: str, code: str) -> str:
    """Return what people read for a code; the code itself where the vocabulary does not have it."""
    return words.get(vocabulary, {}).get(code, code)


def state_words(state: str) -> str:
    """Return what people read for a state."""
    return STATES.get(state, state)


def day_words(iso: str) -> str:
    """Return a reduced ISO date as people read it, no more precise than it is: `14 May 2025`, `May 2025`, `2025`."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return iso
    return f"{int(day)} {_MONTHS[int(month)]} {year}" if day.isdigit() else f"{_MONTHS[int(month)]} {year}"


def moment_words(stamp: str) -> str:
    """Return a moment as people read it on the wall clock, to the minute: `12 Nov 2026 17:42`."""
    if not stamp:
        return ""
    at = local(stamp)
    return f"{day_words(at.date().isoformat())} {at:%H:%M}"


def people_words(named_people: int, heads: int, *, about: bool = False) -> str:
    """Return named people and unnamed heads beside each other, never added; nothing where nobody came."""
    return People(named_people, heads, about).words if named_people or heads else ""


def told_words(on: str, how: str) -> str:
    """Return when and how people were told, or nothing."""
    return ", ".join(part for part in (day_words(on), one_line(how)) if part)


def marks_words(line: CommentLine) -> str:
    """Return a comment's marks in words: what may identify somebody, and what is sensitive."""
    personal = f"personal? {line.personal}" if line.personal else ""
    return ", ".join(part for part in (personal, line.sensitive) if part)


def number(count: int) -> str:
    """Return a count as a list shows it: nothing for none, so that an empty row looks empty."""
    return f"{count:,}" if count else ""


def pounds(pence: int) -> str:
    """Return money as people write it: `£1,204.50`."""
    sign, whole = ("-", -pence) if pence < 0 else ("", pence)
    return f"{sign}£{whole // 100:,}.{whole % 100:02d}"
