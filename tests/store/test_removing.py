"""What goes with a record is named before it goes; who said what is never lost; and every bit of it comes back."""

from __future__ import annotations

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store.editing.removing import GoesOtherwiseError, StaysError
from codesign.store.journal.undo import content
from codesign.store.store import Store
from codesign.store.tables import Pack, PackComment
from tests.store.filled import Filled


def everything(store: Store) -> object:
    with store.read() as session:
        return content(session)


def live(store: Store, table: str) -> int:
    with store.read() as session:
        return len(content(session)[table])


def test_an_event_goes_with_everything_on_its_page_and_all_of_it_comes_back(made: Filled) -> None:
    store = made.store
    store.feedback.tag(made.ids["comment"], theme="transport")
    made.add("came", "event", kind="carer", heads="about 20")
    before = everything(store)

    assert (
        store.editing.what_goes("event", made.ids["event"])
        == "E1-KTM Hall drop-in: 21 people, 1 comment, 1 follow-up, 1 piece of wording, 1 access need, 1 sum, 1 count of monitoring"
    )
    removed = store.editing.remove("event", made.ids["event"])

    for table in (
        "event",
        "attendance",
        "comment",
        "tag",
        "followup",
        "wording",
        "clause",
        "accessneed",
        "money",
    ):
        assert live(store, table) == 0, table
    assert len(store.feedback.rows()) == 0
    assert store.contacts.find("N2").met == 0
    store.undoing.undo(removed.change)
    assert everything(store) == before
    assert len(store.feedback.rows(Filter(words="last bus"))) == 1


def test_somebody_who_came_or_spoke_stays_until_that_is_said_of_somebody_else(made: Filled) -> None:
    store = made.store

    with pytest.raises(StaysError, match="1 event they came to, 1 comment they said, 1 sum for them"):
        store.editing.remove("contact", made.ids["contact"])

    made.edit("comment", contact_id="", kind="carer")
    made.edit("came", contact_id="", kind="carer")
    made.edit("money", contact_id="", who="a carer")
    removed = store.editing.remove("contact", made.ids["contact"])
    assert removed.words.endswith(
        "Jo Bell: 1 other name, 1 point of contact, 1 role, 1 membership, 1 permission"
    )
    assert len(store.contacts.rows(Filter(words="bell"))) == 0
    (comment,) = store.cards.event(made.ids["event"]).comments
    assert comment.words == "The last bus is at four."


def test_an_organisation_people_belong_to_stays(made: Filled) -> None:
    (organisation,) = made.store.contacts.named("Ambridge Carers")

    with pytest.raises(StaysError, match="1 role somebody holds there"):
        made.store.editing.what_goes("contact", organisation.id)


def test_a_theme_goes_with_its_tags_and_replies_and_lets_go_of_those_under_it(made: Filled) -> None:
    store = made.store
    store.feedback.tag(made.ids["comment"], theme="transport")
    under = made.add("theme", "programme", name="buses", parent_id="transport").id
    before = everything(store)

    goes = store.editing.what_goes("theme", made.ids["theme"])
    removed = store.editing.remove("theme", made.ids["theme"])

    assert goes == "T1-KTM transport: 1 tag, 1 reply. 1 theme under it will stand alone"
    assert (live(store, "tag"), live(store, "reply")) == (0, 0)
    assert store.editing.begin("theme", under).typed["parent_id"] == ""
    assert store.feedback.find("C1").themes == ""
    store.undoing.undo(removed.change)
    assert everything(store) == before


def test_an_outcome_goes_with_its_tags_but_not_from_over_others(made: Filled) -> None:
    store = made.store
    under = made.add("outcome", "programme", code="2.10.1", title="By bus", parent_id="2.10").id
    store.feedback.tag(made.ids["comment"], outcome_id=under)

    with pytest.raises(StaysError, match="1 outcome under it"):
        store.editing.remove("outcome", made.ids["outcome"])

    assert store.editing.remove("outcome", under).words == "2.10.1 By bus: 1 tag"
    assert live(store, "tag") == 0


def test_a_programme_stays_while_anything_serves_it(made: Filled) -> None:
    with pytest.raises(StaysError, match="1 outcome, 1 theme, 1 reply"):
        made.store.editing.remove("programme", made.ids["programme"])


def test_a_follow_up_outlives_the_comment_it_answered(made: Filled) -> None:
    store = made.store
    answer = made.add("follow-up", "comment", words="Ask the driver").id

    removed = store.editing.remove("comment", made.ids["comment"])

    assert "1 follow-up that answered it will stand alone" in removed.words
    assert store.editing.begin("follow-up", answer).typed["words"] == "Ask the driver"
    store.undoing.undo(removed.change)
    assert [part.id for part in store.editing.parts("comment", made.ids["comment"])] == [answer]


def test_a_clause_goes_with_the_last_of_its_versions(made: Filled) -> None:
    store = made.store
    second = made.add("wording", "event", clause="3.2", before="will", after="must").id

    store.editing.remove("wording", second)
    assert [line.after for line in store.wording.find("W1")] == ["will"]
    store.editing.remove("wording", made.ids["wording"])
    assert (live(store, "wording"), live(store, "clause")) == (0, 0)


def test_an_event_that_holds_a_safeguarding_referral_stays(made: Filled) -> None:
    referral = NewComment("", sensitive="safeguarding", referred_to="Duty desk")
    made.store.feedback.add_many([referral], event_id=made.ids["event"])

    with pytest.raises(StaysError, match="1 safeguarding referral, which is kept") as refused:
        made.store.editing.remove("event", made.ids["event"])
    assert "Duty desk" not in str(refused.value)


def test_a_permission_thrown_away_leaves_the_one_before_it_holding(made: Filled) -> None:
    store, contact = made.store, made.ids["contact"]
    store.contacts.permit(contact, "do-not-contact", "no")
    lifted = made.add("permission", "contact", purpose="do not contact", answer="lifted").id
    assert store.cards.contact(contact).line.do_not_contact is False

    store.editing.remove("permission", lifted)

    assert store.cards.contact(contact).line.do_not_contact is True


def test_what_somebody_else_adds_between_the_question_and_the_answer_does_not_go_unseen(made: Filled) -> None:
    goes = made.store.editing.what_goes("event", made.ids["event"])
    made.add("comment", "event", words="Said just now")
    before = everything(made.store)

    with pytest.raises(GoesOtherwiseError):
        made.store.editing.remove("event", made.ids["event"], named=goes)

    assert everything(made.store) == before
    now = made.store.editing.what_goes("event", made.ids["event"])
    assert made.store.editing.remove("event", made.ids["event"], named=now).words == now


def test_a_comment_quoted_in_a_pack_says_so_when_it_is_altered_or_goes(made: Filled) -> None:
    with made.store.write("record pack") as change:
        pack = change.add(Pack, file_name="hollerton.zip")
        change.add(PackComment, pack_id=pack, comment_id=made.ids["comment"], quoted=True)

    assert "quoted as it was in 1 pack" in made.edit("comment", permission="no").words
    assert "1 comment in packs already made stays there" in made.store.editing.what_goes(
        "comment", made.ids["comment"]
    )
