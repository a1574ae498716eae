"""From the store to one frozen `Pack`, in one read: nothing another hand writes meanwhile is half in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from codesign.clock import HOME_ZONE, local
from codesign.evidence.faults import ReasonNeededError
from codesign.evidence.gathering import (
    Gathering,
    comment_part,
    event_part,
    follow_up_part,
    outcome_part,
    reply_part,
    theme_part,
    wording_part,
)  # fmt: skip
from codesign.evidence.names import names_kept_back
from codesign.records.feedback import CommentLine, ThemeLine
from codesign.records.figures import Figures, Unnamed
from codesign.records.filters import Filter
from codesign.records.outcomes import OutcomeLine, ProgrammeLine
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
    PackProgramme,
    PackReply,
    PackWording,
    StandsAt,
    Withheld,
)  # fmt: skip
from codesign.store.store import Store
from codesign.store.verbs.figures import LATE_DAYS
from codesign.store.verbs.pack_rows import PackRows, Tagged


def gather(store: Store, programme: str, options: PackOptions | None = None) -> Pack:
    """Gather a programme's pack as the store stands, from the verbs that give every screen its figures.

    Args:
        store: an open store.
        programme: as a person names it: by reference, title or the start of its title.
        options: what was asked of the pack.

    Raises:
        UnknownProgrammeError: there is none, or more than one. ReasonNeededError: people are to be named and nobody said why.
    """
    options = options or PackOptions(programme)
    if options.name_people and not options.reason.strip():
        raise ReasonNeededError
    with store.read():
        line = store.programmes.find(programme)
        options = replace(options, programme=line.reference)  # whatever was typed, it is the same pack
        return _gathered(_begin(store, line, options), line, options)


def _begin(store: Store, line: ProgrammeLine, options: PackOptions) -> Gathering:
    rows = PackRows(store)
    stands_at = StandsAt(*store.packs.stands_at())
    return Gathering(
        store=store, rows=rows, programme_id=line.id, stands_at=stands_at, today=local(stands_at.at, HOME_ZONE).date(),
        public_kinds=rows.public_kinds(), name_people=options.name_people,
        names_someone=names_kept_back(rows, are_named=options.name_people),
        took_part={one.id: one for one in rows.took_part(line.id)},
        events={event.id: event for event in store.events.lines(store.events.rows(Filter(programme_id=line.id)))},
    )  # fmt: skip


def _gathered(hands: Gathering, line: ProgrammeLine, options: PackOptions) -> Pack:
    store, programme_id = hands.store, hands.programme_id
    comments = _comment_lines(hands)
    tree = store.outcomes.lines(programme_id)
    labels = _outcome_labels(tree)
    themes = _themes(hands)
    parts = _comments(hands, comments, labels, {theme.reference for theme in themes})
    figures, unnamed = store.figures.of(programme_id, today=hands.today), store.themes.unnamed(programme_id)
    return Pack(
        programme=_programme(line), options=options, stands_at=hands.stands_at,
        figures=_figures(figures, parts, hands.rows.tagged_elsewhere(programme_id)),
        outcomes=tuple(outcome_part(node, labels[node.id]) for node in tree),
        themes=tuple(theme_part(hands, theme, unnamed.get(theme.id, Unnamed(0))) for theme in themes), codebook=_codebook(hands), comments=parts, events=_events(hands, comments), involved=_involved(hands), kinds=_kinds(hands),
        wording=_wording(hands, comments),
        follow_ups=_follow_ups(hands), replies=_replies(hands, comments, themes),
        is_demo=store.is_demo, late_after_days=LATE_DAYS, zone=HOME_ZONE,
    )  # fmt: skip


def _programme(line: ProgrammeLine) -> PackProgramme:
    partners = tuple(partner.strip() for partner in line.partners.split(";") if partner.strip())
    return PackProgramme(
        line.reference, line.title, line.kind, line.lead_body, partners, line.term, line.law_as_at
    )


def _comment_lines(hands: Gathering) -> list[CommentLine]:
    """Return the comments that count, the earliest said first."""
    feedback = hands.store.feedback
    lines = feedback.lines(feedback.rows(Filter(programme_id=hands.programme_id)))
    return sorted(lines, key=lambda line: (line.said_on, line.row))


def _outcome_labels(tree: Iterable[OutcomeLine]) -> dict[str, str]:
    """Return what each outcome is called in the pack: its code; where two share one, its title beside it."""
    tree = list(tree)
    often = Counter(node.code for node in tree)
    return {node.id: node.code if node.code and often[node.code] == 1 else f"{node.code} {node.title}".strip() for node in tree}  # fmt: skip


def _comments(
    hands: Gathering, lines: Iterable[CommentLine], labels: dict[str, str], themes: set[str]
) -> tuple[PackComment, ...]:
    tags: dict[str, list[Tagged]] = defaultdict(list)
    for tag in hands.rows.tags(hands.programme_id):
        tags[tag.comment_id].append(tag)
    return tuple(
        comment_part(
            hands, line,
            outcomes=tuple(dict.fromkeys(labels[tag.outcome_id] for tag in tags[line.id] if tag.outcome_id in labels)),
            themes=tuple(dict.fromkeys(tag.theme for tag in tags[line.id] if tag.theme in themes)),
        )
        for line in lines
    )  # fmt: skip


def _themes(hands: Gathering) -> list[ThemeLine]:
    """Return the themes of this programme, and whatever others its comments are tagged to: each under its parent."""
    lines = hands.store.themes.lines(hands.programme_id)
    kept = [
        line
        for line in lines
        if line.comments or (line.programme_id == hands.programme_id and line.state != "retired")
    ]
    here = {line.id for line in kept}
    under: dict[str, list[ThemeLine]] = defaultdict(list)
    for line in kept:
        under[line.parent_id if line.parent_id in here else ""].append(line)
    ordered: list[ThemeLine] = []
    waiting = under.pop("", [])[::-1]
    while waiting:
        line = waiting.pop()
        ordered.append(line)
        waiting += under.pop(line.id, [])[::-1]
    return ordered + [line for left in under.values() for line in left]


def _codebook(hands: Gathering) -> tuple[str, ...]:
    """Return what was altered in the codebook so that figures by theme mean something else, the earliest first."""
    altered = (
        change for change in hands.store.codebook.since("", hands.programme_id) if change.alters_figures
    )
    return tuple(hands.nameless(change.words) for change in altered)[::-1]


def _events(hands: Gathering, comments: Iterable[CommentLine]) -> tuple[PackEvent, ...]:
    """Return every event, the earliest first, with the comments of it that count."""
    said = Counter(comment.event_id for comment in comments)
    claims = hands.rows.events(hands.programme_id)
    ordered = sorted(hands.events.values(), key=lambda line: (line.held_on, line.row))
    return tuple(event_part(hands, line, claims[line.id], said[line.id]) for line in ordered)


def _involved(hands: Gathering) -> tuple[PackInvolved, ...]:
    """Return who may be named: organisations, those in public office, and anybody where the pack names people."""
    return tuple(
        PackInvolved(
            one.name, one.reference, hands.named("kinds", one.kind), one.capacity, one.events, one.comments
        )
        for one in hands.took_part.values()
        if hands.may_be_named(one.sort, one.kind)
    )


def _kinds(hands: Gathering) -> tuple[PackKind, ...]:
    kinds = hands.rows.kinds(hands.programme_id)
    return tuple(PackKind(hands.named("kinds", kind) or "kind not said", people) for kind, people in kinds)


def _wording(hands: Gathering, comments: Iterable[CommentLine]) -> tuple[PackWording, ...]:
    event_of = {comment.reference: comment.event for comment in comments}
    versions = hands.store.wording.lines(programme_id=hands.programme_id)
    return tuple(wording_part(hands, version, event_of) for version in versions)


def _follow_ups(hands: Gathering) -> tuple[PackFollowUp, ...]:
    verbs = hands.store.follow_ups
    overdue = {line.id for line in verbs.lines("overdue", today=hands.today, programme_id=hands.programme_id)}
    lines = verbs.lines(today=hands.today, programme_id=hands.programme_id)
    return tuple(follow_up_part(hands, line, is_overdue=line.id in overdue) for line in lines)


def _replies(
    hands: Gathering, comments: Iterable[CommentLine], themes: Iterable[ThemeLine]
) -> tuple[PackReply, ...]:
    """Return replies given for the programme, or for none in particular to a comment or theme of it."""
    about = {comment.reference for comment in comments} | {theme.name for theme in themes}
    return tuple(
        reply_part(hands, line) for line in hands.store.replies.lines()
        if line.programme_id == hands.programme_id or (not line.programme_id and line.about in about)
    )  # fmt: skip


def _figures(figures: Figures, comments: Iterable[PackComment], elsewhere: int) -> PackFigures:
    comments = list(comments)
    why = Counter(comment.withheld for comment in comments if comment.withheld)
    events = (
        ("held", figures.events),
        ("planned", figures.planned),
        ("cancelled", figures.cancelled),
        ("nobody came", figures.nobody_came),
    )
    return PackFigures(
        events=tuple(PackCount(state, count) for state, count in events if count or state == "held"),
        comments=figures.comments,
        quoted=sum(1 for comment in comments if comment.words and comment.is_exact),
        notes_shown=sum(1 for comment in comments if comment.words and not comment.is_exact),
        withheld=tuple(PackCount(reason.value, why[reason.value]) for reason in Withheld if why[reason.value]),
        people=figures.people, set_aside=figures.set_aside, tagged_elsewhere=elsewhere,
    )  # fmt: skip
