"""Comments, themes, tags and replies, as they cross a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class CommentLine(NamedTuple):
    """A comment in a list."""

    row: int
    id: str
    reference: str
    words: str
    exact: bool
    who: str
    """A contact's name, or nothing."""
    contact_id: str
    kind: str
    speaking_for: str
    for_organisation: str
    for_count: int | None
    type: str
    sentiment: str
    stance: str
    permission: str
    personal: str
    sensitive: str
    said_on: str
    event_id: str
    event: str
    event_title: str
    programme_id: str
    themes: str
    """Theme names, with commas."""
    outcomes: str
    """Outcome codes, with commas."""
    recorded: str
    question: str = ""
    """What was asked, where the words are an answer."""
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewComment:
    """A comment to be recorded.

    `who` is a place in the event's list of who came; `contact_id` names somebody outside it. `themes` are names: one
    that is not in the codebook becomes a draft theme. `outcomes` and `questions` are ids.
    """

    words: str
    exact: bool = False
    who: int | None = None
    contact_id: str = ""
    kind: str = ""
    speaking_for: str = "self"
    for_organisation_id: str = ""
    for_count: int | None = None
    type: str = ""
    sentiment: str = ""
    stance: str = ""
    strength: str = ""
    permission: str = ""
    """Empty: as the session's."""
    source: str = "activity"
    question: str = ""
    """What was asked, where these words are an answer."""
    place: str = ""
    """Where, or about which service, when there is no event to say so."""
    note: str = ""
    """What an imported row said beside the words and no other field holds."""
    said_on: str = ""
    sensitive: str = ""
    referred_to: str = ""
    referred_on: str = ""
    themes: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    personal: str | None = None
    """Marks already looked for, or None to have the words looked at."""
    source_key: str = ""
    batch_id: str | None = None
    recorded: str = ""


class ImportedComment(NamedTuple):
    """A comment that an import brought, to know its row again in another file."""

    id: str
    words: str
    exact: bool
    question: str
    said_on: str
    permission: str
    kind: str
    type: str
    sentiment: str
    stance: str
    place: str
    note: str
    batch: str
    """Reference of the import."""
    file_name: str
    themes: tuple[str, ...]
    """Names of the themes it is tagged with."""


class ThemeLine(NamedTuple):
    """A theme of the codebook, with what was said under it and under every theme beneath it, each comment once."""

    row: int
    id: str
    reference: str
    name: str
    definition: str
    parent: str
    parent_id: str
    programme_id: str
    state: str
    comments: int
    people: int
    events: int
    last_heard: str
    reply: str
    """The state of its newest reply, or nothing."""
    own: int = 0
    """Comments tagged to this very theme, and not only to one beneath it."""
    depth: int = 0
    """How many of the themes it stands beneath are in the list with it."""
    colour: str = ""
    """A name of `codesign.records.codebook.COLOURS`, or nothing."""
    merged_into: str = ""
    """The name of the theme it goes on in, where it was merged."""


@dataclass(frozen=True)
class NewTheme:
    """A theme to be added."""

    name: str
    definition: str = ""
    parent_id: str = ""
    programme_id: str = ""
    state: str = "draft"
    examples: str = ""
    belongs: str = ""
    belongs_not: str = ""
    colour: str = ""


class ReplyLine(NamedTuple):
    """What we replied."""

    row: int
    id: str
    reference: str
    about: str
    """The name of the theme, or the reference of the comment."""
    theme_id: str
    comment_id: str
    programme_id: str
    state: str
    words: str
    reason: str
    replied_on: str
    fed_back_on: str
    fed_back_how: str


@dataclass(frozen=True)
class NewReply:
    """A reply to a theme or a comment. `not-possible` needs a reason."""

    state: str
    words: str = ""
    theme_id: str = ""
    comment_id: str = ""
    programme_id: str = ""
    reason: str = ""
    reason_code: str = ""
    replied_on: str = ""
    fed_back_on: str = ""
    fed_back_how: str = ""
