"""Unfinished work: nothing typed is lost, whatever ends the program, and what must be forgotten is."""

from __future__ import annotations

import json
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codesign.clock import FrozenClock, stamp
from codesign.store.drafts import Drafts
from codesign.store.drafts import file as draft_file
from codesign.store.drafts.file import DraftsTooNewError
from codesign.store.drafts.running_copy import RunningCopy, copy_from, is_running, this_copy
from codesign.store.drafts.troubles import DraftsClosedError

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
WORDS = "We were told in March that the clinic stays"
UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Unix only")
GONE = RunningCopy(2**22 + 7, "1", this_copy().boot)

type_text = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "codesign.db.drafts"


@pytest.fixture
def begin(path: Path, tmp_path: Path) -> Iterator[Callable[..., Drafts]]:
    opened: list[Drafts] = []

    def begin(**more: object) -> Drafts:
        given: dict[str, object] = {"rescue_folders": [tmp_path / "rescued"], **more}
        opened.append(Drafts.open(path, **given))  # type: ignore[arg-type]  # named arguments of a test
        return opened[-1]

    yield begin
    for drafts in opened:
        drafts.close()


@pytest.fixture
def other() -> Iterator[RunningCopy]:
    """Another copy that really runs."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        import codesign.store.drafts.running_copy as copies

        yield RunningCopy(process.pid, copies._started(process.pid), copies._boot())
        process.kill()


def ids(drafts: Drafts, *, discarded: bool = False) -> list[str]:
    return [line.id for line in drafts.list(discarded=discarded)]


def state_of(drafts: Drafts, draft_id: str) -> dict[str, object]:
    found = drafts.get(draft_id)
    assert found is not None
    return found.state


# What is put comes back


def test_a_draft_is_there_after_closing_and_opening(begin: Callable[..., Drafts]) -> None:
    first = begin(clock=FrozenClock(NOON))
    first.put(
        "d1", "event", {"title": "Hall drop-in", "comments": [WORDS], "cursor": [6, 22]}, "KTM", version=3
    )
    assert first.close()

    again = begin()
    (line,) = again.list()
    draft = again.get("d1")

    assert (line.id, line.kind, line.title, line.device) == ("d1", "event", "Hall drop-in", "KTM")
    assert line.started == line.changed == stamp(NOON)
    assert (line.discarded, line.is_elsewhere, line.was_interrupted) == ("", False, False)
    assert draft is not None
    assert draft.state == {"title": "Hall drop-in", "comments": [WORDS], "cursor": [6, 22]}
    assert draft.version == 3


@pytest.mark.bad_input(24)
@pytest.mark.bad_input(27)
@pytest.mark.bad_input(29)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.dictionaries(st.text(st.characters(codec=None), max_size=6), type_text, max_size=4))
def test_any_state_comes_back_unchanged(shared: Drafts, state: dict[str, object]) -> None:
    shared.put("d1", "event", state, "KTM")

    assert shared.flush()
    assert state_of(shared, "d1") == state


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drafts]:
    with closing(Drafts.open(tmp_path_factory.mktemp("drafts") / "x.drafts")) as drafts:
        yield drafts


@pytest.mark.usefixtures("waits_for_the_disk")
def test_a_draft_is_kept_when_the_disk_has_kept_it(begin: Callable[..., Drafts]) -> None:
    drafts = begin()
    drafts.put("d1", "event", {"words": WORDS}, "KTM")
    assert drafts.flush()

    connection = drafts._opened()._connection
    asked = ("journal_mode", "synchronous", "fullfsync")
    held = drafts._ask(lambda: [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked])
    assert held == ["wal", 2, 1]


@pytest.mark.bad_input(28)
def test_a_whole_letter_comes_back(begin: Callable[..., Drafts]) -> None:
    letter = "Ŵ’ " * 14_000
    first = begin()
    first.put("d1", "event", {"letter": letter}, "KTM")
    first.close()

    assert state_of(begin(), "d1")["letter"] == letter


def test_the_state_may_change_after_it_was_put(begin: Callable[..., Drafts]) -> None:
    state = {"text": "before"}
    drafts = begin()
    drafts.put("d1", "event", state, "KTM")
    state["text"] = "after"

    assert state_of(drafts, "d1") == {"text": "before"}


def test_words_reach_the_disk_a_quarter_of_a_second_after_the_key_by_themselves(
    begin: Callable[..., Drafts], path: Path
) -> None:
    begin().put("d1", "event", {"text": WORDS}, "KTM")

    deadline = time.monotonic() + 20  # a busy machine; alone it is 0.16 s
    while WORDS not in read_words(path) and time.monotonic() < deadline:
        time.sleep(0.01)

    assert WORDS in read_words(path)


def test_putting_waits_for_nobody(begin: Callable[..., Drafts], path: Path) -> None:
    drafts = begin()
    with closing(driver.connect(str(path))) as held:
        held.isolation_level = None
        held.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        for number in range(100):
            drafts.put("d1", "event", {"text": "x" * number}, "KTM")
        took = time.perf_counter() - began
        held.execute("ROLLBACK")

    assert took < 4  # the disk would be waited for for five
    assert drafts.flush()
    assert state_of(drafts, "d1") == {"text": "x" * 99}


def test_two_unfinished_drafts_stand_side_by_side_the_latest_first(begin: Callable[..., Drafts]) -> None:
    begin(clock=FrozenClock(NOON)).put("old", "event", {}, "KTM")
    begin(clock=FrozenClock(NOON + timedelta(hours=1))).put("new", "contact", {"title": 5}, "KTM")

    drafts = begin()
    assert drafts.flush()
    wait_for(lambda: len(drafts.list()) == 2)

    assert ids(drafts) == ["new", "old"]


# Thrown away, finished, wiped


def test_what_is_thrown_away_can_be_had_back_for_thirty_days(
    begin: Callable[..., Drafts], path: Path
) -> None:
    drafts = begin(clock=FrozenClock(NOON))
    drafts.put("d1", "event", {"text": WORDS}, "KTM")
    assert drafts.discard("d1")
    drafts.put("d1", "event", {"text": "a late key"}, "KTM")
    assert (ids(drafts), ids(drafts, discarded=True)) == ([], ["d1"])
    drafts.close()

    later = begin(clock=FrozenClock(NOON + timedelta(days=29)))
    assert later.restore("d1")
    assert state_of(later, "d1") == {"text": WORDS}
    later.discard("d1")
    later.close()

    at_last = begin(clock=FrozenClock(NOON + timedelta(days=60)))
    assert at_last.get("d1") is None
    assert not at_last.restore("d1")
    assert WORDS.encode() not in every_byte(path)


def test_a_restored_draft_takes_keys_again(begin: Callable[..., Drafts]) -> None:
    drafts = begin()
    drafts.put("d1", "event", {}, "KTM")
    drafts.discard("d1")
    drafts.restore("d1")
    drafts.put("d1", "event", {"text": "more"}, "KTM")

    assert state_of(drafts, "d1") == {"text": "more"}


def test_a_saved_draft_is_gone_and_a_late_key_does_not_bring_it_back(
    begin: Callable[..., Drafts], path: Path
) -> None:
    drafts = begin()
    drafts.put("d1", "event", {"text": WORDS}, "KTM")
    drafts.flush()
    drafts.finish("d1")
    drafts.put("d1", "event", {"text": WORDS}, "KTM")

    assert drafts.flush()
    assert drafts.list() == []
    assert WORDS.encode() not in every_byte(path)


def test_wiped_words_are_in_no_file(begin: Callable[..., Drafts], path: Path) -> None:
    drafts = begin()
    filler = ["other words " * 40] * 30
    for number in range(30):
        drafts.put(f"d{number}", "event", {"filler": filler}, "KTM")
        drafts.put("marked", "event", {"filler": filler, "text": WORDS + "." * number * 100}, "KTM")
        drafts.flush()
    assert WORDS.encode() in every_byte(path)

    assert drafts.wipe_words("marked", {"filler": filler, "text": "referred"})

    assert WORDS.encode() not in every_byte(path)
    assert state_of(drafts, "marked")["text"] == "referred"
    assert len(drafts.list()) == 31


def test_words_that_another_copy_is_reading_are_wiped_when_it_has_done(
    begin: Callable[..., Drafts], path: Path
) -> None:
    drafts = begin()
    drafts.put("d1", "event", {"text": WORDS}, "KTM")
    drafts.flush()
    with closing(driver.connect(str(path))) as reading:
        reading.isolation_level = None
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM draft").fetchall()
        drafts._ask(lambda: drafts._opened()._connection.execute("PRAGMA busy_timeout = 20").fetchall())

        assert not drafts.wipe_words("d1", {"text": "referred"})
        reading.execute("COMMIT")

    wait_for(lambda: WORDS.encode() not in every_byte(path))


def test_wiping_what_is_not_there_says_so(begin: Callable[..., Drafts]) -> None:
    assert not begin().wipe_words("nothing", {})


# Whose draft


@pytest.mark.bad_input(90)
def test_a_draft_belongs_to_one_running_copy(begin: Callable[..., Drafts], other: RunningCopy) -> None:
    theirs = begin(copy=other)
    theirs.put("d1", "event", {"text": "theirs"}, "KTM")
    theirs.flush()
    ours = begin()

    assert not ours.claim("d1")
    assert ours.list()[0].is_elsewhere
    assert not ours.discard("d1")
    assert theirs.claim("d1")
    theirs.release("d1")
    assert ours.claim("d1")
    assert not theirs.claim("d1")
    assert not ours.claim("nothing")


@pytest.mark.bad_input(90)
def test_words_for_a_draft_that_is_open_elsewhere_are_kept_apart(
    begin: Callable[..., Drafts], other: RunningCopy, tmp_path: Path
) -> None:
    said: list[str] = []
    begin(copy=other).put("d1", "event", {"text": "theirs"}, "KTM")
    wait_for(lambda: ids(begin()) == ["d1"])
    ours = begin(on_trouble=said.append)

    ours.put("d1", "event", {"text": "ours"}, "KTM")

    assert not ours.flush()
    assert "another copy of codesign has this draft open" in said[0]
    assert state_of(begin(), "d1") == {"text": "theirs"}
    assert '"ours"' in "".join(each.read_text() for each in (tmp_path / "rescued").iterdir())


@pytest.mark.bad_input(89)
def test_the_draft_of_a_copy_that_died_is_taken_over_and_known_as_interrupted(
    begin: Callable[..., Drafts],
) -> None:
    dead = begin(copy=GONE)
    dead.put("d1", "event", {}, "KTM")
    dead.flush()
    ours = begin()

    assert ours.list()[0].was_interrupted
    assert ours.claim("d1")
    assert not ours.list()[0].was_interrupted


def test_a_copy_is_known_by_number_beginning_and_boot() -> None:
    ours = this_copy()

    assert is_running(ours)
    assert not is_running(ours._replace(started="1"))
    assert not is_running(ours._replace(boot="another"))
    assert not is_running(GONE)
    assert copy_from(str(ours)) == ours
    assert copy_from("") is None


@pytest.mark.bad_input(90)
def test_two_processes_keep_their_drafts_in_one_file(
    begin: Callable[..., Drafts], path: Path, tmp_path: Path
) -> None:
    children = [typist(path, tmp_path, f"child-{number}") for number in range(2)]
    for child in children:
        child.stdin.close()  # type: ignore[union-attr]  # piped above
        assert child.wait(30) == 0

    drafts = begin()

    assert sorted(ids(drafts)) == ["child-0", "child-1"]
    for number in range(2):
        assert len(state_of(drafts, f"child-{number}")["keys"]) == 40  # type: ignore[arg-type]  # a list


# Ended in every way

TYPIST = """
import sys, time
from pathlib import Path
from codesign.store.drafts import Drafts
drafts = Drafts.open(Path(sys.argv[1]), rescue_folders=[Path(sys.argv[2])])
keys = []
for number in range(int(sys.argv[4])):
    keys.append(time.time())
    drafts.put(sys.argv[3], "event", {"keys": keys}, "KTM")
    print(keys[-1], flush=True)
    time.sleep(0.005)
drafts.close()
"""


def typist(path: Path, tmp_path: Path, draft_id: str, keys: int = 40) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TYPIST, str(path), str(tmp_path / "rescued"), draft_id, str(keys)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.bad_input(89)
@UNIX_ONLY
def test_killed_at_any_moment_nothing_older_than_a_second_is_missing(
    begin: Callable[..., Drafts], path: Path, tmp_path: Path
) -> None:
    moments = random.Random(12)
    for number in range(5):
        with typist(path, tmp_path, f"d{number}", 100_000) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(moments.uniform(0.3, 1.3))
            killed = time.time()
            child.kill()
            typed = [float(line) for line in child.stdout.read().splitlines() if line.count(".") == 1]

        drafts = begin()
        found = drafts.get(f"d{number}")
        kept = found.state["keys"] if found else []
        assert isinstance(kept, list)
        # On a busy machine whoever types waits for a turn as whoever writes does: a second is 200 keys too.
        due = [key for key in typed[:-200] if key < killed - 1.0]
        assert set(due) <= set(kept)
        assert drafts.list()[0].was_interrupted
        drafts.close()


@pytest.mark.bad_input(89)
def test_a_process_that_ends_without_closing_still_writes(path: Path, begin: Callable[..., Drafts]) -> None:
    program = TYPIST.replace("drafts.close()", "raise SystemExit(1)")
    subprocess.run(
        [sys.executable, "-c", program, str(path), str(path.parent), "d1", "3"], capture_output=True
    )

    assert len(state_of(begin(), "d1")["keys"]) == 3  # type: ignore[arg-type]  # a list


@pytest.mark.bad_input(89)
@UNIX_ONLY
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_the_very_last_key_is_kept(
    begin: Callable[..., Drafts], path: Path, number: signal.Signals
) -> None:
    program = (
        "import sys, time; from pathlib import Path; from codesign import crash\n"
        "from codesign.store.drafts import Drafts\n"
        "drafts = Drafts.open(Path(sys.argv[1]), rescue_folders=[])\n"
        "crash.on_terminate(drafts.close)\n"
        "drafts.put('d1', 'event', {'text': 'the last key'}, 'KTM'); print('ready', flush=True); time.sleep(30)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(number)
        assert child.wait(10) == -number

    drafts = begin()
    assert state_of(drafts, "d1") == {"text": "the last key"}
    assert not drafts.list()[0].was_interrupted


def test_after_closing_words_are_refused_aloud(begin: Callable[..., Drafts]) -> None:
    drafts = begin()
    drafts.close()

    with pytest.raises(DraftsClosedError):
        drafts.put("d1", "event", {}, "KTM")
    assert not drafts.flush()
    assert drafts.close()


# A disk that refuses


@pytest.mark.bad_input(92)
def test_a_full_disk_is_said_the_words_are_safe_and_saved_when_there_is_room(
    begin: Callable[..., Drafts], path: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    drafts = begin(on_trouble=said.append)
    drafts.put("d1", "event", {"text": "early"}, "KTM")
    drafts.flush()
    limit(drafts, 4)

    drafts.put("d1", "event", {"text": WORDS * 2000}, "KTM")
    assert not drafts.flush()

    (rescued,) = (tmp_path / "rescued").iterdir()
    assert said == [
        f"Could not save: the disk is full. Your text is safe at {rescued}. It is tried again every few seconds."
    ]
    assert json.loads(rescued.read_bytes())["state"]["text"] == WORDS * 2000
    assert state_of(drafts, "d1") == {"text": WORDS * 2000}
    assert ids(drafts) == ["d1"]

    limit(drafts, 100_000)
    assert drafts.flush()
    assert said[1:] == [""]
    assert not rescued.exists()


@pytest.mark.bad_input(91)
@pytest.mark.bad_input(92)
@UNIX_ONLY
def test_a_folder_taken_away_is_said_and_all_drafts_return_with_it(
    begin: Callable[..., Drafts], path: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    drafts = begin(on_trouble=said.append)
    drafts.put("idle", "event", {"text": "idle"}, "KTM")
    drafts.flush()
    for each in list(path.parent.iterdir()):
        each.unlink()
    path.parent.rmdir()

    drafts.put("d1", "event", {"text": WORDS}, "KTM")
    assert not drafts.flush()
    assert f"the folder {path.parent} is no longer there. Your text is safe at" in said[0]

    path.parent.mkdir()
    assert drafts.flush()
    assert said[-1] == ""
    assert sorted(ids(begin())) == ["d1", "idle"]
    assert list((tmp_path / "rescued").iterdir()) == []


@pytest.mark.bad_input(92)
def test_no_folder_at_the_start_is_trouble_and_not_the_end(path: Path, begin: Callable[..., Drafts]) -> None:
    path.parent.rmdir()
    said: list[str] = []

    drafts = begin(on_trouble=said.append)
    drafts.put("d1", "event", {"text": WORDS}, "KTM")

    assert state_of(drafts, "d1") == {"text": WORDS}
    assert "no longer there" in said[0]


@pytest.mark.bad_input(91)
def test_with_nowhere_to_rescue_it_says_to_keep_the_window(
    path: Path, begin: Callable[..., Drafts], tmp_path: Path
) -> None:
    path.parent.rmdir()
    (tmp_path / "file").write_text("in the way")
    drafts = begin(rescue_folders=[tmp_path / "file"])

    drafts.put("d1", "event", {"text": WORDS}, "KTM")
    drafts.flush()

    assert "only in this window: keep it open" in drafts.trouble
    assert drafts.rescue({"text": WORDS}) is None
    assert not drafts.close()


@pytest.mark.bad_input(92)
def test_rescued_words_are_brought_back_at_the_next_start(
    path: Path, begin: Callable[..., Drafts], tmp_path: Path
) -> None:
    path.parent.rmdir()
    dead = begin(copy=GONE)
    dead.put("d1", "event", {"title": "Hall", "text": WORDS}, "KTM")
    dead.close()
    (tmp_path / "rescued" / "codesign rescued nonsense.json").write_text("[]")
    path.parent.mkdir()

    drafts = begin()

    assert drafts.notices == ("1 draft that could not be saved last time: brought back.",)
    assert state_of(drafts, "d1") == {"title": "Hall", "text": WORDS}
    assert [each.name for each in (tmp_path / "rescued").iterdir()] == ["codesign rescued nonsense.json"]


@pytest.mark.bad_input(96)
@UNIX_ONLY
def test_every_file_is_for_this_user_only(begin: Callable[..., Drafts], path: Path, tmp_path: Path) -> None:
    drafts = begin()
    drafts.put("d1", "event", {}, "KTM")
    drafts.flush()
    rescued = drafts.rescue({"text": WORDS})

    assert rescued is not None
    files = [*path.parent.iterdir(), rescued]
    assert len(files) == 4
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


# A file that cannot be used


@pytest.mark.bad_input(93)
@pytest.mark.parametrize(
    "content",
    [b"", b"not a database at all " * 400, b"SQLite format 3\x00" + b"\xff" * 5000],
    ids=["empty", "garbage", "header only"],
)
def test_a_spoilt_file_is_set_aside_and_said(
    begin: Callable[..., Drafts], path: Path, content: bytes
) -> None:
    path.write_bytes(content)

    drafts = begin(clock=FrozenClock(NOON))
    drafts.put("d1", "event", {}, "KTM")

    assert drafts.flush()
    assert (
        "It is set aside as codesign.db.drafts damaged 2026-11-12, and a new one has been begun."
        in drafts.notices[0]
    )
    assert path.with_name("codesign.db.drafts damaged 2026-11-12").read_bytes() == content


@pytest.mark.bad_input(93)
def test_another_programs_file_is_set_aside_whole(begin: Callable[..., Drafts], path: Path) -> None:
    with closing(driver.connect(str(path))) as theirs:
        theirs.execute("CREATE TABLE song (name)")
        theirs.commit()

    drafts = begin(clock=FrozenClock(NOON))

    assert "was not one of codesign's" in drafts.notices[0]
    with closing(driver.connect(str(path) + " damaged 2026-11-12")) as theirs:
        assert theirs.execute("SELECT count(*) FROM song").fetchone() == (0,)


@pytest.mark.bad_input(93)
def test_what_can_be_read_of_a_damaged_file_is_kept(begin: Callable[..., Drafts], path: Path) -> None:
    drafts = begin()
    for number in range(40):
        drafts.put(f"d{number:02}", "event", {"text": f"{WORDS} {number} " * 60}, "KTM")
    drafts.close()
    content = bytearray(path.read_bytes())
    content[-6000:-2000] = b"\xaa" * 4000
    path.write_bytes(content)

    again = begin()

    kept = ids(again)
    assert 0 < len(kept) <= 40
    assert "was damaged" in again.notices[0]
    assert f"{len(kept)} drafts could be read and are kept." in again.notices[0]


@pytest.mark.bad_input(93)
def test_a_file_spoilt_while_open_is_set_aside_and_the_words_go_on(
    begin: Callable[..., Drafts], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    drafts = begin(clock=FrozenClock(NOON), on_trouble=said.append)
    drafts.put("d1", "event", {"text": "early"}, "KTM")
    drafts.flush()
    fold = draft_file.DraftFile.write

    def spoil_once(file: draft_file.DraftFile, *given: object) -> list[str]:
        monkeypatch.setattr(draft_file.DraftFile, "write", fold)
        file.close()
        path.write_bytes(b"spoilt" * 2000)
        fault = driver.DatabaseError("database disk image is malformed")
        fault.sqlite_errorcode = 11
        raise fault

    monkeypatch.setattr(draft_file.DraftFile, "write", spoil_once)
    drafts.put("d1", "event", {"text": WORDS}, "KTM")

    assert drafts.flush()
    assert state_of(drafts, "d1") == {"text": WORDS}
    assert "was damaged. It is set aside as" in said[0]
    assert drafts.notices == (said[0],)


@pytest.mark.bad_input(93)
def test_a_newer_file_is_refused_and_left_alone(begin: Callable[..., Drafts], path: Path) -> None:
    begin().close()
    with closing(driver.connect(str(path))) as newer:
        newer.execute(f"PRAGMA user_version = {draft_file.USER_VERSION + 1000}")

    with pytest.raises(DraftsTooNewError, match="newer codesign"):
        begin()
    assert [each.name for each in path.parent.iterdir() if "damaged" in each.name] == []


def test_a_newer_minor_version_opens(begin: Callable[..., Drafts], path: Path) -> None:
    begin().close()
    with closing(driver.connect(str(path))) as newer:
        newer.execute(f"PRAGMA user_version = {draft_file.USER_VERSION + 1}")

    assert begin().notices == ()


def test_a_part_left_over_from_a_missing_file_is_kept(begin: Callable[..., Drafts], path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"words written ahead")

    drafts = begin(clock=FrozenClock(NOON))

    assert "a part of it was left over" in drafts.notices[0]
    assert path.with_name(path.name + " damaged 2026-11-12-wal").read_bytes() == b"words written ahead"


def test_drafts_load_no_heavy_library() -> None:
    program = (
        "import sys, codesign.store.drafts\n"
        "print([m for m in ('sqlalchemy', 'sqlmodel', 'pydantic', 'textual', 'typer') if m in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "[]"


def limit(drafts: Drafts, pages: int) -> None:
    """Give the file no more room than some pages: SQLite answers as it does on a full disk."""
    drafts._ask(lambda: drafts._opened()._connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def every_byte(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir())


def read_words(path: Path) -> str:
    return every_byte(path).decode("latin-1")


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
