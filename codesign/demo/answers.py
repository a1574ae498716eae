"""What came of it all: the codebook signed off, words changed or refused, replies, and follow-ups done or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from codesign.demo.clocks import moment, told_at
from codesign.demo.people import OPENING
from codesign.demo.story import FollowUp, Framework, Outcome, Reply, Theme, Wording
from codesign.demo.telling import Happening, Telling
from codesign.records.feedback import NewReply, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording

SIGNED_OFF = moment("2026-05-20", "11:00")


def happenings(telling: Telling) -> Iterator[Happening]:
    """Give the programme, its codebook, and everything said back and decided."""
    yield Happening(OPENING - timedelta(minutes=20), partial(_begin, telling))
    yield Happening(OPENING - timedelta(minutes=10), partial(_open_codebook, telling))
    yield Happening(SIGNED_OFF, partial(_sign_off, telling))
    for wording in telling.story.wording:
        yield from _wording(telling, wording)
    for reply in telling.story.replies:
        yield from _reply(telling, reply)
    for place, follow_up in enumerate(telling.story.follow_ups):
        yield from _follow_up(telling, place, follow_up)


def _begin(telling: Telling) -> None:
    framework = telling.story.framework
    with telling.store.write("add programme"):
        telling.programme = telling.store.programmes.add(new_programme(framework)).id
        drafts = {wording.outcome: wording.before for wording in telling.story.wording if wording.outcome}
        new = [new_outcome(each, drafts.get(each.code, each.title)) for each in framework.outcomes]
        ids = telling.store.outcomes.add_many(telling.programme, new)
        telling.outcomes = {each.code: made for each, made in zip(framework.outcomes, ids, strict=True)}


def new_programme(framework: Framework) -> NewProgramme:
    """Return a made-up programme as the store takes it."""
    return NewProgramme(
        title=framework.title,
        kind=framework.kind,
        lead_body=framework.lead_body,
        partners="; ".join(framework.partners),
        term=framework.term,
        starts=framework.starts,
        ends=framework.ends,
        law_as_at="2026-11",
        level=framework.level,
        note=(
            f"{framework.area}. {framework.form}. Evaluated {', '.join(framework.evaluated)}. Whether to extend it to "
            f"{framework.extended_ends} is decided by {framework.extension_decided_by}."
        ),
    )


def new_outcome(outcome: Outcome, title: str) -> NewOutcome:
    """Return a node of a framework as the store takes it, in the words of `title`."""
    measured = f"Baseline {outcome.baseline}; aim {outcome.targets}." if outcome.baseline else ""
    return NewOutcome(
        code=outcome.code,
        title=title,
        level=outcome.level,
        parent=outcome.parent,
        definition=measured,
        voice=outcome.voice,
        source=outcome.source,
        payment_linked=outcome.payment_linked,
    )


def _open_codebook(telling: Telling) -> None:
    with telling.store.write("add themes"):
        for key, theme in telling.story.themes.items():
            telling.themes[key] = _add_theme(telling, key, theme)


def _add_theme(telling: Telling, key: str, theme: Theme) -> str:
    telling.names[key] = theme.was or theme.name
    new = NewTheme(
        telling.names[key],
        theme.means,
        parent_id=telling.themes[theme.parent] if theme.parent else "",
        programme_id=telling.programme,
        belongs=theme.belongs,
        belongs_not=theme.belongs_not,
        examples="\n".join(theme.examples),
        colour=theme.colour,
    )
    return telling.store.themes.add(new).id


def _sign_off(telling: Telling) -> None:
    with telling.store.write("sign off themes"):
        for key, theme in telling.story.themes.items():
            if theme.state == "signed-off":
                telling.store.codebook.sign_off(telling.themes[key])


def _wording(telling: Telling, wording: Wording) -> Iterator[Happening]:
    """Give a change of words: put forward after the last event that shaped it, and decided later."""
    last = max(told_at(telling.story.events[key].recorded) for key in wording.events)
    made: list[str] = []
    yield Happening(last + timedelta(minutes=40), partial(_propose, telling, wording, made))
    yield Happening(told_at(wording.recorded), partial(_decide, telling, wording, made))


def _propose(telling: Telling, wording: Wording, made: list[str]) -> None:
    new = NewWording(
        clause=wording.clause,
        document=wording.document,
        before=wording.before,
        after=wording.after,
        reason=wording.why,
        outcome_id=telling.outcomes[wording.outcome] if wording.outcome else "",
        programme_id=telling.programme,
        event_id=telling.events[wording.events[-1]],
        comment_ids=tuple(telling.comments[key] for key in wording.comments),
    )
    made.append(telling.store.wording.add(new).id)


def _decide(telling: Telling, wording: Wording, made: list[str]) -> None:
    with telling.store.write(f"wording {wording.state}"):
        telling.store.wording.decide(
            made[0],
            wording.state,
            decided_by=wording.decided_by,
            decided_on=wording.decided_on,
            reason=wording.reason,
        )
        if wording.outcome and wording.state == "adopted":
            telling.store.outcomes.reword(telling.outcomes[wording.outcome], wording.after)


def _reply(telling: Telling, reply: Reply) -> Iterator[Happening]:
    made: list[str] = []
    yield Happening(moment(reply.on, "15:00"), partial(_say, telling, reply, made))
    if reply.fed_back:
        yield Happening(moment(reply.fed_back, "19:30"), partial(_tell_them, telling, reply, made))


def _say(telling: Telling, reply: Reply, made: list[str]) -> None:
    new = NewReply(
        state=reply.state,
        words=reply.said,
        theme_id=telling.themes[reply.theme],
        programme_id=telling.programme,
        reason=reply.reason,
        reason_code=reply.reason_code,
        replied_on=reply.on,
    )
    made.append(telling.store.replies.add(new).id)


def _tell_them(telling: Telling, reply: Reply, made: list[str]) -> None:
    telling.store.replies.feed_back(made[0], on=reply.fed_back, how=reply.how)


def _follow_up(telling: Telling, place: int, follow_up: FollowUp) -> Iterator[Happening]:
    closed = follow_up.done or follow_up.closed
    if closed:
        yield Happening(moment(closed, "17:10"), partial(_close, telling, place, closed))
    if follow_up.fed_back:
        yield Happening(moment(follow_up.fed_back, "19:40"), partial(_feed_back, telling, place))


def _close(telling: Telling, place: int, on: str) -> None:
    follow_up = telling.story.follow_ups[place]
    state = "will-not" if follow_up.will_not else "done"
    telling.store.follow_ups.close(telling.follow_ups[place], state, on=on, outcome=follow_up.will_not)


def _feed_back(telling: Telling, place: int) -> None:
    follow_up = telling.story.follow_ups[place]
    telling.store.follow_ups.feed_back(telling.follow_ups[place], on=follow_up.fed_back, how=follow_up.how)
