from __future__ import annotations

import pytest

from codesign.records.figures import People
from codesign.records.pack import (
    Pack,
    PackComment,
    PackCount,
    PackEvent,
    PackFigures,
    PackFollowUp,
    PackInvolved,
    PackKind,
    PackOptions,
    PackOutcome,
    PackProgramme,
    PackReply,
    PackTheme,
    PackWording,
    StandsAt,
    Withheld,
)  # fmt: skip

LETTER = "".join(
    f"{number:05d} " for number in range(6_667)
)  # a whole letter: 40,002 characters, no two pieces alike
ARABIC = "الحافلة الأخيرة تغادر في الرابعة"
HOSTILE = (
    ARABIC,
    '=HYPERLINK("http://example.org","free money")',
    "=1+1",
    "@SUM(A1)",
    "+44 7700 900123",
    "- Remove eScooters",
    "'quoted' from the start",
    "  =2+2 after spaces",
    "The bus [inaudible] stops [/] here [@click=app.quit]x[/]",
    "before \x1b[2J\x1b]52;c;aGk=\x07 after, a NUL \x00 and a tab\tand a vertical\x0btab",
    "<w:p>&amp; ]]> </w:p>",
    "_x0041_ is not a letter A",
    "ĉŵ 中文 👩🏽‍⚕️ e\u0301",
    "one line\nand another\r\nand a third",
    LETTER,
)


def make_pack() -> Pack:
    """A pack with every part in it, and with the texts that break documents."""
    shown = tuple(
        PackComment(
            reference=f"C{number}", words=words, is_exact=number % 2 == 0, said_by="carer", permission="anonymous",
            event="E1", place="Penny Hassett hall", said_on="2026-11-12" if number else "2026-05", kind="concern",
            outcomes=("O2",), themes=("T1",), recorded_on="2026-12-20", days_late=38 if number == 3 else 0,
        )
        for number, words in enumerate(HOSTILE)
    )  # fmt: skip
    withheld = PackComment(
        reference="C99", withheld=Withheld.NOT_ASKED, is_exact=True, permission="not asked", event="E1",
        said_on="2026-11-12", outcomes=("O2", "O3"), themes=("T2",),
    )  # fmt: skip
    return Pack(
        programme=PackProgramme(
            "G1-KTM", "Beds / Care [near] home: ‘Borset’?", "contract", "NHS Borset ICB", ("Borchester Council",), "7+2 years", "2026-04-01",
        ),
        options=PackOptions(programme="G1"),
        stands_at=StandsAt("H412-KTM", "2026-11-20T15:02:00.000Z", "9f" * 32),
        figures=PackFigures(
            events=(PackCount("held", 2), PackCount("cancelled", 1)), comments=len(HOSTILE) + 1, quoted=8, notes_shown=7,
            withheld=(PackCount(Withheld.NOT_ASKED, 1),), people=People(19, 12, about=True), set_aside=6, tagged_elsewhere=2,
        ),
        outcomes=(
            PackOutcome("O1", "2", "Access", 0, "domain", expects_evidence=False),
            PackOutcome("O2", "2.1", "Can get there", 1, "outcome", 15, People(19, 12), 1, "2026-11-12"),
            PackOutcome("O3", "2.10", "Is told", 1, "outcome", 1, People(0, 0), 1, "2026-11-12"),
            PackOutcome("O4", "3", "=1+1", 0, "outcome"),
        ),
        themes=(
            PackTheme("T1", "transport", "", "Getting there and back", "signed off", 15, People(3, 0), 1, has_reply=True),
            PackTheme("T2", "=cmd|' /C calc'!A0", "transport", "", "draft", 1, People(1, 2), 1),
        ),
        comments=(*shown, withheld),
        events=(
            PackEvent("E1", "Hall drop-in", "2026-11-12", "Penny Hassett", "Drop-in", "held", "engage", People(7, 7), 1, 16, "2026-11-12"),
            PackEvent("E2", "Reference group", "2026-05", "Hollerton", "Reference group", "held", "codesign", People(12, 5), recorded_on="2026-11-12"),
            PackEvent("E3", "Fair", "1899-05-14", "", "", "cancelled", days_late=400),
        ),
        involved=(PackInvolved("Ambridge Carers", "N1", "VCSE", "", 2, 1), PackInvolved("Jane Smyth", "N2", "ward councillor", "Councillor", 1, 0)),
        kinds=(PackKind("carer", People(9, 4)), PackKind("resident", People(0, 2))),
        wording=(
            PackWording("W1", "Outcomes framework", "2.1", "Access is good.", "I can get there.", "people said it", "adopted", "", "Board", "2026-10-01", ("E2",), ("C2",)),
            PackWording("W2", "Outcomes framework", "3", "Safe.", "Always safe.", "", "not adopted", "Cannot be promised.", "Board", "2026-10-01"),
            PackWording("W3", "Letter", "1", "", "Plain words first.", "", "proposed", is_open=True),
        ),
        follow_ups=(
            PackFollowUp("F1", "+ Ring about the 4pm bus", "an officer", "2026-11-13", "open", about=("E1",), is_overdue=True),
            PackFollowUp("F2", "Mend the loop", "an officer", "2026-11-13", "done", "2026-11-14", is_done=True),
            PackFollowUp("F3", "Send the notes", "an officer", "2026-11-13", "done", "2026-11-14", "letter, 15 November 2026", is_done=True),
        ),
        replies=(PackReply("R1", "transport", "will do", "A later bus.", "", "2026-11-15"),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def pack() -> Pack:
    return make_pack()


@pytest.fixture
def empty_pack() -> Pack:
    return Pack(
        PackProgramme("G1-KTM", "برنامج"),
        PackOptions("G1"),
        StandsAt("H1-KTM", "2026-11-20T15:02:00.000Z"),
    )
