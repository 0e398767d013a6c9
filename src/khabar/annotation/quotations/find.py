"""Every quotation of a document. The order: read, find reports, sort out the marks, name the speakers, follow chains."""

from khabar.annotation.quotations.chains import Chains
from khabar.annotation.quotations.direct import Said, find_said
from khabar.annotation.quotations.english import find_english
from khabar.annotation.quotations.headlines import find_headlines
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import read_reports
from khabar.annotation.quotations.speakers import Speakers, Voice
from khabar.annotation.quotations.wording import cue_span, name_of, span_of_words
from khabar.language.normal import is_arabic
from khabar.records import Document, Quotation

BY = "quotations@1"
#: F1 at overlap .8 on reports that nobody had tuned on (279 and 190 quotations, 2026-11-22, docs/scores.md): what `score` says.
_SCORES = {"direct": 0.9, "indirect": 0.87}
#: The script of an article is told from this many of its first characters.
SAMPLE = 4000
UNKNOWN = "unknown"


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """What anyone is made to say in an article, direct and indirect, in the order of the text.

    Never fails on any text; time and memory grow with its length. Works without mentions, better with them.
    """
    reading = Reading(document)
    if not len(reading):
        return ()
    if not is_arabic(document.normal.text[:SAMPLE]):
        return find_english(reading)
    found = read_reports(reading)
    speakers = Speakers(reading, found)
    chains = Chains(reading, found, speakers)
    said = [
        *find_headlines(reading, speakers),
        *((one, _voice(reading, speakers, one)) for one in find_said(reading, found)),
    ]
    quotations = []
    for one, voice in said:
        span = document.normal.original(one.start, one.end)
        if not len(span):
            continue
        report = found.reports[one.report] if one.report >= 0 else None
        quotations.append(
            Quotation(
                span=span,
                by=BY,
                score=_SCORES[one.kind],
                kind=one.kind,
                cue=cue_span(reading, report) if report else None,
                speaker=span_of_words(reading, voice.words) if voice and voice.words else None,
                speaker_name=(name_of(reading, voice.who) if voice and voice.who else None) or UNKNOWN,
                via=chains.of(one, voice),
                anonymous=chains.is_anonymous(voice),
            )
        )
    return tuple(quotations)


def _voice(reading: Reading, speakers: Speakers, one: Said) -> Voice | None:
    if one.report >= 0:
        return speakers.voices.get(one.report)
    return speakers.last_voice(reading.word_at(one.start))
