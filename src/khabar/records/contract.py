"""The JSON the commands print (DESIGN section 4): from records to plain objects, names that stay.

Anything may be added here, nothing renamed. `encode` writes one object as one line of UTF-8.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from khabar.records.annotations import Credit, Mention, Quotation, Section, Sentence, TimeExpression
from khabar.records.comparison import Comparison
from khabar.records.document import Document
from khabar.records.keeping import Hit
from khabar.records.span import Place, Span
from khabar.records.stories import Link, Story

Json = dict[str, Any]

_ENCODER = msgspec.json.Encoder()
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def encode(value: object) -> str:
    """One line of JSON; lone surrogates, which no UTF-8 can hold, become U+FFFD."""
    return _ENCODER.encode(_printable(value)).decode("utf-8")


def annotated(document: Document) -> Json:
    """What `khabar annotate --json` prints for one article."""
    text = document.text
    return {
        "id": document.id,
        "text": text,
        "sentences": [_at(s.span) for s in document.of(Sentence)],
        "sections": [{**_at(s.span), "kind": s.kind, "why": s.why} for s in document.of(Section)],
        "mentions": [
            {**_at(m.span), "label": m.label, "text": m.span.of(text), "name": m.name, "title": _maybe(m.title_span)}
            for m in document.of(Mention)
        ],
        "times": [
            {
                **_at(t.span),
                "type": t.type,
                "value": t.value,
                "earliest": t.earliest,
                "latest": t.latest,
                "rule": t.rule,
            }
            for t in document.of(TimeExpression)
        ],
        "quotations": [_quotation(q) for q in document.of(Quotation)],
        "credits": [{"name": c.name, "where": c.where, "key": c.key, **_at(c.span)} for c in document.of(Credit)],
    }


def clustered(stories: Sequence[Story], links: Sequence[Sequence[Link]] | None = None) -> Json:
    """What `khabar cluster --json` prints; with the links of each story, also why its members belong to it."""
    told = [
        {
            "id": story.id,
            "title": story.title,
            "members": [_standing(member) for member in story.members],
            "first": story.first,
            "last": story.last,
            "outlets": story.outlets,
            "origins": story.origins,
            "people": story.people,
            "places": story.places,
            "aliases": story.aliases,
        }
        for story in stories
    ]
    if links is not None:
        told = [{**story, "why": [_link(link) for link in of]} for story, of in zip(told, links, strict=True)]
    return {"stories": told}


def compared(comparison: Comparison) -> Json:
    """What `khabar compare --json` prints for one group."""
    return {
        "group": comparison.group,
        "articles": list(comparison.articles),
        "summary": list(comparison.summary),
        "alignments": [
            {"a": x.left, "b": x.right, "label": x.label, "score": x.score, "why": "; ".join(x.evidence)}
            for x in comparison.alignments
        ],
        "copies": [
            {"a": x.left, "b": x.right, "relation": x.relation, "score": x.score, "evidence": x.evidence}
            for x in comparison.dependences
        ],
        "reuses": list(comparison.reuses),
        "origins": [
            {"name": x.name, "kind": x.kind, "articles": x.articles, "evidence": x.evidence, "why": x.why}
            for x in comparison.origins
        ],
        "independent_origins": comparison.independent.best,
        "independent_origins_range": [comparison.independent.low, comparison.independent.high],
        "independent_origins_why": comparison.independent.why,
        "claims": [
            {
                "text": x.text,
                "place": x.place,
                "support": x.support,
                "silent": x.silent,
                "denied": x.denied,
                "origins": x.origins,
                "tellings": x.tellings,
                "first": x.first,
            }
            for x in comparison.claims
        ],
        "conflicts": [
            {
                "kind": x.kind,
                "about": x.about,
                "why": x.why,
                "values": [{"value": v.value, **_standing(v.place)} for v in x.values],
            }
            for x in comparison.conflicts
        ],
        "people": [
            {
                "name": x.name,
                "spellings": {s.text: _articles(s.places) for s in x.spellings},
                "titles": {s.text: _articles(s.places) for s in x.titles},
                "why": x.why,
            }
            for x in comparison.people
        ],
        "drifts": list(comparison.drifts),
        "timeline": list(comparison.timeline),
        "set_aside": list(comparison.set_aside),
        "voices": list(comparison.voices),
        "omissions": list(comparison.omissions),
        "as_of": comparison.as_of,
        "later": comparison.later,
    }


def found(hit: Hit) -> Json:
    """What `khabar search --json` and `khabar quotes --json` print for one hit."""
    return {
        **_standing(hit.place),
        "snippet": hit.snippet,
        "score": hit.score,
        "marks": [_at(mark) for mark in hit.marks],
        "why": hit.why,
        "title": hit.title,
        "outlet": hit.outlet,
        "day": hit.day,
        "speaker": hit.speaker,
    }


def _link(link: Link) -> Json:
    return {
        "member": _standing(link.member),
        "nearest": _standing(link.nearest),
        "score": link.score,
        "features": [
            {"name": f.name, "value": round(f.value, 4), "weight": f.weight, "why": f.why} for f in link.features
        ],
    }


def _quotation(quotation: Quotation) -> Json:
    return {
        **_at(quotation.span),
        "kind": quotation.kind,
        "cue": _maybe(quotation.cue),
        "speaker": _maybe(quotation.speaker),
        "speaker_name": quotation.speaker_name,
        "via": quotation.via,
        "anonymous": quotation.anonymous,
    }


def _at(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else _at(span)


def _standing(place: Place) -> Json:
    return {"article": place.article, "start": place.start, "end": place.end}


def _articles(places: Sequence[Place]) -> list[str]:
    return list(dict.fromkeys(place.article for place in places))


def _printable(value: object) -> object:
    """The same object with every string fit for UTF-8; records become plain objects on the way."""
    return _clean(msgspec.to_builtins(value))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _LONE_SURROGATES.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value
