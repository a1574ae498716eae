"""History by page: newest first, of everything, of a change, of a record with its parts; and what is never told in it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import text

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.history import ERASED, Altered, HistoryLine, history_cells
from codesign.records.people import Came, NewContact, Role
from codesign.store import Store
from codesign.store.tables import Attendance, Comment, Event

APART = "She told me at the door what happened at home"


def _lines(store: Store, record_id: str = "") -> list[HistoryLine]:
    return store.history.lines(store.history.rows(record_id), record_id)


def _told(lines: Sequence[HistoryLine]) -> str:
    return "\n".join(" | ".join(history_cells(line, {})) for line in lines)


def _id(store: Store, table: str) -> str:
    with store.read() as session:
        return str(session.execute(text(f"SELECT id FROM {table} ORDER BY row DESC LIMIT 1")).scalar())


def test_the_history_of_everything_is_every_change_newest_first(store: Store) -> None:
    store.contacts.add(NewContact("Asha Nair"))
    store.events.record(NewEvent("Drop-in", "2026-11-12"))

    rows, lines = store.history.rows(), _lines(store)

    assert list(rows) == sorted(rows, reverse=True)
    assert len(lines) == store.history.count()
    assert [(line.verb, line.about) for line in lines[:2]] == [
        ("record event", "E1-KTM Drop-in"),
        ("add contact", "N1-KTM Asha Nair"),
    ]
    assert "sort: “person”; name: “Asha Nair”" in _told(lines[1:2]), "of one record, all there is to say"


def test_a_change_of_many_records_names_the_first_few_and_says_how_many(store: Store) -> None:
    store.events.record(
        NewEvent("Drop-in", "2026-11-12", comments=tuple(NewComment(f"Bus {n}") for n in range(9)))
    )

    newest = _lines(store)[0]

    assert newest.about == "E1-KTM, C1-KTM, C2-KTM, C3-KTM, …"
    assert history_cells(newest, {})[4] == "10 records"


def test_a_page_of_history_is_read_alone_and_in_the_order_asked(store: Store) -> None:
    for number in range(5):
        store.contacts.add(NewContact(f"Person {number}"))
    rows = store.history.rows()

    page = store.history.lines([rows[3], 10_000, rows[1]])

    assert [line.row for line in page] == [rows[3], rows[1]]


def test_a_record_s_history_says_before_and_after_in_words(store: Store) -> None:
    store.events.record(NewEvent("Drop-in", "2026-11-12", place="Hall", method="drop-in"))
    event = _id(store, "event")
    with store.write("edit event") as change:
        change.set(Event, event, place="Library", held_on="2026-11", head_count_about=True, method="workshop")

    newest, made = _lines(store, event)

    assert (newest.verb, newest.about, newest.is_made) == ("edit event", "E1-KTM Drop-in", False)
    cells = history_cells(newest, {"methods": {"drop-in": "Drop-in", "workshop": "Workshop"}})
    assert "place: “Hall” → “Library”" in cells[4]
    assert (
        "date: “12 November 2026” → “November 2026”" in cells[4]
        or "date: “12 Nov 2026” → “Nov 2026”" in cells[4]
    )
    assert "about that many: no → yes" in cells[4]
    assert "method: “Drop-in” → “Workshop”" in cells[4]
    assert made.is_made
    assert "brought back" not in history_cells(made, {})[4]
    assert "place: “Hall”" in history_cells(made, {})[4]


def test_a_contact_s_history_holds_its_parts_and_calls_other_records_by_name(store: Store) -> None:
    contact = store.contacts.add(NewContact("Asha Nair"))
    store.contacts.affiliate(contact, Role("Ambridge Carers", role="Chair"))
    store.contacts.add_alias(contact, "A. Nair")

    told = _told(_lines(store, contact))

    assert "other name" in told
    assert "Ambridge Carers" in told
    assert _id(store, "contact") not in told


def test_the_history_of_a_change_is_all_it_did_in_order_and_leads_to_the_records(store: Store) -> None:
    store.events.record(
        NewEvent(
            "Drop-in",
            "2026-11-12",
            came=(Came(new=NewContact("Asha Nair")),),
            comments=(NewComment("The bus"),),
        )
    )
    change = _lines(store)[0].change_id

    lines = _lines(store, change)

    assert [line.row for line in lines] == sorted(line.row for line in lines)
    leads = {line.leads_to.partition(" ")[0] for line in lines}
    assert leads == {"event", "contact", "comment", ""}


def test_a_record_thrown_away_says_so_and_leads_nowhere(store: Store) -> None:
    store.events.record(NewEvent("Drop-in", "2026-11-12"))
    event = _id(store, "event")
    with store.write("remove event") as change:
        change.remove(Event, event)

    gone, made = _lines(store, event)

    assert "thrown away" in _told([gone])
    assert (gone.leads_to, made.leads_to) == ("", "")


def test_safeguarding_words_are_in_no_history_even_when_marked_later(store: Store) -> None:
    store.themes.add(NewTheme("violence at home"))
    store.events.record(
        NewEvent(
            "Drop-in", "2026-11-12", comments=(NewComment(APART, themes=("violence at home",), note="door"),)
        )
    )
    comment = _id(store, "comment")
    with store.write("mark") as change:
        change.set(
            Comment, comment, sensitive="safeguarding", referred_to="Safeguarding lead", note="at the door"
        )

    everything = _lines(store)
    told = _told(_lines(store, comment)) + _told(everything)
    for line in everything[:3]:
        told += _told(_lines(store, line.change_id).copy())
    fields = store.history.of("C1")

    recorded = next(line for line in everything if line.verb == "record event")
    of_event = _told(_lines(store, recorded.change_id))
    assert "door" not in told + of_event
    assert "kept apart: safeguarding" in told
    assert "Safeguarding lead" in told
    assert "tag | " in of_event.replace("themes", "") or "tag" in of_event
    assert "violence" not in _told(_lines(store, comment))
    assert "(kept apart: safeguarding)" in {field.new for field in fields}
    assert "door" not in str(fields)
    assert {field.field for field in fields} <= {
        "",
        "sensitive",
        "referred_to",
        "referred_on",
        "event_id",
        "deleted",
    }


def test_what_was_erased_is_said_to_be_and_its_values_are_gone(store: Store) -> None:
    contact = store.contacts.add(NewContact("Asha Nair", note="a private word"))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_operation_update")
        connection.exec_driver_sql(
            "UPDATE operation SET new = NULL, old = NULL, salt = NULL WHERE tbl = 'contact'"
        )

    (line,) = _lines(store, contact)

    assert line.not_shown == ERASED
    assert [field.new for field in store.history.of("N1")] == [ERASED]
    assert "private" not in json.dumps(line)


def test_undone_changes_say_by_what(store: Store) -> None:
    contact = store.contacts.add(NewContact("Asha Nair"))
    done = store.undoing.undo()

    newest, made = _lines(store, contact)

    assert made.undone_by == done.reference
    assert newest.undoes == made.reference


def test_the_command_line_and_the_screen_tell_the_same_history_of_a_record(store: Store) -> None:
    contact = store.contacts.add(NewContact("Asha Nair"))
    store.contacts.affiliate(contact, Role("Hollerton Council", "Clerk"))

    on_screen = {
        (line.reference, each.field, each.new) for line in _lines(store, contact) for each in line.fields
    }
    printed = {(each.change.reference, each.field, each.new) for each in store.history.of("N1") if each.new}

    assert "Clerk" in {new for _, _, new in printed}
    assert on_screen <= printed


def test_a_record_s_history_tells_its_parts_alike_by_page_and_at_once(store: Store) -> None:
    store.events.record(NewEvent("Drop-in", "2026-11-12", came=(Came(kind="carer", heads=4),)))
    with store.write("edit who came") as change:
        change.set(Attendance, _id(store, "attendance"), heads=9)

    newest, at_once = _lines(store, _id(store, "event"))[0], store.history.of("E1")[-1]

    assert (newest.verb, newest.fields) == ("edit who came", (Altered("heads", "4", "9"),))
    assert (at_once.change.reference, at_once.field, at_once.old, at_once.new) == (
        newest.reference,
        "heads",
        "4",
        "9",
    )
