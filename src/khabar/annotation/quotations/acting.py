"""Those who act outside what is reported: whoever acts last may go on to speak (زار الوزير المصنع. وقال ...)."""

from bisect import bisect_left

from khabar.annotation.quotations.actors import Actor, in_marks
from khabar.annotation.quotations.adverbials import is_attached
from khabar.annotation.quotations.cast import Cast
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import reporting, speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.word_shapes import is_preposition, opens_happening
from khabar.language.clitics import known_noun, split_clitics

_TO_HIM = ("عليه", "عليها", "عليهم", "له", "لها", "لهم")


def reported_spans(found: Reports) -> tuple[list[int], list[int]]:
    """Starts of all reported stretches, and how far those up to each reach."""
    spans = sorted((content.start, content.end) for content in found.contents.values() if content.kind != "before")
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    return [start for start, _ in spans], reach


def is_reported(spans: tuple[list[int], list[int]], position: int) -> bool:
    """Whether a position stands inside something reported."""
    starts, reach = spans
    at = bisect_left(starts, position + 1) - 1
    return at >= 0 and reach[at] > position


def acting_subjects(reading: Reading, found: Reports, cast: Cast) -> list[Actor]:
    """Those who stand as subject of some verb outside what is reported: the latest of them may go on to speak."""
    actors = []
    spans = reported_spans(found)
    spoken = {report.subject[0] for report in found.reports if report.subject}
    everyone = [*cast.bodies, *cast.roles, *(n for p in cast.persons for n in p.names)]
    for actor in sorted({a.first: a for a in everyone}.values(), key=lambda a: a.first):
        if actor.first in spoken or is_reported(spans, reading.starts[actor.first]):
            continue
        if actor.kind in ("document", "thing") or not _is_subject(reading, actor):
            continue
        if in_marks(reading, actor.first, actor.last):
            continue  # what stands in marks after a verb is as often its object
        actors.append(actor)
    return actors


def _is_subject(reading: Reading, actor: Actor) -> bool:
    at = actor.first
    if at == 0 or reading.gap(at).strip(' «"“'):
        opening = at == 0 or "\n" in reading.gap(at) or reading.gap(at).strip()[-1:] in ".؛"
        following = reading.words[actor.last] if actor.last < len(reading) else ""
        return opening and ((following[:1] in "يت" and len(following) > 3) or following in reporting().forms)
    before = reading.words[at - 1]
    form = reporting().forms.get(before)
    if form and form.shape in ("participle", "noun"):
        return False  # داعيا رئيس المجلس إلى
    if at >= 2 and reading.words[at - 2] in word_list("for_his_part") and not reading.gap(at).strip():
        return not is_preposition(before)  # من جهته أثنى السفير
    if before == "كلمة" and reading.words[at].startswith("ل"):
        return True
    if is_attached(reading, at) or split_clitics(reading.words[at]).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    word = before[1:] if before[:1] in "وف" and len(before) > 3 else before
    if before == "باسم" or split_clitics(before).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    if at >= 2 and is_that(before) and reading.words[at - 2] in ("غير", "الا"):
        return True  # غير أن نقابات سارعت
    if (
        (word.startswith(("ال", "لل", "بال", "ب")) and len(word) > 4 and word[:2] != "بد")
        or is_preposition(before)
        or len(word) < 3
    ):
        return False
    if at >= 2 and before in _TO_HIM:
        return reading.words[at - 2].removeprefix("و") in reporting().forms  # ورد عليه النائب
    if (
        word in speaker_words().adverbs
        or word in reporting().relatives
        or is_that(word)
        or at - 1 in reading.names
        or speaks(before)
    ):
        return False
    if at >= 2 and (reading.words[at - 2] in reporting().relatives or is_that(reading.words[at - 2])):
        return False
    if known_noun(word) and not _opens(reading, at - 1):
        return False
    if word.endswith(("ه", "ها", "هم")) and (word[:-1] in reporting().forms or word[:-2] in reporting().forms):
        return True  # أعلنها الوزير
    if word.endswith(("ة", "ات", "ين", "ون", "ه", "ها", "هم")) or word[0].isdigit():
        return False
    opens = reading.word_at(reading.statement_start(reading.starts[at - 1])) == at - 1
    return opens or not opens_happening(word)


def _opens(reading: Reading, verb: int) -> bool:
    """Whether a word opens its statement, alone or after a phrase that a comma ends: وفي المقابل، دافع الوزير عن ..."""
    start = reading.word_at(reading.statement_start(reading.starts[verb]))
    return verb == start or (reading.gap(verb).strip() in ("،", ",") and is_preposition(reading.words[start]))
