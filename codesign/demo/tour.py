"""A short tour of the demonstration in plain lines; every figure is the store's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from codesign.clock import today
from codesign.demo.look_alikes import look_alikes
from codesign.records.events import EventCard
from codesign.records.figures import Figures
from codesign.records.filters import Filter
from codesign.records.outcomes import ProgrammeLine
from codesign.records.review import ThinLine
from codesign.store.store import Store
from codesign.text import plural, shorten

_PAIRS_SHOWN = 4
_LIKELIEST_FIRST = ("very likely", "likely", "possible")


def tour(store: Store) -> list[str]:
    """Return the tour of the demonstration's programme, one line a fact."""
    (programme, *_) = store.programmes.lines()
    with store.read():
        figures = store.figures.of(programme.id, today=today(store.hands.clock))
        sections = (
            _opening(programme, figures),
            _who(store, figures),
            _heard(store, programme, figures),
            _coded(store, programme),
            _reached(store, programme),
            _alike(store),
            _changed(store, programme, figures),
            _we_said(store, programme, figures),
            _proof(store),
        )
        return [line for section in sections for line in (*section, "")][:-1]


def _opening(programme: ProgrammeLine, figures: Figures) -> Iterator[str]:
    yield "DEMO: made-up people and places."
    yield f"{programme.title} ({programme.reference}), {programme.kind} of {programme.term} years, led by {programme.lead_body}."
    beside = (
        f"{figures.planned:,} planned",
        f"{figures.cancelled:,} cancelled",
        f"{figures.nobody_came:,} to which nobody came",
    )
    yield f"{plural(figures.events, 'event')} held; beside them {', '.join(beside)}."
    if figures.late_entries:
        yield f"{plural(figures.late_entries, 'event')} entered late, and shown as late."


def _who(store: Store, figures: Figures) -> Iterator[str]:
    yield f"Who came: {figures.people.words}. Heads are never added to names: they may be the same people."
    yield f"The register holds {plural(len(store.contacts.rows()), 'contact')}."
    for group, meetings in sorted(Counter(card.group for card in _held(store) if card.group).items()):
        yield f"{group} met {plural(meetings, 'time')}."


def _held(store: Store) -> list[EventCard]:
    return [
        store.cards.event(line.id) for line in store.events.lines(store.events.rows(Filter(state="held")))
    ]


def _heard(store: Store, programme: ProgrammeLine, figures: Figures) -> Iterator[str]:
    yield f"{plural(figures.comments, 'comment')}, {figures.comments - figures.untagged:,} tagged and {figures.untagged:,} not yet, under {plural(figures.themes, 'theme')}."
    referred = sum(len(card.referrals) for card in _held(store))
    if referred:
        yield f"Kept apart, in no list, figure or pack: {plural(referred, 'safeguarding referral')}."
    yield f"{plural(figures.outcomes, 'outcome')}; never heard: {figures.outcomes_never_heard:,}. What is thin is said by a rule anybody may read and change."
    thin = store.review.thin(programme.id, today=today(store.hands.clock))
    for line in thin.lines:
        if line.level == "outcome" and line.word in ("none", "thin"):
            called = "never heard" if line.word == "none" else line.word
            counted = "" if line.word == "none" else f": {_counted(line)}"
            yield f"  {called:<12} {line.code} {shorten(line.title, 76)}{counted}"


def _counted(line: ThinLine) -> str:
    return f"{plural(line.comments, 'comment')} at {plural(line.events, 'event')}"


def _coded(store: Store, programme: ProgrammeLine) -> Iterator[str]:
    """Say how what was said was coded: the codebook and its changes, questions, what was coded twice."""
    altered = [each for each in store.codebook.since("", programme.id) if each.alters_figures]
    yield f"The codebook was altered {plural(len(altered), 'time')} in a way that figures must name:"
    yield from (f"  {each.words}" for each in reversed(altered))
    for line in store.questions.lines(programme.id):
        yield f"  asked        {line.code} {line.words} {plural(line.comments, 'answer')}"
    for opinion in store.second_opinions.all():
        agreed = store.second_opinions.results(opinion.reference)
        alpha = f", alpha {agreed.alpha:.2f}" if agreed.alpha is not None else ""
        yield (
            f"{plural(agreed.comments, 'comment')} coded twice, the second time blind: {agreed.percent:g} % with the very same themes{alpha}; "
            f"{opinion.disagreed:,} still to settle."
        )


def _reached(store: Store, programme: ProgrammeLine) -> Iterator[str]:
    page = store.review.reached(programme.id, today=today(store.hands.clock))
    yield f"We said we would reach {plural(len(page.lines), 'group')}. Not recorded is never the same as not heard."
    for line in page.lines:
        yield f"  {shorten(line.name, 40)}: {line.reached:,} recorded, {line.declined:,} declined, {line.not_recorded:,} not recorded; {line.share_words}"


def _alike(store: Store) -> Iterator[str]:
    pairs = look_alikes(store.contacts.known(), store.contacts.set_apart())
    yield f"{plural(len(pairs), 'pair')} of contacts may be one and the same. They are offered with reasons; nobody is joined."
    likeliest = sorted(pairs, key=lambda pair: _LIKELIEST_FIRST.index(pair.likelihood))
    yield from (f"  {pair.words}" for pair in likeliest[:_PAIRS_SHOWN])
    if len(pairs) > _PAIRS_SHOWN:
        yield f"  and {len(pairs) - _PAIRS_SHOWN:,} more."


def _changed(store: Store, programme: ProgrammeLine, figures: Figures) -> Iterator[str]:
    yield f"Words people changed: {figures.wording_adopted:,} adopted, {figures.wording_refused:,} refused with its reason."
    for line in store.wording.lines(programme_id=programme.id):
        shaped = plural(len(line.comments.split(", ")) if line.comments else 0, "comment")
        yield f"  {line.reference} {line.document}, {line.clause}: {line.state.replace('-', ' ')}, shaped by {shaped}"
        if line.state == "adopted":
            yield f"      now: {line.after}"
        elif line.state_reason:
            yield f"      because: {line.state_reason}"


def _we_said(store: Store, programme: ProgrammeLine, figures: Figures) -> Iterator[str]:
    counts = figures.follow_ups
    yield (
        f"We said we would: {counts.open:,} open, {counts.overdue:,} overdue, {counts.due_this_week:,} due within a week, "
        f"{counts.no_owner_or_date:,} without an owner or a date; {counts.done_not_told:,} done, and people not told."
    )
    replies = store.replies.lines(programme_id=programme.id)
    names = store.vocabularies.as_names("reply-states")
    states = Counter(
        names.get(reply.state, reply.state).removesuffix(" because…").lower() for reply in replies
    )
    said = ", ".join(f"{count:,} {state}" for state, count in states.items())
    yield f"{plural(len(replies), 'reply', 'replies')} to what was heard: {said}."
    unanswered = [
        line.name
        for line in store.themes.lines(programme.id)
        if line.comments and not line.reply and line.state != "retired"
    ]
    yield f"Heard and not yet answered: {', '.join(unanswered)}."


def _proof(store: Store) -> Iterator[str]:
    report = store.prove()
    holds = "and it holds" if report.holds else f"with {plural(len(report.problems), 'problem')}"
    yield f"The journal has {plural(report.changes, 'change')}, {holds}: who, when, and what it was before."
