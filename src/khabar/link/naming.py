"""Which id a story has: born with its first member, kept while it grows, and kept by the older one when two merge.

Groups are made anew around whatever came; here each new group is matched with the stories its sections were in before.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from khabar.records import Place


class Named(Struct):
    """A story under its id: how many were born before it, the slots of its sections, and the ids merged into it."""

    born: int
    slots: list[int]
    aliases: set[str] = field(default_factory=set)


class Turn(Struct, frozen=True):
    """What happened to one story (see `StoryChange`), with the slots it is about."""

    kind: str
    story: str
    slots: tuple[int, ...] = ()
    other: str = ""


class StoryIds:
    """The open stories by id, the story of each slot, and the ids that live on as aliases."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}
        self.story_of: dict[int, str] = {}
        self._aliases: dict[str, str] = {}
        self._born = 0

    def current(self, id: str) -> str:
        """The id of the story that now stands for this one."""
        return self._aliases.get(id, id)

    def assign(self, groups: Sequence[Sequence[int]], place_of: Callable[[int], Place]) -> list[Turn]:
        """Let these groups be stories; every slot of a story that had one in them must be in one of them.

        A story lives on in the group that has most of its sections; of several stories in one group the oldest gives the
        name. What is left of a story elsewhere is a story of its own.
        """
        turns = []
        for slots, (id, merged) in zip(groups, self._kept(groups), strict=True):
            before = [self.story_of.get(slot) for slot in slots]
            if id is None:
                id = self._bear(slots, place_of)
                left = Counter(story for story in before if story)
                turns.append(
                    Turn("split", id, tuple(slots), left.most_common(1)[0][0])
                    if left
                    else Turn("born", id, tuple(slots))
                )
            else:
                turns += self._grow(id, merged, slots, before)
            for slot in slots:
                self.story_of[slot] = id
        return turns

    def exchange(self, slot: int, new: int | None) -> None:
        """Let another slot stand where this one stood, or nothing."""
        story = self.named[self.story_of.pop(slot)]
        story.slots.remove(slot)
        if new is not None:
            story.slots.append(new)
            self.story_of[new] = next(id for id, named in self.named.items() if named is story)

    def drop(self, id: str) -> Named:
        """Forget a story and its aliases."""
        named = self.named.pop(id)
        for slot in named.slots:
            del self.story_of[slot]
        for alias in named.aliases:
            del self._aliases[alias]
        return named

    def _kept(self, groups: Sequence[Sequence[int]]) -> list[tuple[str | None, list[str]]]:
        """For each group the id it keeps, or None, and the ids that are merged into it."""
        group_of = {slot: number for number, slots in enumerate(groups) for slot in slots}
        before = {self.story_of[slot] for slot in group_of if slot in self.story_of}
        heirs: list[list[str]] = [[] for _ in groups]
        for id in sorted(before, key=lambda id: self.named[id].born):
            counts = Counter(group_of[slot] for slot in self.named[id].slots)
            heirs[min(counts, key=lambda number: (-counts[number], number))].append(id)
        return [(ids[0], ids[1:]) if ids else (None, []) for ids in heirs]

    def _grow(
        self, id: str, merged: Sequence[str], slots: Sequence[int], before: Sequence[str | None]
    ) -> Iterator[Turn]:
        named = self.named[id]
        for other in merged:
            absorbed = self.named.pop(other)
            self._alias(id, {other, *absorbed.aliases})
            yield Turn(
                "merged", id, tuple(slot for slot, was in zip(slots, before, strict=True) if was == other), other
            )
        came = tuple(slot for slot, was in zip(slots, before, strict=True) if was != id and was not in merged)
        went = tuple(slot for slot in named.slots if slot not in slots)
        named.slots = list(slots)
        if came:
            yield Turn("grown", id, came)
        if went:
            yield Turn("shrunk", id, went)

    def _alias(self, id: str, others: set[str]) -> None:
        self.named[id].aliases |= others
        for other in others:
            self._aliases[other] = id

    def _bear(self, slots: Sequence[int], place_of: Callable[[int], Place]) -> str:
        """An id from the section the story begins with, or the next: one that no open story goes by.

        A story that was merged by mistake and parts again is called what it was called before.
        """
        places = sorted(place_of(slot) for slot in slots)
        attempt = 0
        while True:
            founder = places[attempt % len(places)]
            id = _digest(founder, attempt // len(places))
            if id not in self.named:
                break
            attempt += 1
        if id in self._aliases:
            self.named[self._aliases.pop(id)].aliases.discard(id)
        self.named[id] = Named(self._born, list(slots))
        self._born += 1
        return id


def _digest(founder: Place, attempt: int) -> str:
    content = f"{founder.article}\t{founder.start}\t{attempt}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
