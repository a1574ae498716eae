"""What keeps the rest in order: imports, rows set aside, packs made, and the words people choose from."""

from sqlmodel import Field

from codesign.store.tables.base import Record, Referenced, may_refer_to, refers_to


class ImportBatch(Referenced, table=True):
    """One spreadsheet brought in, with its fingerprint and what became of its rows."""

    file_name: str
    sha256: str = ""
    sheet: str = ""
    kind: str = ""
    rows: int = 0
    written: int = 0
    matched: int = 0
    set_aside: int = 0
    mapping: str = ""
    """Which of their columns became which of ours, as JSON."""
    recorded: str = ""


class SetAside(Record, table=True):
    """A row of a spreadsheet that was not written, whole, with the reason."""

    batch_id: str = refers_to("importbatch")
    row_number: int
    cells: str = ""
    """The row as JSON: heading to text."""
    reason: str = ""
    state: str = "waiting"
    """waiting, done or dismissed."""


class Pack(Referenced, table=True):
    """An evidence pack that was made: for what, by whom, standing at which change."""

    programme_id: str | None = may_refer_to("programme")
    file_name: str = ""
    sha256: str = ""
    made_by: str = ""
    made_at: str = ""
    stands_at: str = ""
    """The reference of the change whose state the pack shows."""
    options: str = ""
    """Filter and choices, as JSON."""
    comments: int = 0
    quoted: int = 0


class PackComment(Record, table=True):
    """A comment that was in a pack, and whether its words were quoted there."""

    pack_id: str = refers_to("pack")
    comment_id: str = refers_to("comment")
    quoted: bool = False


class VocabularyEntry(Record, table=True):
    """A word people choose from. Codes stay; names change; entries are retired, not deleted."""

    vocabulary: str = Field(index=True)
    code: str
    name: str
    plural: str = ""
    parent: str = ""
    key: str = ""
    """The letter that chooses it on the log screen."""
    words: str = ""
    """Other words people type for it, with commas."""
    details: str = ""
    """Anything else the shipped list says of it, as JSON."""
    retired: bool = False
    position: int = 0
