"""The form of every kind of record: which fields, in which order, and how each is read."""

from __future__ import annotations

from collections.abc import Mapping

from codesign.entry.forms_reach import MONITORING, QUESTION, REACH_GROUP
from codesign.records.editing import Field, Form

_DATE = "12/11, tue or May 2025"
_DAY = "today, fri, 12/11"
_SAID = '" first: their exact words · at the end #theme !outcome @who /anon'


_TOLD = (
    Field("fed_back_on", "Told on", "date", hint=_DAY),
    Field("fed_back_how", "Told how", hint="by letter, at the next session"),
)

_EVENT = Form(
    "event",
    "event",
    (
        Field("title", "Title", "name", needed=True),
        Field("held_on", "Date", "date", hint=_DATE, needed=True),
        Field("starts", "Times", "times", hint="1400-1530", columns=("starts", "ends")),
        Field("place", "Place"),
        Field("area", "Area", hint="ward, village or patch"),
        Field("method", "How", "choice", "methods", hint="a letter or a word: d drop-in, f focus group"),
        Field("state", "State", "choice", "event-states", hint="held, planned, cancelled, nobody came"),
        Field(
            "head_count",
            "In room",
            "heads",
            hint="22, or about 20",
            columns=("head_count", "head_count_about"),
        ),
        Field("programme_id", "Programme", "choice", "programmes", hint="how its title begins"),
        Field("group_id", "Group", "choice", "organisations", hint="the standing group that met"),
        Field("consultation", "Consultation"),
        Field("level", "Level", "choice", "levels", hint="as the programme's"),
        Field("purpose", "Purpose", "long"),
        Field("officer", "Officer"),
        Field("permission", "To quote", "choice", "quote-permissions", hint="not asked"),
        Field("note", "Note", "long"),
    ),
    parts=("came", "comment", "access", "money", "follow-up", "wording", "monitoring"),
)
_CAME = Form(
    "came",
    "person who came",
    (
        Field("contact_id", "Who", "choice", "contacts", hint="a name here already; nothing for a number"),
        Field("capacity", "As", hint="chair, parent, ward councillor"),
        Field("organisation_id", "From", "organisation", "organisations", hint="the organisation that day"),
        Field("kind", "Kind", "choice", "kinds", hint="carer, patient, resident"),
        Field("heads", "People", "heads", hint="5, or about 20", columns=("heads", "about")),
    ),
)
_COMMENT = Form(
    "comment",
    "comment",
    (
        Field("words", "Words", "long", hint=_SAID, needed=True),
        Field("exact", "Exact words", "yes-no", hint="yes, or no for our note"),
        Field("contact_id", "Who", "choice", "contacts", hint="a name here already"),
        Field("kind", "Kind", "choice", "kinds", hint="carer, patient, resident"),
        Field("permission", "To quote", "choice", "quote-permissions", hint="not asked"),
        Field("said_on", "Said on", "date", hint="the event's date"),
        Field("type", "Type", "choice", "comment-types", hint="experience, idea, concern, question"),
        Field("sentiment", "Feeling", "choice", "sentiments"),
        Field("stance", "Stance", "choice", "stances"),
        Field("strength", "Strength", "choice", "strengths"),
        Field("speaking_for", "Speaks for", "choice", "speaking-for", hint="themselves"),
        Field("for_organisation_id", "For whom", "organisation", "organisations", hint="the organisation"),
        Field("for_count", "How many", "number"),
        Field("question", "Question", "long", hint="what was asked"),
        Field("place", "Place", hint="where, or about which service"),
        Field("source", "Source", "choice", "comment-sources"),
        Field("programme_id", "Programme", "choice", "programmes", hint="the event's"),
        Field("note", "Note", "long"),
    ),
    parts=("follow-up", "reply"),
)
_ACCESS = Form(
    "access",
    "access need",
    (
        Field("need", "Need", "own-choice", "access-needs", hint="bsl, hearing loop", needed=True),
        Field("met", "Met", "yes-no"),
        Field("people", "People", "number"),
        Field("note", "Note", "long"),
    ),
)
_MONEY = Form(
    "money",
    "sum",
    (
        Field("kind", "For", "own-choice", "expenses", hint="bus, taxi, voucher", needed=True),
        Field("pence", "Amount", "money", hint="4.80", needed=True),
        Field("state", "State", "choice", "money-states", hint="offered, claimed, declined, paid, owed"),
        Field("contact_id", "Who", "choice", "contacts", hint="a name here already"),
        Field("who", "In words", hint="where they are not in the register"),
        Field("benefits_advice", "Advice given", "yes-no", hint="on what it does to benefits"),
        Field("note", "Note", "long"),
    ),
)
_FOLLOW_UP = Form(
    "follow-up",
    "follow-up",
    (
        Field(
            "words", "We would", "long", hint="what we said we would do; at the end /who /fri", needed=True
        ),
        Field("owner", "Owner"),
        Field("due", "Due", "due", hint="fri, 27/11, Dec 2026"),
        Field("state", "State", "choice", "follow-up-states", hint="open, done, will not be done"),
        Field("closed_on", "Closed on", "date", hint=_DAY),
        Field("outcome", "Result", "long", hint="what was done, or why it will not be"),
        *_TOLD,
        Field("programme_id", "Programme", "choice", "programmes", hint="the event's"),
    ),
)
_WORDING = Form(
    "wording",
    "wording",
    (
        Field("document", "Document", hint="service specification"),
        Field("clause", "Clause", hint="its number, or its first words", needed=True),
        Field("outcome_id", "Outcome", "choice", "outcomes", hint="the outcome it words; a code"),
        Field("before", "Before", "long"),
        Field("after", "After", "long"),
        Field("reason", "Why", "long"),
        Field("state", "State", "choice", "wording-states", hint="proposed, adopted, not adopted"),
        Field("state_reason", "Because", "long", hint="why it was or was not adopted"),
        Field("decided_by", "Decided by"),
        Field("decided_on", "Decided on", "date", hint=_DAY),
        Field("shaped_by", "Comments", "references", "comments", hint="C12, C15: what shaped it"),
    ),
)
_CONTACT = Form(
    "contact",
    "contact",
    (
        Field("name", "Name", "name", needed=True),
        Field("sort", "Sort", "choice", "sorts", hint="person or organisation"),
        Field("kind", "Kind", "choice", "kinds", hint="carer, ward councillor, charity"),
        Field("area", "Area", hint="ward, village or patch"),
        Field("is_group", "Group", "yes-no", hint="yes for a standing group with members"),
        Field("ended", "Ended", "date", hint="when an organisation ended"),
        Field("successor_id", "Became", "choice", "organisations", hint="the organisation it became"),
        Field("note", "Note", "long"),
    ),
    parts=("alias", "point", "role", "member", "permission"),
)
_ALIAS = Form(
    "alias",
    "other name",
    (
        Field("name", "Other name", "name", needed=True),
        Field("reason", "Because"),
        Field("hidden", "Hidden", "yes-no", hint="yes for a name they have left"),
    ),
)
_POINT = Form(
    "point",
    "point of contact",
    (
        Field(
            "value",
            "How",
            "point",
            hint="an e-mail, phone, postcode or address",
            needed=True,
            columns=("value", "as_given"),
        ),
        Field("kind", "Kind", "choice", "points", hint="as it looks"),
        Field("note", "Note", hint="ring after six"),
        Field("shared", "Shared", "yes-no", hint="yes for an office's number"),
    ),
)
_ROLE = Form(
    "role",
    "role",
    (
        Field("role", "Role", hint="chair, ward councillor"),
        Field(
            "organisation_id",
            "Where",
            "organisation",
            "organisations",
            hint="the organisation",
            columns=("organisation_id", "organisation_name"),
        ),
        Field("starts", "From", "date", hint=_DATE),
        Field("ends", "Until", "date", hint="nothing while it is held"),
    ),
)
_MEMBER = Form(
    "member",
    "member",
    (
        Field("contact_id", "Who", "choice", "contacts", hint="a name here already", needed=True),
        Field("seat", "Seat", hint="chair, carers' seat"),
        Field("speaks_for", "Speaks for"),
        Field("starts", "From", "date", hint=_DATE),
        Field("ends", "Until", "date", hint="nothing while they are in it"),
    ),
)
_PERMISSION = Form(
    "permission",
    "permission",
    (
        Field("purpose", "For what", "choice", "purposes", hint="contact, quote, photo", needed=True),
        Field("answer", "Answer", "choice", "answers", hint="yes, no, lifted", needed=True),
        Field("given_on", "When", "date", hint=_DAY),
        Field("how", "How known", hint="signed form, rang on Monday"),
        Field("note", "Note", "long"),
    ),
)
_PROGRAMME = Form(
    "programme",
    "programme",
    (
        Field("title", "Title", "name", needed=True),
        Field("kind", "Kind", hint="contract, strategy, service change"),
        Field("lead_body", "Lead body"),
        Field("partners", "Partners"),
        Field("term", "Term", hint="7+2 years"),
        Field("starts", "Starts", "date", hint=_DATE),
        Field("ends", "Ends", "due", hint=_DATE),
        Field("law_as_at", "Law on", "date", hint=_DATE),
        Field("level", "Level", "choice", "levels", hint="inform, engage, consult, co-design, co-produce"),
        Field("note", "Note", "long"),
    ),
    parts=("outcome", "theme", "question", "reach-group"),
)
_OUTCOME = Form(
    "outcome",
    "outcome",
    (
        Field("code", "Code", hint="text: 2.10 is not 2.1"),
        Field("title", "Statement", "long"),
        Field("level", "Level", "choice", "outcome-levels", hint="domain, outcome or indicator"),
        Field("parent_id", "Under", "choice", "outcomes", hint="a code; nothing at the top"),
        Field("definition", "Definition", "long"),
        Field("voice", "Their words", "long"),
        Field("owner", "Owner"),
        Field("source", "Wording from", hint="where its wording came from"),
        Field("payment_linked", "Payment", "yes-no", hint="yes where payment hangs on it"),
    ),
)
_THEME = Form(
    "theme",
    "theme",
    (
        Field("name", "Name", "name", needed=True),
        Field("definition", "Definition", "long", hint="what it means, in a sentence"),
        Field("belongs", "Belongs", "long", hint="what belongs here"),
        Field("belongs_not", "Does not", "long", hint="what does not, and where it goes"),
        Field("examples", "Examples", "long", hint="as somebody might say it, one a line"),
        Field("parent_id", "Under", "choice", "themes", hint="a theme; nothing at the top"),
        Field("programme_id", "Programme", "choice", "programmes", hint="nothing for all"),
        Field("state", "State", "choice", "theme-states", hint="draft, signed off, retired"),
        Field("colour", "Colour", "choice", "theme-colours", hint="red, blue, green …"),
    ),
    parts=("reply",),
)
_REPLY = Form(
    "reply",
    "reply",
    (
        Field("state", "State", "choice", "reply-states", hint="done, will do, considering, not possible"),
        Field("words", "We say", "long"),
        Field("reason", "Because", "long", hint="needed where it is not possible"),
        Field("reason_code", "Grounds", "choice", "reason-codes", hint="safety, cost, the law"),
        Field("replied_on", "Replied on", "date", hint=_DAY),
        *_TOLD,
    ),
)

FORMS: Mapping[str, Form] = {
    form.kind: form
    for form in (
        _EVENT,
        _CAME,
        _COMMENT,
        _ACCESS,
        _MONEY,
        _FOLLOW_UP,
        _WORDING,
        _CONTACT,
        _ALIAS,
        _POINT,
        _ROLE,
        _MEMBER,
        _PERMISSION,
        _PROGRAMME,
        _OUTCOME,
        _THEME,
        _REPLY,
        QUESTION,
        REACH_GROUP,
        MONITORING,
    )
}
"""Every form there is, by kind."""
