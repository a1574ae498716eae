"""The step to version 1004: coding, second opinions and the lead's review. New tables, and new columns on old ones."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE codebookchange (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, theme_id VARCHAR NOT NULL,
        what VARCHAR NOT NULL, was VARCHAR NOT NULL, now VARCHAR NOT NULL, others VARCHAR NOT NULL, comments
        INTEGER NOT NULL, made_on VARCHAR NOT NULL, made_by VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE
        (id), FOREIGN KEY(theme_id) REFERENCES theme (id))""",
    """CREATE TABLE question (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, programme_id VARCHAR,
        consultation VARCHAR NOT NULL, code VARCHAR NOT NULL, words VARCHAR NOT NULL, definition VARCHAR NOT
        NULL, position INTEGER NOT NULL, state VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN
        KEY(programme_id) REFERENCES programme (id))""",
    """CREATE TABLE rejection (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, comment_id VARCHAR NOT NULL,
        theme_id VARCHAR, outcome_id VARCHAR, question_id VARCHAR, answered_by VARCHAR NOT NULL, answered_at
        VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(comment_id) REFERENCES comment (id),
        FOREIGN KEY(theme_id) REFERENCES theme (id), FOREIGN KEY(outcome_id) REFERENCES outcome (id),
        FOREIGN KEY(question_id) REFERENCES question (id))""",
    """CREATE TABLE secondopinion (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, number INTEGER NOT NULL,
        letters VARCHAR NOT NULL, programme_id VARCHAR, kind VARCHAR NOT NULL, asked_on VARCHAR NOT NULL,
        asked_by VARCHAR NOT NULL, coder VARCHAR NOT NULL, state VARCHAR NOT NULL, drawn VARCHAR NOT NULL,
        PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(programme_id) REFERENCES programme (id))""",
    """CREATE TABLE opinioncomment (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, opinion_id VARCHAR NOT NULL,
        comment_id VARCHAR NOT NULL, position INTEGER NOT NULL, done_at VARCHAR NOT NULL, settled VARCHAR
        NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(opinion_id) REFERENCES secondopinion (id),
        FOREIGN KEY(comment_id) REFERENCES comment (id))""",
    """CREATE TABLE secondtag (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, opinion_id VARCHAR NOT NULL,
        comment_id VARCHAR NOT NULL, theme_id VARCHAR, outcome_id VARCHAR, tagged_by VARCHAR NOT NULL,
        tagged_at VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(opinion_id) REFERENCES
        secondopinion (id), FOREIGN KEY(comment_id) REFERENCES comment (id), FOREIGN KEY(theme_id)
        REFERENCES theme (id), FOREIGN KEY(outcome_id) REFERENCES outcome (id))""",
    """CREATE TABLE reachgroup (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, programme_id VARCHAR, name
        VARCHAR NOT NULL, why VARCHAR NOT NULL, share VARCHAR NOT NULL, share_source VARCHAR NOT NULL,
        share_on VARCHAR NOT NULL, kind VARCHAR NOT NULL, question VARCHAR NOT NULL, answer VARCHAR NOT
        NULL, place VARCHAR NOT NULL, position INTEGER NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN
        KEY(programme_id) REFERENCES programme (id))""",
    """CREATE TABLE monitoring (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, event_id VARCHAR NOT NULL,
        question VARCHAR NOT NULL, answer VARCHAR NOT NULL, heads INTEGER NOT NULL, PRIMARY KEY ("row"),
        UNIQUE (id), FOREIGN KEY(event_id) REFERENCES event (id))""",
    """CREATE TABLE reviewrule (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, programme_id VARCHAR, name
        VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN
        KEY(programme_id) REFERENCES programme (id))""",
    """CREATE TABLE savedview (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, name VARCHAR NOT NULL, listed
        VARCHAR NOT NULL, filter VARCHAR NOT NULL, shown VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id))""",
    """CREATE TABLE keptfigure (
        "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, name VARCHAR NOT NULL, figure
        VARCHAR NOT NULL, asked VARCHAR NOT NULL, as_at VARCHAR NOT NULL, kept_on VARCHAR NOT NULL, kept_by
        VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id))""",
    """CREATE TABLE learnt (
        "of" VARCHAR NOT NULL, programme VARCHAR NOT NULL, part VARCHAR NOT NULL, as_at INTEGER NOT NULL,
        weights BLOB NOT NULL, PRIMARY KEY ("of", programme, part))""",
)
_COLUMNS = {
    "theme": (
        "examples VARCHAR NOT NULL DEFAULT ''",
        "belongs VARCHAR NOT NULL DEFAULT ''",
        "belongs_not VARCHAR NOT NULL DEFAULT ''",
        "colour VARCHAR NOT NULL DEFAULT ''",
        "merged_into_id VARCHAR REFERENCES theme (id)",
    ),
    "tag": (
        "question_id VARCHAR REFERENCES question (id)",
        '"start" INTEGER',
        '"end" INTEGER',
        "quote VARCHAR NOT NULL DEFAULT ''",
    ),
    "comment": (
        "memo VARCHAR NOT NULL DEFAULT ''",
        "important BOOLEAN NOT NULL DEFAULT 0",
        "discuss BOOLEAN NOT NULL DEFAULT 0",
        "no_answer BOOLEAN NOT NULL DEFAULT 0",
        "repeat_of_id VARCHAR REFERENCES comment (id)",
    ),
}
_INDEXES = (
    "ix_codebookchange_theme_id ON codebookchange (theme_id)",
    "ix_question_programme_id ON question (programme_id)",
    "ix_secondopinion_programme_id ON secondopinion (programme_id)",
    "ix_secondopinion_reference ON secondopinion (number, letters)",
    "ix_reachgroup_programme_id ON reachgroup (programme_id)",
    "ix_monitoring_event_id ON monitoring (event_id)",
    "ix_reviewrule_programme_id ON reviewrule (programme_id)",
    "ix_theme_merged_into_id ON theme (merged_into_id)",
    "ix_tag_question ON tag (question_id, comment_id) WHERE deleted = 0 AND question_id IS NOT NULL",
    "ix_rejection_comment ON rejection (comment_id, deleted)",
    "ix_opinioncomment_opinion ON opinioncomment (opinion_id, position)",
    "ix_opinioncomment_comment ON opinioncomment (comment_id)",
    "ix_secondtag_opinion ON secondtag (opinion_id, comment_id)",
    "ix_secondtag_comment ON secondtag (comment_id)",
    "ix_comment_repeat ON comment (repeat_of_id) WHERE repeat_of_id IS NOT NULL",
    "ix_comment_important ON comment (important) WHERE important = 1",
    "ix_comment_discuss ON comment (discuss) WHERE discuss = 1",
    "ix_comment_no_answer ON comment (no_answer) WHERE no_answer = 1",
    "ix_comment_personal ON comment (personal) WHERE personal <> ''",
    "ix_comment_spoke ON comment (kind, contact_id, for_organisation_id) "
    "WHERE kind <> '' OR (contact_id IS NULL AND for_organisation_id IS NOT NULL)",
)


def code_and_review(connection: Connection) -> None:
    """Make room for the codebook's history, questions, spans, memos, second opinions, monitoring and the review."""
    for table in _TABLES:
        connection.exec_driver_sql(table)
    for name, columns in _COLUMNS.items():
        for column in columns:
            connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {column}")
    for index in _INDEXES:
        connection.exec_driver_sql(f"CREATE INDEX {index}")
