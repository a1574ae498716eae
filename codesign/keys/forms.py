"""What can be done where words are typed, and at the first run. Forms use Ctrl and function keys: letters type."""

from __future__ import annotations

from codesign.keys.action import Action

_LOG = "codesign log"

FORMS: tuple[Action, ...] = (
    Action("log.save", "ctrl+s,f2", "save", "Save", "log", "Save the event, or go to what keeps it from being saved.", _LOG,
           means="keep done finish"),
    Action("log.leave", "escape", "leave", "Back, kept", "log", "Go back; what is typed is kept as unfinished work.",
           "codesign drafts list", means="close leave"),
    Action("log.safeguarding", "ctrl+g,f8", "safeguarding", "Safeguarding", "log",
           "This comment is about somebody's safety: keep only to whom it was referred. codesign tells nobody.", _LOG,
           means="safety child adult risk refer"),
    Action("log.complaint", "ctrl+t,f9", "complaint", "Complaint", "log",
           "Mark this comment as a complaint, and begin a follow-up: feedback is not the complaints procedure.", _LOG,
           means="complain"),
    Action("log.sensitive", "ctrl+r", "sensitive", "Sensitive", "log",
           "Mark this comment as sensitive, or take the mark off: it is never quoted unless somebody decides so.", _LOG,
           in_footer=False, means="private special"),
    Action("log.open-same", "ctrl+o", "open_same", "Open the same", "log", "Open the event that looks the same as this one.",
           "codesign events show E148", in_footer=False, means="duplicate twice"),
    Action("log.help", "f1", "app.help", "Help", "log", "Help on this page.", "codesign log --help", means="what keys how"),
    Action("filters.apply", "ctrl+s,f2", "apply", "Show only these", "filtering",
           "Show only what the filters leave; one that cannot be read is refused, and shows nothing new.",
           "codesign feedback list --theme transport", means="ok done narrow"),
    Action("filters.leave", "escape", "leave", "As it was", "filtering", "Leave the filters as they were.",
           alone="a command ends by itself", means="cancel back close"),
    Action("filters.help", "f1", "app.help", "Help", "filtering", "Help on the filters.", "codesign feedback list --help",
           means="what keys how"),
    Action("forms.save", "ctrl+s,f2", "save", "Save", "forms", "Save the record, or go to what keeps it from being saved.",
           "codesign edit C12", means="keep done finish"),
    Action("forms.leave", "escape", "leave", "Back, kept", "forms", "Go back; what is typed is kept as unfinished work.",
           "codesign drafts list", means="close leave"),
    Action("forms.afresh", "ctrl+n,f5", "afresh", "Begin afresh", "forms",
           "Throw away what was typed, after asking, and show the record as it is stored.", "codesign drafts discard DRAFT",
           means="reset discard original"),
    Action("forms.help", "f1", "app.help", "Help", "forms", "Help on this form.", "codesign edit --help", means="what keys how"),
    Action("first-run.empty", "enter", "start_empty", "Start empty", "first run", "Make an empty store.", "codesign init",
           means="new begin"),
    Action("first-run.import", "i", "bring_in", "Bring in spreadsheets", "first run",
           "Make a store and bring a spreadsheet into it.", "codesign import FILE", means="import load csv excel"),
    Action("first-run.demo", "t", "try_demo", "Try the demo", "first run",
           "Show a made-up programme, kept apart from every real store.", "codesign demo", means="example sample"),
    Action("plain.help", "question_mark,f1", "app.help", "Help", "plain", "Help on what is in focus.", "codesign --help"),
    Action("plain.quit", "q,ctrl+q", "app.quit", "Quit", "plain", "Leave. Nothing is lost: drafts are kept.",
           alone="a command ends by itself"),
)  # fmt: skip
