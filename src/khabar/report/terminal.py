"""The comparison in a terminal: the same parts as the page, without the full texts.

`[2:5]` after a sentence is its place: sentence 5 of report 2. Nothing is told by colour alone, and nothing in a report
can drive the terminal: the view holds visible text only, and no markup of rich is read from it.
"""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from khabar.records import Comparison, Document
from khabar.report import view
from khabar.report.arrange import arrange
from khabar.report.flow import Paragraph, Phrase, Run, flow
from khabar.report.interface import Interface, interface
from khabar.report.matrix import ALONE_SHOWN, claims, lone_claims, omissions
from khabar.report.phrases import (
    MARKS,
    Lines,
    excerpt,
    marked,
    number_list,
    numbered_name,
    outlet_name,
    phrase,
    place_of,
    plain,
    reason_lines,
    rest_line,
    speaker_name,
)

#: Longer lines are hard to read; a wider console leaves the rest empty.
WIDEST, NARROWEST = 100, 24
#: How much of the long parts a terminal shows; the page shows all.
MOMENTS_SHOWN, PAIRS_SHOWN = 12, 12


def print_comparison(comparison: Comparison, documents: Sequence[Document], console: Console, lang: str = "en") -> None:
    """Print one comparison to a rich console, the interface in `lang` (en or ar), cut to the console's width.

    Raises `InputError` for an interface language we have no words for.
    """
    words = interface(lang)
    shown = arrange(comparison, documents)
    width = max(min(console.width, WIDEST), NARROWEST)
    for paragraph in _comparison(shown, words, width):
        for line in flow(paragraph, width, words.direction):
            console.print(line, soft_wrap=True, highlight=False)
        if not paragraph.phrases and not paragraph.lead:
            console.print()


def _comparison(shown: view.View, words: Interface, width: int) -> Lines:
    """Every part in the order of the page."""
    yield from _masthead(shown, words)
    yield from _part("summary", words, _summary(shown, words))
    yield from _part("origins", words, _origins(shown, words))
    yield from _part("claims", words, claims(shown, words, width))
    if shown.lone_claims:
        yield from _part("lone_claims", words, lone_claims(shown, words))
    if shown.omissions:
        yield from _part("omissions", words, omissions(shown, words))
    yield from _part("conflicts", words, _conflicts(shown, words))
    if shown.voices:
        yield from _part("voices", words, _voices(shown, words))
    yield from _part("quotations", words, _quotations(shown, words))
    if shown.lone_quotations:
        yield from _part("lone_quotations", words, _lone_quotations(shown, words))
    yield from _part("people", words, _people(shown, words))
    yield from _part("debts", words, _debts(shown, words))
    yield from _part("timeline", words, _timeline(shown, words))
    yield from _part("published", words, _published(shown, words))
    if shown.asides:
        yield from _part("asides", words, (excerpt(aside.cited, words, lead="- ") for aside in shown.asides))
    yield _BLANK
    yield plain(words.say("reference"), style="dim")
    yield plain(words.say("see_page"), style="dim")


def _masthead(shown: view.View, words: Interface) -> Lines:
    yield plain(shown.headline or words.say("no_headline"), style="bold", isolate="auto")
    o = shown.origins
    yield plain(words.origin_count(o.outlets, o.best, (o.low, o.high)))
    if shown.as_of:
        later = words.say("later", reports=words.count("reports", shown.later)) if shown.later else ""
        yield plain(f"{words.say('as_of', moment=words.instant(shown.as_of))}. {later}".strip(), style="bold")
    for report in shown.reports:
        stamp = words.instant(report.published) if report.published else words.say("unknown_day")
        yield Paragraph((outlet_name(report, words), phrase(stamp, "dim")), lead=f"{words.number(report.number)}  ")


def _summary(shown: view.View, words: Interface) -> Lines:
    for cited in shown.summary:
        yield excerpt(cited, words)


def _origins(shown: view.View, words: Interface) -> Lines:
    origins = shown.origins
    if origins.best:
        reading = "range" if origins.low != origins.high else "exact"
        yield plain(
            f"{words.origin_count(origins.outlets, origins.best)}: {words.say(f'origins.{reading}', low=origins.low, high=origins.high)}"
        )
    else:
        yield plain(words.say("origins.unknown"))
    yield from reason_lines(origins.why or ((words.say("origins.no_reason"),) if origins.best else ()), words)
    for entry in origins.entries:
        name = phrase(entry.name or words.say("origins.not_named"), "bold", "auto")
        kind = phrase(f"({words.choice('origin_kind', entry.kind)})")
        yield Paragraph(
            (name, kind, phrase(f"{words.say('origins.rests')}:"), number_list(entry.reports, words)), lead="* "
        )
        yield from reason_lines((entry.why,) if entry.why else (), words)


def _voices(shown: view.View, words: Interface) -> Lines:
    for voice in shown.voices:
        kind = phrase(f"({words.choice('voice_kind', voice.kind)})", "dim")
        numbers = number_list((cited.number for cited in voice.cited), words)
        yield Paragraph((speaker_name(voice.name, words), kind, numbers), lead="* ")


def _conflicts(shown: view.View, words: Interface) -> Lines:
    for conflict in shown.conflicts:
        kind = phrase(f"{words.choice('conflict_kind', conflict.kind)}:", "bold red")
        yield Paragraph((kind, phrase(conflict.about, "bold", "auto")), lead="× ")
        yield from reason_lines((conflict.why,) if conflict.why else (), words)
        for value in conflict.values:
            yield Paragraph((phrase(value.value, "bold", "auto"),), indent=2)
            for cited in value.cited:
                yield excerpt(cited, words, lead="    - ")


def _quotations(shown: view.View, words: Interface) -> Lines:
    if shown.drifts:
        legend = [
            Run(f"{MARKS[mark][0]}{words.say(f'legend.{mark}')}{MARKS[mark][1]} ", "dim") for mark in ("ins", "del")
        ]
        yield Paragraph((Phrase(tuple(legend)),))
    for drift in shown.drifts:
        yield Paragraph(
            (speaker_name(drift.speaker, words), phrase(words.count("wordings", len(drift.wordings)), "dim")), lead="* "
        )
        for wording in drift.wordings:
            bent = [words.say(f"bent.{key}") for key in wording.bent]
            notes = words.say("comma").join([words.choice("quotation_kind", wording.kind), *bent])
            text = Phrase(marked(wording.words), wording.cited.direction)
            name = numbered_name(wording.cited.number, wording.cited.outlet, words)
            yield Paragraph((name, phrase(f"({notes})", "dim")), indent=2)
            yield Paragraph((text, place_of(wording.cited, words)), indent=4)
        yield from reason_lines(drift.why, words)


def _lone_quotations(shown: view.View, words: Interface) -> Lines:
    for number, group in groupby(shown.lone_quotations, key=lambda one: one.cited.number):
        quotations = list(group)
        count = phrase(words.count("quotations", len(quotations)), "dim")
        yield Paragraph((numbered_name(number, quotations[0].cited.outlet, words), count))
        for quotation in quotations[:ALONE_SHOWN]:
            kinds = [words.choice("quotation_kind", quotation.kind)]
            kinds += [words.say("quotation.anonymous")] if quotation.anonymous else []
            notes = phrase(f"({words.say('comma').join(kinds)}):", "dim")
            text = Phrase(marked(quotation.cited.pieces), quotation.cited.direction)
            speaker = speaker_name(quotation.speaker, words)
            yield Paragraph((speaker, notes, text, place_of(quotation.cited, words)), lead="  - ")
        yield from rest_line(len(quotations) - ALONE_SHOWN, words)


def _people(shown: view.View, words: Interface) -> Lines:
    for person in shown.people:
        if not person.shared:
            continue
        yield Paragraph((phrase(person.name, "bold", "auto"),), lead="* ")
        yield from _spellings(person.spellings, words)
        if person.titles:
            yield Paragraph((phrase(f"{words.say('people.titles')}:", "dim"),), indent=2)
            yield from _spellings(person.titles, words)
        yield from reason_lines(person.why, words)
    alone = sum(not person.shared for person in shown.people)
    if alone:
        yield plain(words.say("people.alone", people=words.count("people", alone)), style="dim")


def _spellings(spellings: Sequence[view.Spelling], words: Interface) -> Lines:
    for spelling in spellings:
        numbers = number_list((cited.number for cited in spelling.cited), words)
        yield Paragraph((phrase(spelling.text, "", "auto"), numbers), lead="  - ")


def _debts(shown: view.View, words: Interface) -> Lines:
    for debt in shown.debts:
        pairs = [f"[{words.say('debt.pair', left=pair.left, right=pair.right)}]" for pair in debt.pairs[:PAIRS_SHOWN]]
        relation = phrase(f"{words.choice('relation', debt.relation)}:", "bold")
        yield Paragraph((relation, *(phrase(pair) for pair in pairs)), lead="* ")
        yield from rest_line(len(debt.pairs) - PAIRS_SHOWN, words)
        shares = [pair.share for pair in debt.pairs if pair.share and pair.matches]
        share = [words.say("debt.share", share=words.percent(shares[0]))] if len(debt.pairs) == len(shares) == 1 else []
        yield from reason_lines([reason for reason in (debt.evidence, *share) if reason], words)


def _timeline(shown: view.View, words: Interface) -> Lines:
    for moment in shown.moments[:MOMENTS_SHOWN]:
        kind = words.choice("moment_kind", moment.kind)
        yield Paragraph(
            (phrase(words.days(moment.earliest, moment.latest), "bold"), phrase(f"({kind})", "dim")), lead="* "
        )
        for cited in moment.cited[:1]:
            yield excerpt(cited, words, lead="    ")
    yield from rest_line(len(shown.moments) - MOMENTS_SHOWN, words)


def _published(shown: view.View, words: Interface) -> Lines:
    by_number = {report.number: report for report in shown.reports}
    for publication in shown.publications:
        stamp = words.instant(publication.stamp) if publication.stamp else words.say("unknown_day")
        number = publication.number
        yield Paragraph((numbered_name(number, by_number[number].outlet, words), phrase(stamp)), lead="- ")


_BLANK = Paragraph(())


def _part(key: str, words: Interface, lines: Lines) -> Lines:
    """A part under its heading, with its lead; a plain word where it is empty."""
    yield _BLANK
    yield plain(words.say(f"part.{key}"), style="bold cyan")
    empty = True
    for paragraph in lines:
        if empty and f"lead.{key}" in words.phrases:
            yield plain(words.say(f"lead.{key}"), style="dim")
        empty = False
        yield paragraph
    if empty and f"none.{key}" in words.phrases:
        yield plain(words.say(f"none.{key}"), style="dim")
