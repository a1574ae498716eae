"""What stands in the file: tables, the triggers that keep the journal, the search tables, and the version."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlmodel import SQLModel

from codesign.store import marks
from codesign.store.finding import search
from codesign.store.tables import JOURNALLED, REFERENCE_LETTER, core, name_of

APPLICATION_ID, VERSION = marks.APPLICATION_ID, marks.VERSION

UNKEPT = ("row",)
"""Columns the journal leaves out: the row number is local to one copy."""

_SEARCHED = ("comment", "contact", "event")
"""Tables whose words can be found; each has a contentless full-text table beside it."""


def kept_columns(table: str) -> list[str]:
    """Return the columns of a table that the journal keeps, in the table's order."""
    return [column.name for column in core(JOURNALLED[table]).columns if column.name not in UNKEPT]


def journal_triggers(table: str) -> list[str]:
    """Return the SQL of the triggers that capture a table: made, altered, and the refusal to delete.

    What a made record left empty is left out of its operation (`json_patch` drops nulls): a column that is absent was
    NULL where the table allows that, and an empty text where it does not. A number is never left out.
    """
    columns = kept_columns(table)
    made = ", ".join(f"'{name}', nullif(NEW.\"{name}\", '')" for name in columns)
    pairs = " UNION ALL ".join(
        f'SELECT \'{name}\' AS f, NEW."{name}" AS n, OLD."{name}" AS o' for name in columns
    )
    refuse = "SELECT RAISE(ABORT, 'no open change') WHERE NOT EXISTS (SELECT 1 FROM openchange);"
    change = "(SELECT change FROM openchange)"
    return [
        f"""CREATE TRIGGER journal_{table}_made AFTER INSERT ON "{table}" BEGIN
            {refuse}
            INSERT INTO operation(change, tbl, record, kind, new, old, salt)
            VALUES ({change}, '{table}', NEW.id, 'made', json_patch('{{}}', json_object({made})), NULL, randomblob(16));
        END""",
        f"""CREATE TRIGGER journal_{table}_altered AFTER UPDATE ON "{table}" BEGIN
            {refuse}
            SELECT RAISE(ABORT, 'an id never changes') WHERE NEW.id IS NOT OLD.id;
            INSERT INTO operation(change, tbl, record, kind, new, old, salt)
            SELECT {change}, '{table}', NEW.id, 'altered', json_group_object(f, n), json_group_object(f, o), randomblob(16)
            FROM ({pairs}) WHERE n IS NOT o HAVING count(*) > 0;
        END""",
        f"""CREATE TRIGGER journal_{table}_kept BEFORE DELETE ON "{table}" BEGIN
            SELECT RAISE(ABORT, 'records are never deleted, only marked');
        END""",
    ]


def guard_triggers() -> list[str]:
    """Return the SQL of the triggers that keep a sealed change as it is. A guard rail, not a lock."""
    sealed = "WHEN NOT EXISTS (SELECT 1 FROM openchange WHERE change = OLD.{key})"
    guards = []
    for table, key in (("operation", "change"), ("change", "row")):
        for verb in ("UPDATE", "DELETE"):
            guards.append(
                f"""CREATE TRIGGER guard_{table}_{verb.lower()} BEFORE {verb} ON "{table}" {sealed.format(key=key)} BEGIN
                    SELECT RAISE(ABORT, 'the journal is never rewritten');
                END"""
            )
    return guards


def search_tables() -> list[str]:
    """Return the SQL of the full-text tables: contentless, so that words are held once; accents folded."""
    return [
        f"""CREATE VIRTUAL TABLE search_{table} USING fts5(
            words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='1 2')"""
        for table in _SEARCHED
    ]


def indexes() -> list[str]:
    """Return the SQL of the indexes over more than one column: references, what figures count by, what every change asks."""
    return [
        'CREATE INDEX ix_tag_comment ON "tag" (comment_id, deleted)',
        'CREATE INDEX ix_tag_theme ON "tag" (theme_id, comment_id) WHERE deleted = 0 AND theme_id IS NOT NULL',
        'CREATE INDEX ix_tag_outcome ON "tag" (outcome_id, comment_id) WHERE deleted = 0 AND outcome_id IS NOT NULL',
        'CREATE INDEX ix_tag_question ON "tag" (question_id, comment_id) WHERE deleted = 0 AND question_id IS NOT NULL',
        'CREATE INDEX ix_rejection_comment ON "rejection" (comment_id, deleted)',
        'CREATE INDEX ix_opinioncomment_opinion ON "opinioncomment" (opinion_id, position)',
        'CREATE INDEX ix_opinioncomment_comment ON "opinioncomment" (comment_id)',
        'CREATE INDEX ix_secondtag_opinion ON "secondtag" (opinion_id, comment_id)',
        'CREATE INDEX ix_secondtag_comment ON "secondtag" (comment_id)',
        'CREATE INDEX ix_comment_repeat ON "comment" (repeat_of_id) WHERE repeat_of_id IS NOT NULL',
        'CREATE INDEX ix_comment_important ON "comment" (important) WHERE important = 1',
        'CREATE INDEX ix_comment_discuss ON "comment" (discuss) WHERE discuss = 1',
        'CREATE INDEX ix_comment_no_answer ON "comment" (no_answer) WHERE no_answer = 1',
        "CREATE INDEX ix_comment_personal ON \"comment\" (personal) WHERE personal <> ''",
        'CREATE INDEX ix_comment_of_event ON "comment" (event_id, deleted, sensitive, said_on)',
        'CREATE INDEX ix_comment_spoke ON "comment" (kind, contact_id, for_organisation_id) '
        "WHERE kind <> '' OR (contact_id IS NULL AND for_organisation_id IS NOT NULL)",
        "CREATE INDEX ix_comment_place ON \"comment\" (place, deleted) WHERE place <> ''",
        'CREATE INDEX ix_event_held ON "event" (held_on) WHERE deleted = 0',
        'CREATE INDEX ix_contact_named ON "contact" (sort_name) WHERE deleted = 0',
        'CREATE INDEX ix_alias_hidden ON "alias" (contact_id) WHERE hidden = 1',
        'CREATE INDEX ix_attendance_contact ON "attendance" (contact_id, deleted, event_id)',
        'CREATE INDEX ix_attendance_organisation ON "attendance" (organisation_id, deleted, event_id)',
        *(
            f'CREATE INDEX ix_{name_of(table)}_reference ON "{name_of(table)}" (number, letters)'
            for table in REFERENCE_LETTER
        ),
        'CREATE INDEX ix_change_reference ON "change" (letters, number)',
        'CREATE INDEX ix_change_hybrid ON "change" (hybrid)',
    ]


def create_all(connection: Connection) -> None:
    """Make every table, index and trigger in an empty file."""
    SQLModel.metadata.create_all(connection)
    for statement in (*indexes(), *search_tables(), *all_triggers()):
        connection.exec_driver_sql(statement)


def all_triggers() -> list[str]:
    """Return the SQL of every trigger, for a new file and for after a migration that rebuilt tables."""
    return [*(sql for table in JOURNALLED for sql in journal_triggers(table)), *guard_triggers()]


def remake_search(connection: Connection) -> None:
    """Drop the search tables and make them anew from the records as they are now."""
    for table in _SEARCHED:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS search_{table}")
    for statement in search_tables():
        connection.exec_driver_sql(statement)
    search.rebuild(connection)


def remake_triggers(connection: Connection) -> None:
    """Drop every trigger of ours and make them anew from the tables as they are now."""
    named = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    )
    for name in named:
        if name.startswith(("journal_", "guard_")):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in all_triggers():
        connection.exec_driver_sql(statement)
