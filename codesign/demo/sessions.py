"""The events of the story, each recorded whole with who came and what they said, and the letters that came by post."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from codesign.demo.clocks import moment, told_at
from codesign.demo.story import Choice, Comment, Event, FollowUp, Sum
from codesign.demo.telling import Happening, Telling
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment
from codesign.records.people import Came, SameAnswer

BY_POST = "letters"


def happenings(telling: Telling) -> Iterator[Happening]:
    """Give the events, when they were recorded, and the letters, when they were opened."""
    for key, event in telling.story.events.items():
        yield Happening(told_at(event.recorded), partial(_record, telling, key, event))
    for letter in telling.story.comments[BY_POST]:
        opened = (
            moment(letter.on, "09:20")
            if len(letter.on) == len("2026-07-03")
            else moment(f"{letter.on}-30", "09:20")
        )
        yield Happening(opened + timedelta(days=1), partial(_open_letter, telling, letter))


def _record(telling: Telling, key: str, event: Event) -> None:
    said = telling.story.comments.get(key, ())
    with telling.store.write("record event"):
        recorded = telling.store.events.record(_new_event(telling, key, event, said))
        telling.events[key] = recorded.id
        _know_again(telling, key, said)
        for place, follow_up in enumerate(telling.story.follow_ups):
            if follow_up.event == key:
                telling.follow_ups[place] = telling.store.follow_ups.add(
                    _new_follow_up(telling, follow_up)
                ).id


def _new_event(telling: Telling, key: str, event: Event, said: tuple[Comment, ...]) -> NewEvent:
    starts, _, ends = event.time.partition("-")
    return NewEvent(
        title=event.title,
        held_on=event.when,
        state=event.state,
        starts=starts,
        ends=ends,
        place=event.place,
        area=event.area,
        method=event.how,
        programme_id=telling.programme,
        consultation=event.consultation,
        group_id=telling.contacts[event.group] if event.group else "",
        officer="Priya Nair",
        purpose=event.purpose,
        note=event.note,
        head_count=event.in_the_room,
        permission=event.may_quote,
        came=_came(telling, key, event),
        comments=tuple(_new_comment(telling, each) for each in said),
        access=_access(event),
        money=tuple(_new_money(telling, event, each) for each in event.money),
    )


def _came(telling: Telling, key: str, event: Event) -> tuple[Came, ...]:
    named = (_named(telling, key, event, who) for who in event.named)
    counted = (Came(kind=each.kind, heads=each.heads, about=each.about) for each in event.counted)
    return (*named, *counted)


def _named(telling: Telling, key: str, event: Event, who: str) -> Came:
    contact = telling.contact(who)
    at, role = getattr(contact, "at", ""), getattr(contact, "role", "")
    answers = tuple(
        _answer(telling, choice)
        for choice in telling.story.choices
        if (choice.event, choice.chosen) == (key, who)
    )
    for member in telling.story.groups.get(event.group, ()):
        if member.who == who:
            at, role = event.group, member.role or "Member"
    return Came(
        contact_id=telling.contacts[who],
        capacity=role,
        organisation_id=telling.contacts[at] if at else "",
        answers=answers,
    )


def _answer(telling: Telling, choice: Choice) -> SameAnswer:
    return SameAnswer(
        candidate_id=telling.contacts[choice.other or choice.chosen],
        answer=choice.verdict,
        typed=choice.typed,
        reasons=(choice.reason,),
        remember=choice.verdict == "same",
    )


def _access(event: Event) -> tuple[NewAccess, ...]:
    return (*(NewAccess(need) for need in event.met), *(NewAccess(need, met=False) for need in event.not_met))


def _new_money(telling: Telling, event: Event, sum_: Sum) -> NewMoney:
    return NewMoney(
        kind=sum_.kind,
        pence=sum_.pence,
        state=sum_.state,
        who=event.named.index(sum_.who) if sum_.who else None,
        who_words=telling.contact(sum_.at).name if sum_.at else "",
        benefits_advice=sum_.benefits_advice,
    )


def _new_comment(telling: Telling, comment: Comment) -> NewComment:
    return NewComment(
        words=comment.said,
        exact=comment.exact,
        contact_id=telling.contacts[comment.who] if comment.who else "",
        kind=comment.kind or (telling.contact(comment.who).kind if comment.who else ""),
        speaking_for=comment.speaks_for,
        for_organisation_id=telling.contacts[comment.at] if comment.at else "",
        for_count=comment.about,
        type=comment.type,
        sentiment=comment.feels,
        stance=comment.stance,
        strength=comment.strength,
        permission=comment.may_quote,
        source=comment.source or ("letter" if comment.on else "activity"),
        said_on=comment.on,
        sensitive="" if comment.mark == "personal" else comment.mark,
        referred_to=comment.referred_to,
        referred_on=comment.referred_on,
        themes=tuple(telling.names[theme] for theme in comment.themes),
        outcomes=tuple(telling.outcomes[code] for code in comment.outcomes),
    )


def _know_again(telling: Telling, key: str, said: tuple[Comment, ...]) -> None:
    """Remember which record each comment became that something later in the story speaks of."""
    by_words = {line.words: line.id for line in telling.store.feedback.of_event(telling.events[key])}
    telling.comments.update((each.id, by_words[each.said]) for each in said if each.id)


def _new_follow_up(telling: Telling, follow_up: FollowUp) -> NewFollowUp:
    return NewFollowUp(
        words=follow_up.what,
        owner=follow_up.owner,
        due=follow_up.due,
        event_id=telling.events[follow_up.event],
        comment_id=telling.comments[follow_up.comment] if follow_up.comment else "",
        programme_id=telling.programme,
    )


def _open_letter(telling: Telling, letter: Comment) -> None:
    new = _new_comment(telling, letter)
    telling.store.feedback.add_many([new], programme_id=telling.programme)
