"""What coding keeps beside tags: changes of the codebook, questions, what was said not to fit, a second opinion, what was learnt."""

from sqlmodel import Field, SQLModel

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class CodebookChange(Record, table=True):
    """A change that alters what a theme's figures mean, so that figures can name it: a split, a merge, a new name."""

    theme_id: str = refers_to("theme")
    what: str
    """renamed, split, merged, retired, brought-back, defined, signed-off or moved."""
    was: str = ""
    now: str = ""
    others: str = ""
    """Ids of the other themes it was about, as JSON."""
    comments: int = 0
    """How many comments it moved."""
    made_on: str = ""
    made_by: str = ""


class Question(Record, table=True):
    """What a consultation asked. A letter may answer several: a comment is tagged to a question as to a theme."""

    programme_id: str | None = may_refer_to("programme")
    consultation: str = ""
    code: str = ""
    """What the consultation calls it, as text: `2.10` is not `2.1`."""
    words: str
    definition: str = ""
    """What counts as an answer to it."""
    position: int = 0
    state: str = "open"
    """open or retired."""


class Rejection(Record, table=True):
    """Not this: somebody looked at a suggestion and said that it does not fit the comment."""

    comment_id: str = refers_to("comment", index=False)
    theme_id: str | None = may_refer_to("theme", index=False)
    outcome_id: str | None = may_refer_to("outcome", index=False)
    question_id: str | None = may_refer_to("question", index=False)
    answered_by: str = ""
    answered_at: str = ""


class SecondOpinion(Referenced, table=True):
    """A sample of comments that a second person codes without seeing how they are tagged."""

    programme_id: str | None = may_refer_to("programme")
    kind: str = "themes"
    """themes or outcomes."""
    asked_on: str = ""
    asked_by: str = ""
    coder: str = ""
    state: str = "open"
    """open or settled."""
    drawn: str = ""
    """How the sample was drawn, as JSON: filter, size, seed."""


class OpinionComment(Record, table=True):
    """A comment of the sample: whether it was coded, and how a disagreement about it was settled."""

    opinion_id: str = refers_to("secondopinion", index=False)
    comment_id: str = refers_to("comment", index=False)
    position: int = 0
    done_at: str = ""
    settled: str = ""


class SecondTag(Record, table=True):
    """What the second coder put on a comment. It is no tag: it stands in no figure but how far two people agree."""

    opinion_id: str = refers_to("secondopinion", index=False)
    comment_id: str = refers_to("comment", index=False)
    theme_id: str | None = may_refer_to("theme", index=False)
    outcome_id: str | None = may_refer_to("outcome", index=False)
    tagged_by: str = ""
    tagged_at: str = ""


class Learnt(SQLModel, table=True):
    """What a suggester has learnt, worked out from the tags and the rejections, and not journalled."""

    of: str = Field(primary_key=True)
    """themes, outcomes or questions."""
    programme: str = Field(default="", primary_key=True)
    """The id of the programme it was learnt of, or nothing: of all."""
    part: str = Field(default="", primary_key=True)
    """Which piece of it, where it is kept in pieces."""
    as_at: int = 0
    """The row of the newest change that was learnt."""
    weights: bytes = b""
