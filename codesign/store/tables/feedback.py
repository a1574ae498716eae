"""Comments, the themes and outcomes they are tagged to, and what we replied."""

from sqlmodel import Field

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class Comment(Referenced, table=True):
    """One piece of feedback: our note of it, or somebody's exact words."""

    event_id: str | None = may_refer_to("event", index=False)
    programme_id: str | None = may_refer_to("programme")
    words: str
    exact: bool = False
    contact_id: str | None = may_refer_to("contact")
    kind: str = ""
    speaking_for: str = "self"
    """self, organisation or others."""
    for_organisation_id: str | None = may_refer_to("contact", index=False)
    for_count: int | None = None
    type: str = ""
    sentiment: str = ""
    stance: str = ""
    strength: str = ""
    permission: str = "not-asked"
    """not-asked, no, anonymous, by-role or by-name. Not asked is never quoted."""
    source: str = "activity"
    question: str = ""
    """What was asked, where these words are an answer."""
    place: str = ""
    """Where, or about which service, when there is no event to say so."""
    note: str = ""
    """What an imported row said beside the words and no other field holds."""
    memo: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What a coder noted about it for themselves and the next: it is shown to no one else and leaves in no pack."""
    important: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    discuss: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    """Whether a coder wants to talk it over with others."""
    no_answer: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    """Whether it only says that there is nothing to say (“N/A”, “.”): kept, counted, and asked for no theme."""
    repeat_of_id: str | None = may_refer_to("comment", index=False)
    """The first comment of the same words, where these were sent again."""
    said_on: str = Field(default="", index=True)
    personal: str = ""
    """Which structured identifiers were seen in the words, with commas; such a comment is not quoted."""
    sensitive: str = ""
    """safeguarding, complaint or sensitive; kept out of lists, search, figures and packs when safeguarding."""
    referred_to: str = ""
    referred_on: str = ""
    position: int = 0
    source_key: str = Field(default="", index=True)
    batch_id: str | None = may_refer_to("importbatch", index=False)
    recorded: str = ""


class Theme(Referenced, table=True):
    """An entry of the codebook."""

    name: str
    definition: str = ""
    examples: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Comments that belong, as somebody might say them: one a line."""
    belongs: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What belongs under it."""
    belongs_not: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What does not, and where it goes instead."""
    colour: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """A name of the palette (`codesign.records.codebook.COLOURS`), never the only sign of anything."""
    parent_id: str | None = may_refer_to("theme")
    merged_into_id: str | None = may_refer_to("theme")
    """The theme that goes on for this one, which is retired then."""
    programme_id: str | None = may_refer_to("programme")
    state: str = "draft"
    """draft, signed-off or retired."""
    position: int = 0


class Tag(Record, table=True):
    """A comment, or a span of its words, tagged to a theme, an outcome or a question: by whom, and whether it was suggested."""

    comment_id: str = refers_to("comment", index=False)
    theme_id: str | None = may_refer_to("theme", index=False)
    outcome_id: str | None = may_refer_to("outcome", index=False)
    question_id: str | None = may_refer_to("question", index=False)
    start: int | None = None
    """The first code point of the comment's words that is tagged; nothing where the whole comment is."""
    end: int | None = None
    """The code point after the last."""
    quote: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """The words tagged, as they were when they were."""
    tagged_by: str = ""
    tagged_at: str = ""
    suggested: bool = False


class Reply(Referenced, table=True):
    """We did: done, will do, considering, or not possible because; and whether people were told."""

    programme_id: str | None = may_refer_to("programme")
    theme_id: str | None = may_refer_to("theme")
    comment_id: str | None = may_refer_to("comment")
    state: str = "considering"
    words: str = ""
    reason: str = ""
    reason_code: str = ""
    replied_on: str = ""
    fed_back_on: str = ""
    fed_back_how: str = ""
