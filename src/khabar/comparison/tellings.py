"""How each report puts a claim: how strongly, and through how many hands it came.

What a sentence says is told by its widest quotation, if that covers enough of it; else by the outlet itself. The word of
saying gives the strength: «أكد» affirms, «زعم» doubts, «نفى» denies, «أفيد» is passive. The hands run from the outlet to
who says it: the outlet, an agency it credits, then somebody named or unnamed.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from khabar.comparison.keys import word_stem
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import words
from khabar.records import Claim, Credit, Document, Hand, Place, Quotation, Sentence, Telling

#: Quotations tell a sentence when together they cover this part of it. A judgement.
_COVERS = 0.3

#: What the class of a word of saying makes of a claim; all others only say it.
_BY_CLASS = {"affirm": "affirms", "deny": "denies", "claim": "doubts", "expect": "judges", "judge": "judges"}

#: What an outlet calls its own people: they were there.
_EYES = ("مراسل", "مراسلنا", "موفد", "مندوب", "كاميرا", "correspondent", "reporter", "reporters")

#: Clocks run from 14 hours before Greenwich's to 12 behind it.
_EASTERNMOST, _WESTERNMOST = timedelta(hours=14), timedelta(hours=12)
_DAY = len("2026-05-14")
_FIRST_YEAR, _LAST_YEAR = 1, 9999  # a zone may not move a moment out of the calendar

_WORDS_OF_STRENGTH = {
    "states": "the outlet says it itself",
    "says": "it is said",
    "affirms": "it is affirmed",
    "doubts": "the outlet keeps its distance",
    "denies": "it is denied",
    "judges": "it is expected or judged",
    "passive": "it is reported, by nobody named",
}


def with_tellings(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Claim, ...]:
    """The claims, each with how every sentence that makes or denies it puts it, and which report had it first."""
    by_id = {document.id: document for document in documents}
    said = {document.id: _said_in_sentences(document) for document in documents}
    credits = {document.id: document.of(Credit) for document in documents}
    return tuple(
        replace(
            claim,
            tellings=tuple(
                find_telling(
                    by_id[place.article], place, said[place.article].get(place.start, ()), credits[place.article]
                )
                for place in (*claim.support, *claim.denied)
            ),
            first=_first(claim, by_id),
        )
        for claim in claims
    )


def find_telling(document: Document, place: Place, said: Sequence[Quotation], credits: Sequence[Credit]) -> Telling:
    """How one sentence puts what it says; `said` are the quotations in it or around it, `credits` those of the report."""
    quotation = _telling_quotation(place, said)
    outlet = Hand("outlet", document.article.outlet or document.id)
    if quotation is None:
        hands = (outlet, *_credited(document, place, credits))
        return Telling(place, "states", hands, None, _in_words("states", hands))
    hands = (outlet, *_passed_on(document, place, quotation, credits), *_speakers(quotation))
    strength = _strength(document, quotation)
    cue = Place(document.id, quotation.cue.start, quotation.cue.end) if quotation.cue else None
    return Telling(place, strength, hands, cue, _in_words(strength, hands))


def _said_in_sentences(document: Document) -> dict[int, list[Quotation]]:
    """The quotations that overlap each sentence, by where the sentence starts."""
    sentences = [sentence.span for sentence in document.of(Sentence)]
    ends = [span.end for span in sentences]
    found: dict[int, list[Quotation]] = {}
    for said in document.of(Quotation):
        for span in sentences[bisect_right(ends, said.span.start) :]:
            if span.start >= said.span.end:
                break
            found.setdefault(span.start, []).append(said)
    return found


def _first(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The report that came out before all others that make the claim; "" where a stamp is missing or does not tell."""
    stamps = {place.article: documents[place.article].article.published for place in claim.support}
    if len(stamps) == 1:
        return next(iter(stamps))
    zoned = any(stamp and (moment := _moment(stamp)) and moment.tzinfo for stamp in stamps.values())
    spans = sorted((_published(stamp, zoned=zoned), article) for article, stamp in stamps.items())
    return spans[0][1] if len(spans) > 1 and spans[0][0][1] < spans[1][0][0] else ""


def _published(stamp: str | None, *, zoned: bool) -> tuple[datetime, datetime]:
    """The earliest and latest moment a stamp may mean: a day is all its hours, a clock without a zone may be anywhere.

    Without `zoned`, no report of the claim names a zone, and all clocks are taken as one.
    """
    moment = _moment(stamp) if stamp else None
    if moment is None:
        return datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    if moment.tzinfo:
        return moment, moment
    moment = moment.replace(tzinfo=UTC)
    last = moment + timedelta(days=1) if len(str(stamp)) <= _DAY else moment
    return (moment - _EASTERNMOST, last + _WESTERNMOST) if zoned else (moment, last)


def _moment(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if _FIRST_YEAR < moment.year < _LAST_YEAR else None


def _telling_quotation(place: Place, said: Sequence[Quotation]) -> Quotation | None:
    """The quotation that covers most of a sentence; none where all of them cover little of it."""
    inside = [(quotation.span.overlap(place.span), quotation) for quotation in said]
    if not inside:
        return None
    covered = sum(shared for shared, _ in inside)
    _, widest = max(inside, key=lambda pair: (pair[0], -pair[1].span.start))
    return widest if covered >= _COVERS * len(place.span) else None


def _strength(document: Document, quotation: Quotation) -> str:
    if quotation.cue is None:
        return "says"
    cue = normal_text(quotation.cue.of(document.text))
    for word in words(cue):
        known = _sayings().get(word.text.casefold()) or _sayings().get(f"={word_stem(word.text)}")
        if known:
            return known
    return "says"


def _speakers(quotation: Quotation) -> tuple[Hand, ...]:
    if quotation.anonymous:
        return (Hand("unnamed", quotation.speaker_name or ""),)
    if not quotation.speaker_name:
        return ()
    if any(eye in normal_text(quotation.speaker_name).split() for eye in _eyes()):
        return ()  # the outlet's own eyes
    return (Hand("named", quotation.speaker_name),)


def _passed_on(document: Document, place: Place, quotation: Quotation, credits: Sequence[Credit]) -> tuple[Hand, ...]:
    """Who passes a quotation on: those the annotation names, else the agency that the sentence or the byline credits."""
    if quotation.via:
        return tuple(Hand("agency", name) for name in quotation.via if not _is_own(document, name))
    speaker = normal_text(quotation.speaker_name or "")
    return tuple(hand for hand in _credited(document, place, credits) if normal_text(hand.name) != speaker)


def _credited(document: Document, place: Place, credits: Sequence[Credit]) -> tuple[Hand, ...]:
    """The agency credited in the sentence itself, else the one the whole report rests on by its byline or dateline."""
    here = [one.name for one in credits if len(one.span) and one.span in place.span]
    whole = [one.name for one in credits if one.where in ("byline", "dateline")]
    chosen = [name for name in here or whole if not _is_own(document, name)]
    return (Hand("agency", chosen[0]),) if chosen else ()


def _is_own(document: Document, name: str) -> bool:
    """Whether a name is the outlet's own: «صدى» in «جريدة صدى» is nobody else."""
    own = {word.text for word in words(normal_text(document.article.outlet))}
    named = {word.text for word in words(normal_text(name))}
    return bool(named) and named <= own


def _in_words(strength: str, hands: Sequence[Hand]) -> str:
    """What a telling is called to the reader."""
    if len(hands) == 1:
        return f"{_WORDS_OF_STRENGTH[strength]}; nobody else is named for it"
    chain = " ← ".join(hand.name or "an unnamed source" for hand in hands)
    return f"{_WORDS_OF_STRENGTH[strength]}; through {len(hands)} hands: {chain}"


@cache
def _eyes() -> frozenset[str]:
    return frozenset(normal_text(word) for word in _EYES)


@cache
def _sayings() -> dict[str, str]:
    """The strength of each word of saying, by its forms in normal spelling and (after "=") by its stem."""
    sayings: dict[str, str] = {}
    for verb in read_lexicon("arabic/reporting")["verbs"]:
        strength = _of(verb["class"], verb.get("strength", "neutral"), verb.get("gloss", ""))
        for form in ("past", "present", "participle", "masdar"):
            if form in verb:
                normal = normal_text(verb[form])
                sayings.setdefault(normal, strength)
                sayings.setdefault(f"={word_stem(normal)}", strength)
    for group, table in read_lexicon("english/reporting").items():
        for level in ("neutral", "strong", "doubt"):
            for form in table.get(level, ()) if isinstance(table, dict) else ():
                sayings.setdefault(normal_text(form).casefold(), _of(group, level, ""))
    return sayings


def _of(kind: str, strength: str, gloss: str) -> str:
    if gloss.startswith("it was") and strength != "doubt":
        return "passive"
    if strength == "doubt":
        return "doubts"
    return _BY_CLASS.get(kind, "affirms" if strength == "strong" else "says")
