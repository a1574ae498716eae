"""Every screen and dialog there is, and the keys that lead to it: what the pictures and the snapshots are drawn from.

A look is reached from Today as a person reaches it, by keys. So a screen that cannot be reached any more, or by other keys,
is found here first.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from codesign.app import CodesignApp

SMALL, LARGE = (80, 24), (160, 45)


class Look(NamedTuple):
    """One screen or dialog."""

    name: str
    keys: str
    """Keys from Today with blanks between, as the terminal library names them; `(meanwhile)` is somebody else's change,
    `(read)` the time it takes to read a question."""
    screen: str
    """The class of the screen that then stands on top."""
    says: str = ""
    """The sentence beside its picture in docs/screens.md; without one it has no picture."""
    begins: str = "usual"
    """What is there: the usual store, `nothing` (the first run), an `empty` store, or one that is `refused`."""
    picture: tuple[int, int] = SMALL


LOOKS: tuple[Look, ...] = (
    Look("today", "", "TodayScreen",
         "**Today** is where a day begins: unfinished work first, then what we said we would do, what waits for somebody, "
         "and the last events. A digit goes to each; Enter opens the line."),
    Look("first-run", "", "FirstRunScreen",
         "**The first run** says where everything will be kept, and asks how to begin.", begins="nothing"),
    Look("today-empty", "", "TodayScreen", begins="empty"),
    Look("refused", "", "RefusedScreen", begins="refused"),
    Look("log", "n", "LogScreen",
         "**Logging an event** goes down the page in the order of the paper. Every key is kept as it is typed; Esc leaves the "
         "page as unfinished work. What was understood stands beside each field."),
    Look("log-begun", "1 enter", "LogScreen",
         "**Carrying on** puts the cursor where it was. On a wide window all that is on the page so far stands beside it.",
         picture=LARGE),
    Look("safeguarding", "1 enter ctrl+g", "SafeguardingModal"),
    Look("draft", "1 v", "WordsModal"),
    Look("draft-thrown-away", "1 d", "AskModal"),
    Look("follow-up", "2 enter", "FollowUpPage"),
    Look("follow-up-form", "2 e", "FormScreen",
         "**Altering** anything is a form with the same quick fields as the log page: `e` opens it on the record under the "
         "cursor. It is kept as it is typed, saved in one change, and `u` undoes it."),
    Look("conflict", "g c e end x (meanwhile) ctrl+s", "ConflictModal"),
    Look("set-aside", "5", "WaitingScreen"),
    Look("nobodys-follow-ups", "6", "WaitingScreen"),
    Look("events", "g e", "EventsScreen",
         "**Events** lists every session; on a wide window the record under the cursor stands beside the list.",
         picture=LARGE),
    Look("event", "g e enter", "EventPage",
         "**An event's page**: who came in which capacity, what was said, access, money, what we said we would do. Enter "
         "drills down to what a line names; Esc comes back to the same row."),
    Look("event-form", "g e e", "FormScreen"),
    Look("event-adds", "g e enter n", "AddModal"),
    Look("contacts", "g c", "ContactsScreen",
         "**Contacts** holds people and organisations. `/` finds as you type, `'` jumps, Space selects."),
    Look("contacts-found", "g c slash c a r", "ContactsScreen"),
    Look("contact", "g c enter", "ContactPage"),
    Look("contact-form", "g c e", "FormScreen"),
    Look("same-person", "g c m", "QueueScreen",
         "**Same person?** (`m` in Contacts) lists those who may be held twice, the likeliest first, with what speaks for it."),
    Look("same-person-asked", "g c m enter", "AnswerScreen",
         "**Answering** shows them side by side: what differs is marked, and one key says same, different, related or later. A "
         "merge moves nothing and can be taken apart at any time."),
    Look("same-person-taken-apart", "g c m enter (read) s (read) escape end up enter p", "TickModal"),
    Look("event-thrown-away", "g e d", "AskModal"),
    Look("contact-begun", "g c n", "AskLineModal"),
    Look("contact-said", "g c end enter end enter", "SaidByPage"),
    Look("feedback", "g f", "FeedbackScreen",
         "**Feedback** is everything that was said, newest first: exact words in quotation marks, our notes without."),
    Look("feedback-filtered", "4", "FeedbackScreen",
         "**A filter** stays in sight, in capitals, until `F` takes it off: here only the comments that have no tag."),
    Look("filter", "g f f", "FilterModal"),
    Look("tag", "g f number_sign", "PickModal",
         "**Tagging** happens where the comment stands: `#` for a theme, `!` for an outcome."),
    Look("coding", "g f slash b u s enter o", "CodingScreen",
         "**Coding** goes through comments one after another: `1` `2` `3` put on what is suggested, with the reason beside it, `x` says "
         "that it does not fit, Enter goes on to the next without a tag. It learns from each answer, and tags nothing by itself.",
         picture=LARGE),
    Look("coding-words", "g f o space right space right", "CodingScreen"),
    Look("coding-memo", "g f o j", "MemoModal"),
    Look("comment", "g f enter", "CommentPage"),
    Look("comment-form", "g f e", "FormScreen"),
    Look("reply-form", "g f r", "FormScreen"),
    Look("write", "g f w", "WriteModal",
         "**Writing** what is on the screen to a file says which filter is on it, and holds no names unless a reason is given."),
    Look("history", "g f enter h", "HistoryPage",
         "**History** tells who changed what, when, and what it was before. Every change can be undone."),
    Look("themes", "g t", "ThemesScreen"),
    Look("theme", "g t enter", "ThemePage"),
    Look("theme-merge", "g t M", "PickModal"),
    Look("theme-retire", "g t R", "AskModal"),
    Look("second-opinions", "g t S", "OpinionsScreen"),
    Look("second-opinion-blind", "g t S n R u t h enter enter enter enter y", "BlindScreen"),
    Look("second-opinion", "g t S n R u t h enter enter enter enter y (read) enter", "DifferingScreen"),
    Look("theme-form", "g t enter e", "FormScreen"),
    Look("outcomes", "g o", "OutcomesScreen",
         "**Outcomes** is the contract's tree, with comments, named people and unnamed heads beside them, never added together."),
    Look("outcome", "g o enter", "OutcomePage"),
    Look("review", "g r", "ReviewScreen",
         "**Review** is the lead's Monday: where evidence is thin and by which rule, who was not heard from, what is growing, what "
         "we said we would do. A digit goes to each panel; on a wide window the rule stands beside the row.", picture=LARGE),
    Look("review-behind", "g r enter", "BehindPage",
         "**Behind a figure**: Enter shows the rule with its numbers, and every comment that counts in it. Esc comes back to the same row."),
    Look("review-growing", "g r 3", "ReviewScreen"),
    Look("review-said", "g r 4", "ReviewScreen"),
    Look("review-matrix", "g r 5", "ReviewScreen",
         "**Who speaks of what**: every number is written, the larger the darker, with no colour needed. Enter opens the comments of a "
         "cell; `B` hides small counts on a screen that others see.", picture=LARGE),
    Look("review-safe", "g r B", "ReviewScreen"),
    Look("review-empty", "g r", "ReviewScreen", begins="empty"),
    Look("evidence", "g v", "EvidenceScreen"),
    Look("pack", "g v enter", "PackPage"),
    Look("make-pack", "g v n ctrl+u e x p o r t s", "MakePackModal"),
    Look("alter-which", "g e enter e", "ChooseModal"),
    Look("help", "question_mark", "WordsModal"),
    Look("go", "g", "GoScreen"),
    Look("new", "N", "AddModal"),
    Look("commands", "ctrl+p", "CommandPalette",
         "**Every command** can be found by name with Ctrl+P, and has a twin on the command line."),
    Look("undo", "u", "AskModal"),
)  # fmt: skip
"""Every look. A name is the name of its snapshots and of its picture."""

MEANWHILE = "(meanwhile)"
READ = "(read)"
LEFT_AT = datetime(2026, 11, 13, 17, 49, tzinfo=UTC)


def leave_unfinished(store: Path) -> None:
    """Leave a page half typed beside a store, as a closed lid would."""
    from codesign import places
    from codesign.clock import FrozenClock
    from codesign.entry.event_draft import VERSION, Chip, Cursor, DraftComment, EventDraft
    from codesign.store.drafts import Drafts

    page = EventDraft(
        title="Hollerton library stall",
        date="13/11/2026",
        time="1000-1230",
        place="Hollerton library",
        chips=(Chip("count", "4 carers", "4 carers", code="carer", heads=4),),
        comments=(
            DraftComment('"We were told in June it would be sorted #transport @carer'),
            DraftComment("We were told in"),
        ),
        comment_at=1,
        follow_ups=("Ring the bus company about the four o'clock bus /me /fri",),
        cursor=Cursor("comments", 0, 15),
    )
    drafts = Drafts.open(places.drafts_file(store), clock=FrozenClock(LEFT_AT))
    drafts.put("hollerton", "event", page.to_state(), "KTM", version=VERSION)
    drafts.flush()
    drafts.close()


async def reach(pilot: Pilot[Any], look: Look) -> None:
    """Press the keys that lead to a look, and wait until it stands still."""
    await still(pilot)
    for key in look.keys.split():
        if key == MEANWHILE:
            _alter_elsewhere(pilot.app)  # type: ignore[arg-type]  # the app is ours
        elif key == READ:
            await _read(pilot)
        else:
            await pilot.press(key)
        await still(pilot)
    for line in pilot.app.screen.query("Input, TextArea"):
        line.cursor_blink = False  # type: ignore[attr-defined]  # both have it
    await pilot.pause()


async def still(pilot: Pilot[Any]) -> None:
    """Wait until nothing works in a thread any more, and what was found is painted."""
    from textual.worker import WorkerCancelled, WorkerFailed

    for _ in range(4):
        working = list(pilot.app.workers)
        for worker in working:
            with suppress(WorkerFailed, WorkerCancelled):
                await worker.wait()
        await pilot.pause()
        if not working and not pilot.app.workers:
            return


async def _read(pilot: Pilot[Any]) -> None:
    """Read what is there, which takes a moment before it can be answered, and what was said in passing until it is gone."""
    from codesign.screens.same_person.answering import AnswerScreen

    await asyncio.sleep(AnswerScreen.SEEN)
    pilot.app.clear_notifications()


def _alter_elsewhere(app: CodesignApp) -> None:
    """Alter, as somebody else, the first field of the record whose form is open."""
    from codesign.screens.forms.screen import FormScreen

    store, form = app.desk.store, app.screen
    if store is None or not isinstance(form, FormScreen):
        return  # another screen is there: whoever looks is told so
    editing = store.editing.begin(form.of.kind, form.of.id)
    first = form.form.fields[0].name
    store.editing.save(editing, {**editing.typed, first: "J. Smyth-Archer"})
