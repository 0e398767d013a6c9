"""Stories as a stream: articles come one by one or by the thousand, in any order, and each finds its story.

What is near to what is kept for the sections at hand (`window`). Whenever some come, those connected with them are grouped
anew (`clustering`), so a story can take in, merge or split whatever the order; the rest is not looked at. Stories keep
their ids (`naming`). A story whose last report is older than the window leaves and will not change any more. Hand judgements
(`judgements`) hold whatever comes.

The stream is the one thing here that changes; it can be pickled, and what goes in and comes out is frozen.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from khabar.link.clustering import grouped
from khabar.link.explanations import explain_link, why_born, why_joined
from khabar.link.judgements import Judged, holding
from khabar.link.naming import StoryIds, Turn
from khabar.link.stories import in_order, make_story
from khabar.link.units import Unit, units_of
from khabar.link.window import Window
from khabar.models.encoder import Encoder
from khabar.records import Document, Judgement, Link, Place, Story, StoryChange

#: Two groups nearer than this are one story. On a day of 994 reports pair F1 is .87 all the way from .59 to .62 and
#: B-cubed F1 .966; of 16 pairs of stories of other days that .58 joins and .6 parts, 13 told of two happenings (2026-11-22).
LINE = 0.59
#: Sections less near than this are not connected: grouping one side cannot change the other. Of 4,000 reports of three
#: days no group changes against .4, one in a thousand at .55; the pieces are small enough to group one article at a time.
CONNECTED = 0.5
#: Pairs as near as this are one text.
COPIED = 1.15
#: Days a story stays open after its last report, and the number of sections at which the oldest stories leave anyway.
WINDOW_DAYS, MOST = 5, 40_000
#: Days for which it is remembered that an article was here.
REMEMBERED_DAYS = 60
#: How much of `MOST` is kept when there are too many.
_KEPT_OF_MOST = 0.8


class Arrival(Struct, frozen=True):
    """What came of one call: what changed, the stories that left the window, and why their members were theirs.

    `links` has one entry a closed story, empty unless it was asked for.
    """

    changes: tuple[StoryChange, ...] = ()
    closed: tuple[Story, ...] = ()
    links: tuple[tuple[Link, ...], ...] = ()


class StoryStream:
    """All stories of a sliding window of publication days."""

    def __init__(self, *, days: int = WINDOW_DAYS, most: int = MOST) -> None:
        self.days, self.most = days, most
        self.window = Window()
        self._ids = StoryIds()
        self._slots: dict[str, list[int]] = {}  # of each article at hand, in the order of its sections
        self._age_from: dict[int, int] = {}  # the day from which a section's age counts
        self._by_last_day: dict[int, set[str]] = {}
        self._last_day: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._newest = 0
        self._judged = Judged()
        self._same: dict[int, set[int]] = {}
        self._different: dict[int, set[int]] = {}

    def add(self, documents: Iterable[Document], encoder: Encoder, *, explain: bool = False) -> Arrival:
        """Let articles find their stories; an article that was here before changes nothing.

        Articles of one call are taken day by day, so their order does not matter. Those without a day come last and
        count as of the newest day.
        """
        units, replaced = self._units(documents)
        changes: list[StoryChange] = []
        closed: list[tuple[Story, tuple[Link, ...]]] = []
        for day, chunk in groupby(units, key=lambda unit: unit.report.day):
            now = self._newest if day is None else day
            slots = self._enter(list(chunk), now, replaced, encoder)
            changes += self._regroup(slots, set(slots))
            closed += self._close(now, encoder, explain=explain)
        closed += self._close(self._newest, encoder, explain=explain)
        changes += [StoryChange("closed", story.id, story.members) for story, _ in closed]
        return Arrival(tuple(changes), tuple(story for story, _ in closed), tuple(links for _, links in closed))

    def judge(self, judgements: Iterable[Judgement]) -> tuple[StoryChange, ...]:
        """Let these rows hold, all of them and no others, now and for what comes; give what changed.

        Rows of other kinds and rows that were undone are passed over. Calling it again without a row undoes that row.
        """
        before, self._judged = self._judged, holding(judgements)
        pairs = set(before.pairs) ^ set(self._judged.pairs) | (set(before.same) ^ set(self._judged.same))
        self._place_judgements()
        touched = {slot for pair in pairs for place in pair if (slot := self._slot_at(place)) is not None}
        return tuple(self._regroup(sorted(touched), set()))

    def stories(self) -> list[Story]:
        """The stories of the window, those told by many first."""
        return in_order([self._story(id) for id in self._ids.named])

    def find(self, id: str) -> Story | None:
        """The open story that goes by this id or took it over when it merged."""
        id = self._ids.current(id)
        return self._story(id) if id in self._ids.named else None

    def explain(self, id: str, encoder: Encoder) -> tuple[Link, ...]:
        """For each member of an open story the member it is nearest to, and the features of that pair."""
        slots = self._ids.named[self._ids.current(id)].slots
        slots = sorted(slots, key=self._place_of)
        return tuple(self._link(slot, slots, encoder) for slot in slots) if len(slots) > 1 else ()

    def _units(self, documents: Iterable[Document]) -> tuple[list[Unit], dict[str, str]]:
        """The sections of articles that are new here, in an order of their own, and which of them replace which."""
        units: list[Unit] = []
        replaced: dict[str, str] = {}
        for document in documents:
            if document.id in self._seen:
                continue
            found = units_of(document)
            day = found[0].report.day
            self._newest = max(self._newest, day or 0)
            self._seen[document.id] = day or self._newest
            if document.article.replaces:
                self._seen.setdefault(document.article.replaces, self._seen[document.id])
                replaced[document.id] = document.article.replaces
            units += found
        units.sort(key=lambda unit: (unit.report.day is None, unit.report.day or 0, unit.report.place))
        return units, replaced

    def _enter(self, units: Sequence[Unit], now: int, replaced: dict[str, str], encoder: Encoder) -> list[int]:
        slots = self.window.enter(units, encoder)
        for slot, unit in zip(slots, units, strict=True):
            self._slots.setdefault(unit.report.place.article, []).append(slot)
            self._age_from[slot] = now
        for article in {unit.report.place.article for unit in units} & replaced.keys():
            self._replace(replaced[article], self._slots[article])
        self._place_judgements()
        return slots

    def _replace(self, old: str, new: Sequence[int]) -> None:
        """Put the sections of a new version where those of the old one stand."""
        gone = self._slots.pop(old, [])
        for at, slot in enumerate(gone):
            self._ids.exchange(slot, new[at] if at < len(new) else None)
            del self._age_from[slot]
        self.window.leave(gone)

    def _regroup(self, slots: Iterable[int], new: set[int]) -> Iterator[StoryChange]:
        """Group everything connected with some sections anew."""
        done: set[int] = set()
        for slot in slots:
            if slot not in done:
                piece = self._connected(slot)
                done.update(piece)
                yield from self._group(piece, new)

    def _group(self, piece: list[int], new: set[int]) -> Iterator[StoryChange]:
        at = {slot: number for number, slot in enumerate(piece)}
        near = {
            (number, at[other]): nearness
            for number, slot in enumerate(piece)
            for other, nearness in self.window.near[slot].items()
            if other in at and at[other] > number
        }
        same, different = (
            [(at[slot], at[other]) for slot in piece for other in sorted(judged.get(slot, ())) if other in at]
            for judged in (self._same, self._different)
        )
        groups = grouped(len(piece), near, LINE, same=same, different=different)
        turns = self._ids.assign([[piece[number] for number in group] for group in groups], self._place_of)
        for id in {self._ids.story_of[slot] for slot in piece}:
            self._set_last_day(id, max(self._age_from[slot] for slot in self._ids.named[id].slots))
        for turn in turns:
            if turn.kind == "merged":
                self._set_last_day(turn.other, None)
            members = tuple(sorted(self._place_of(slot) for slot in turn.slots))
            yield StoryChange(turn.kind, turn.story, members, turn.other, self._why(turn, new))

    def _why(self, turn: Turn, new: set[int]) -> str:
        """Why new sections opened a story or joined one."""
        slots = [slot for slot in turn.slots if slot in new]
        if not slots or turn.kind not in ("born", "grown"):
            return ""
        if turn.kind == "born":
            return why_born(self.window, slots[0], LINE, parted=bool(self._different.get(slots[0])))
        mates = [slot for slot in self._ids.named[turn.story].slots if slot != slots[0]]
        return why_joined(self.window, slots[0], mates, judged=bool(self._same.get(slots[0], set()) & set(mates)))

    def _connected(self, slot: int) -> list[int]:
        """The sections a section is connected with, in an order that does not depend on when they came."""
        found = {slot}
        waiting = [slot]
        while waiting:
            one = waiting.pop()
            near = (other for other, nearness in self.window.near[one].items() if nearness >= CONNECTED)
            story = self._ids.story_of.get(one)
            mates = self._ids.named[story].slots if story else ()
            for other in (*near, *mates, *self._same.get(one, ())):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return sorted(found, key=self._place_of)

    def _close(self, now: int, encoder: Encoder, *, explain: bool) -> list[tuple[Story, tuple[Link, ...]]]:
        """Let stories leave whose last report is too old, and the oldest ones where there are too many sections.

        Stories judged by hand stay: what is to join them may still come.
        """
        old = [id for day in sorted(self._by_last_day) if day < now - self.days for id in self._by_last_day[day]]
        left = len(self.window.profiles) - sum(len(self._ids.named[id].slots) for id in old)
        if left > self.most:
            oldest = sorted(
                self._ids.named.keys() - set(old), key=lambda id: (self._last_day[id], self._ids.named[id].born)
            )
            for id in oldest:
                if left <= self.most * _KEPT_OF_MOST:
                    break
                left -= len(self._ids.named[id].slots)
                old.append(id)
        leaving = [id for id in sorted(old, key=lambda id: self._ids.named[id].born) if not self._is_judged(id)]
        told = [(self._story(id), self.explain(id, encoder) if explain else ()) for id in leaving]
        gone = [slot for id in leaving for slot in self._ids.drop(id).slots]
        for id in leaving:
            self._set_last_day(id, None)
        for slot in gone:
            article = self._place_of(slot).article
            self._slots[article].remove(slot)
            if not self._slots[article]:
                del self._slots[article]
            del self._age_from[slot]
        if gone:
            self.window.leave(gone)
            self._seen = {id: day for id, day in self._seen.items() if day >= self._newest - REMEMBERED_DAYS}
        return told

    def _is_judged(self, id: str) -> bool:
        return any(slot in self._same for slot in self._ids.named[id].slots) if self._judged.same else False

    def _set_last_day(self, id: str, day: int | None) -> None:
        before = self._last_day.pop(id, None)
        if before is not None:
            self._by_last_day[before].discard(id)
            if not self._by_last_day[before]:
                del self._by_last_day[before]
        if day is not None:
            self._last_day[id] = day
            self._by_last_day.setdefault(day, set()).add(id)

    def _place_judgements(self) -> None:
        """Find the sections the judgements speak of, as far as they are here."""
        for placed, pairs in ((self._same, self._judged.same), (self._different, self._judged.different)):
            placed.clear()
            for left, right in pairs:
                one, other = self._slot_at(left), self._slot_at(right)
                if one is not None:
                    placed.setdefault(one, set())
                if one is not None and other is not None and one != other:
                    placed[one].add(other)
                    placed.setdefault(other, set()).add(one)

    def _slot_at(self, place: Place) -> int | None:
        """The section of an article that a place begins in."""
        slots = self._slots.get(place.article, [])
        return next((slot for slot in reversed(slots) if self._place_of(slot).start <= place.start), None)

    def _link(self, slot: int, slots: Sequence[int], encoder: Encoder) -> Link:
        near, same = self.window.near[slot], self._same.get(slot, set())
        others = [other for other in slots if other != slot]
        nearest = max(others, key=lambda other: (other in same, near.get(other, 0.0)))
        return explain_link(self.window, slot, nearest, encoder, judged=nearest in same)

    def _story(self, id: str) -> Story:
        named = self._ids.named[id]
        slots = sorted(named.slots, key=self._place_of)
        reports = [self.window.profiles[slot].report for slot in slots]
        near = self.window.near
        return make_story(
            id, reports, lambda one, other: near[slots[one]].get(slots[other], 0.0), tuple(named.aliases), COPIED
        )

    def _place_of(self, slot: int) -> Place:
        return self.window.profiles[slot].report.place
