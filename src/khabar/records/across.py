"""The JSON of `khabar copies` and `khabar people`: what hangs together across articles; names that stay."""

from collections.abc import Mapping, Sequence
from typing import Any

from khabar.records.comparison import Named, Namesake, Person, Reuse, Spelling

Json = dict[str, Any]


def copied(reuses: Sequence[Reuse]) -> Json:
    """What `khabar copies --json` prints: each as in the `reuses` of a comparison."""
    return {"reuses": list(reuses)}


def identified(
    people: Sequence[Person], namesakes: Sequence[Namesake], things: Sequence[Named], outlets: Mapping[str, str]
) -> Json:
    """What `khabar people --json` prints; `outlets` gives the outlet of each article."""
    return {
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "spellings": _by_outlet(one.spellings, outlets),
                "roles": [
                    {"title": r.text, "first": r.first, "last": r.last, "articles": r.articles} for r in one.roles
                ],
                "articles": articles_of(one.spellings),
                "why": one.why,
            }
            for one in people
        ],
        "namesakes": list(namesakes),
        "places": [_thing(one, outlets) for one in things if one.kind == "place"],
        "bodies": [_thing(one, outlets) for one in things if one.kind == "body"],
    }


def articles_of(spellings: Sequence[Spelling]) -> list[str]:
    """Every article in which a name stands, once, in order."""
    return list(dict.fromkeys(place.article for spelling in spellings for place in spelling.places))


def _thing(named: Named, outlets: Mapping[str, str]) -> Json:
    return {
        "id": named.id,
        "name": named.name,
        "type": named.type,
        "country": named.country,
        "spellings": _by_outlet(named.spellings, outlets),
        "articles": articles_of(named.spellings),
        "why": named.why,
    }


def _by_outlet(spellings: Sequence[Spelling], outlets: Mapping[str, str]) -> list[Json]:
    """Each spelling with the outlets that write it so and the places at which they do."""
    told = []
    for spelling in spellings:
        at: dict[str, list[Any]] = {}
        for place in spelling.places:
            at.setdefault(outlets.get(place.article, ""), []).append(place)
        told.append({"text": spelling.text, "outlets": at})
    return told
