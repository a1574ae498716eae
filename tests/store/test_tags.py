"""What a comment is tagged with is read tag by tag."""

from __future__ import annotations

from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.store import Store
from codesign.store.verbs.tags import OutcomeTag, Tags


def test_a_theme_whose_name_holds_a_comma_is_one_theme(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1.1", "Seen sooner"))
    store.feedback.add(NewComment("Another", themes=("buses",)))
    comment = store.feedback.add(NewComment("The bus", themes=("parking, buses",), outcomes=(outcome,)))
    theme = store.themes.find("parking, buses")

    tags = Tags(store).of(comment.id)

    assert [(tag.id, tag.reference, tag.name) for tag in tags.themes] == [
        (theme.id, theme.reference, theme.name)
    ]
    assert tags.outcomes == (OutcomeTag(outcome, "1.1", "Seen sooner"),)
    assert tags.ids == {theme.id, outcome}


def test_a_tag_taken_off_is_not_read(store: Store) -> None:
    comment = store.feedback.add(NewComment("The bus", themes=("buses",)))
    store.feedback.untag(comment.id, theme_id=store.themes.find("buses").id)

    assert not Tags(store).of(comment.id).themes
