"""Which of the people known so far a name belongs to, if any: the decision, with its reason.

A full name written alike is enough when it has three parts, or two of which the surname is not common. Anything less (a
common name, another spelling, a name cut short, a surname alone) needs something beside the name. Where nothing speaks,
the answer is a new person and the namesakes it may be.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from khabar.language.name_lists import listed_names
from khabar.link.acquaintances import Blocks, Identity
from khabar.link.contexts import Contexts
from khabar.link.people import Appearance, parts_alike
from khabar.link.sameness import SHORTEST, Beside, Kinship, beside, kinship, one_office, surely_one

#: Names of so many parts, written alike, are one person whatever their titles.
FULL = 3
#: What must speak beside a common name: more than one word of a title.
TELLING = 2
#: A person of so many articles is meant by a shorter name that fits nobody else.
KNOWN = 5
#: Of a name met before, a person is meant who is in so many times more articles than all others of that name.
OUTSTANDING = 8
#: How many namesakes a name is told of.
TOLD = 2


class Home(Struct, frozen=True):
    """`identity` None where the name is nobody's met so far; `doubts` are namesakes it may be, each with the reason."""

    identity: Identity | None
    why: str = ""
    doubts: tuple[tuple[Identity, str], ...] = ()


def find_home(person: Appearance, blocks: Blocks, contexts: Contexts, forbidden: Callable[[Identity], bool]) -> Home:
    """The person an appearance belongs to, or nobody met so far; `forbidden` are those it may not be."""

    def free(identities: Iterable[Identity]) -> list[Identity]:
        return [
            one for one in identities if (one.by_hand or person.document not in one.documents) and not forbidden(one)
        ]

    if len(person.parts) == 1:
        return surname_home(person, free(blocks.surnamed(person)), blocks, contexts)
    alike = [(kin, one) for one in free(blocks.alike(person)) if (kin := relation(person, one)) is not Kinship.APART]
    home = _equal_home(person, [one for kin, one in alike if kin is Kinship.EQUAL], blocks, contexts)
    if home.identity is None:
        near = _near_home(person, [(kin, one) for kin, one in alike if kin is not Kinship.EQUAL], blocks, contexts)
        home = Home(near.identity, near.why, () if near.identity else (*home.doubts, *near.doubts))
    if home.identity is None and not blocks.is_common(person) and not person.fathered:
        for one in free(blocks.surnamed(person)):
            if any(_holds_office(person, other, contexts) for other in _exemplars(one)):
                return Home(one, f"«{person.name}» and «{name_of(one)}» are alike and hold one office")
    return home


def relation(person: Appearance, identity: Identity) -> Kinship:
    """How a full name stands to all the full names of a person: apart where it contradicts one of them."""
    best = Kinship.APART
    for form in identity.forms.values():
        if len(form.parts) > 1:
            kin = kinship(person, form)
            if kin is Kinship.APART and not identity.by_hand:
                return kin
            best = max(best, kin)
    return best


def can_be_one(one: Identity, other: Identity) -> bool:
    """Whether nothing in their names or articles keeps two people apart."""
    if not one.documents.keys().isdisjoint(other.documents):
        return False
    full = [form for form in one.forms.values() if len(form.parts) > 1]
    return all(relation(form, other) is not Kinship.APART for form in full) or not any(
        len(form.parts) > 1 for form in other.forms.values()
    )


def what_speaks(person: Appearance, identity: Identity, contexts: Contexts) -> Beside | None:
    """The weightiest thing beside the name that speaks for an appearance being this person."""
    found = (beside(person, other, contexts) for other in _exemplars(identity) if other.document in contexts)
    return max((one for one in found if one is not None), default=None)


def name_of(identity: Identity) -> str:
    """The fullest name of a person."""
    return max(identity.forms.values(), key=lambda person: (len(person.parts), len(person.name))).name


def _equal_home(person: Appearance, equal: Sequence[Identity], blocks: Blocks, contexts: Contexts) -> Home:
    said = f"«{person.name}» is one name"
    speaking: list[tuple[Beside, Identity]] = []
    common = blocks.is_common(person)
    doubts: list[tuple[Identity, str]] = []
    for identity in equal:
        if len(person.parts) >= FULL:
            return Home(identity, f"{said} of {len(person.parts)} parts")
        found = what_speaks(person, identity, contexts)
        differ = _titles_differ(person, identity)
        if found and (found.weight >= TELLING or not common):
            speaking.append((found, identity))
        elif not differ and _stands_out(identity, equal):
            speaking.append(
                (Beside(0, f"{len(identity.documents)} articles tell of him, of no other so called"), identity)
            )
        elif not common and not differ:
            speaking.append((Beside(0, "few people bear the surname"), identity))
        else:
            why = "the titles differ" if differ else "many people are called so"
            doubts.append(
                (identity, f"«{person.name}» is one name, maybe another man: {why}, nothing else speaks for one")
            )
    if speaking:
        found, identity = max(speaking, key=lambda one: (one[0].weight, len(one[1].members), -one[1].number))
        return Home(identity, f"{said}; {found.why}")
    return Home(None, "", tuple(doubts[:TOLD]))


def _near_home(
    person: Appearance, near: Sequence[tuple[Kinship, Identity]], blocks: Blocks, contexts: Contexts
) -> Home:
    """Another spelling, or a name cut short."""
    speaking = [
        (found.weight, kin, identity, found.why)
        for kin, identity in near
        if (found := what_speaks(person, identity, contexts)) is not None
    ]
    if speaking:
        speaking.sort(key=lambda one: (-one[0], -one[1], -len(one[2].members), one[2].number))
        weight, kin, identity, why = speaking[0]
        rivals = [one for one in speaking[1:] if one[0] == weight and not can_be_one(identity, one[2])]
        if not rivals:
            return Home(identity, f"«{person.name}» and «{name_of(identity)}» are one name; {why}")
        return Home(None, "", _could_be(person, [identity, *(one[2] for one in rivals)]))
    fitting = [(kin, one) for kin, one in near if not _titles_differ(person, one)]
    if len(fitting) == 1 and len(near) == 1:
        kin, identity = fitting[0]
        if kin is Kinship.SPELLED and not blocks.is_common(person) and _sound_alike(person, identity):
            return Home(identity, f"«{person.name}» and «{name_of(identity)}» sound alike in every part")
        if kin is Kinship.PART and len(identity.documents) >= KNOWN:
            return Home(identity, f"«{person.name}» fits «{name_of(identity)}» and nobody else")
    return Home(None, "", _could_be(person, [one for _, one in near]) if len(near) > 1 else ())


def surname_home(person: Appearance, known: Sequence[Identity], blocks: Blocks, contexts: Contexts) -> Home:
    """A name cut to one part that nobody else in the article has; a given name alone is not enough."""
    part = person.parts[0]
    if len(part) < SHORTEST or contexts.bearers(person.document, part) != 1:
        return Home(None)
    speaking: list[tuple[int, Identity, str]] = []
    fitting: list[Identity] = []
    for identity in known:
        if not any(parts_alike(part, form.parts[-1]) and not _ends_in_father(form) for form in identity.forms.values()):
            continue
        fitting.append(identity)
        others = (one for one in _exemplars(identity) if one.document in contexts)
        found = max(
            (
                speaks
                for other in others
                if contexts.bearers(other.document, part) == 1 and (speaks := beside(person, other, contexts))
            ),
            default=None,
        )
        if found:
            speaking.append((found.weight, identity, found.why))
    if speaking:
        speaking.sort(key=lambda one: (-one[0], -len(one[1].members), one[1].number))
        weight, identity, why = speaking[0]
        rivals = [one[1] for one in speaking[1:] if one[0] == weight and not can_be_one(identity, one[1])]
        if rivals:
            return Home(None, "", _could_be(person, [identity, *rivals]))
        how = "is short for" if any(len(form) > 1 for form in identity.forms) else "is the same surname as"
        return Home(identity, f"«{person.name}» {how} «{name_of(identity)}»; {why}")
    full = [one for one in fitting if any(len(form) > 1 for form in one.forms)]
    if len(full) == 1 and len(full[0].documents) >= KNOWN and blocks.bearers(part) == 1:
        return Home(full[0], f"«{person.name}» fits «{name_of(full[0])}» and nobody else")
    return Home(None)


def _stands_out(identity: Identity, rivals: Sequence[Identity]) -> bool:
    """Whether nearly all articles with a name mean this person."""
    others = sum(len(one.documents) for one in rivals if one is not identity)
    return len(identity.documents) >= OUTSTANDING * max(1, others)


def _could_be(person: Appearance, identities: Sequence[Identity]) -> tuple[tuple[Identity, str], ...]:
    names = " / ".join(f"«{name_of(one)}»" for one in identities[:TOLD])
    why = f"«{person.name}» could be more than one: {names}"
    return tuple((one, why) for one in identities[:TOLD])


def _ends_in_father(person: Appearance) -> bool:
    """Whether the last part is a father's or grandfather's name: «فهد بن سالم بن راشد» is not called «راشد»."""
    return person.fathered and not person.family and bool(listed_names(person.parts[-1]))


def _exemplars(identity: Identity) -> Iterator[Appearance]:
    yield from identity.offices.values()
    yield from reversed(identity.recent)


def _holds_office(person: Appearance, other: Appearance, contexts: Contexts) -> bool:
    """One office, an alike surname, and nothing but the given name between them, in articles of one subject."""
    return (
        not other.fathered
        and parts_alike(person.parts[-1], other.parts[-1])
        and one_office(person, other)
        and other.document in contexts
        and (len(other.parts) == 1 or contexts.one_subject(person.document, other.document))
    )


def _titles_differ(person: Appearance, identity: Identity) -> bool:
    """Whether both have titles and no word of them is shared."""
    return bool(person.callings and identity.callings) and person.callings.isdisjoint(identity.callings)


def _sound_alike(person: Appearance, identity: Identity) -> bool:
    return any(len(form) == len(person.parts) and all(map(surely_one, form, person.parts)) for form in identity.forms)
