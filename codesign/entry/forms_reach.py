"""The forms of who was to be reached and of what was asked: a group, a count of monitoring, a consultation's question."""

from __future__ import annotations

from codesign.records.editing import Field, Form

QUESTION = Form(
    "question",
    "question",
    (
        Field("words", "Asks", "long", hint="as the consultation asked it", needed=True),
        Field("code", "Code", hint="as the consultation numbers it; else the next, such as Q3"),
        Field("definition", "Answers", "long", hint="what counts as an answer to it"),
        Field("consultation", "Consultation"),
        Field("programme_id", "Programme", "choice", "programmes", hint="nothing for all"),
        Field("state", "State", "choice", "question-states", hint="open, or retired: offered no more"),
    ),
)
REACH_GROUP = Form(
    "reach-group",
    "group to reach",
    (
        Field("name", "Group", "name", hint="Disabled people, Polish speakers, Hollerton", needed=True),
        Field("why", "Why", "long", hint="the equality analysis, the duty, the need"),
        Field("kind", "Kind", "choice", "kinds", hint="counted by this kind of person"),
        Field("question", "Question", "own-choice", "monitoring-questions", hint="or by the answer to this"),
        Field("answer", "Answer", hint="that makes somebody one of them: yes"),
        Field("place", "Place", hint="or by events in this place or area"),
        Field("share", "Lives here", hint="per cent of the population, such as 17.8"),
        Field("share_source", "Source", hint="where the share is from: Census 2021"),
        Field("share_on", "Dated", "date", hint="the date of that source"),
        Field("programme_id", "Programme", "choice", "programmes", hint="nothing for all"),
    ),
)
MONITORING = Form(
    "monitoring",
    "count of monitoring",
    (
        Field(
            "question", "Question", "asked", "monitoring-questions", hint="Disability; or Disability: yes 22, no 9",
            needed=True,
        ),
        Field("answer", "Answer", "tally", hint="yes, and how many below; or all: yes 22, no 9, declined 3"),
        Field("heads", "People", "number", hint="how many gave that answer"),
    ),
)  # fmt: skip
