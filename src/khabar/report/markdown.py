"""The comparison as Markdown: the same parts as the page, every excerpt a link to its sentence in the full texts below.

The reports' words are escaped so that none of them is read as markup (CommonMark and GitHub's flavour); the only HTML
is our own empty anchors. Mixed directions are kept apart by Unicode isolates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from khabar.records import Comparison, Document
from khabar.report import view
from khabar.report.arrange import arrange
from khabar.report.interface import Interface, interface
from khabar.report.visible import isolated

Lines = Iterator[str]

#: Characters that mean something to a Markdown reader anywhere in a line, and what makes a bare address a link.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#&|~$^=+!@]|(?<=\bhttp):|(?<=\bhttps):|(?<=\bftp):|(?<=\bwww)\.", re.IGNORECASE)
#: What would make a line a list: only text that stands outside every sentence begins a line without our anchor.
_LINE_START = re.compile(r"^(\d*)([-.)])")
_MARKS = {"ins": "**", "del": "~~", "hit": "**", "quote": "", "indirect": "", "name": "", "time": ""}


def render_markdown(comparison: Comparison, documents: Sequence[Document], lang: str = "en") -> str:
    """One comparison with the full text of its reports as Markdown, the interface in `lang` (en or ar).

    Raises `InputError` for an interface language we have no words for.
    """
    words = interface(lang)
    return "\n".join(_comparison(arrange(comparison, documents), words)) + "\n"


def escape(text: str) -> str:
    """Visible text as Markdown that reads as that text and nothing else, on one line."""
    return _SPECIAL.sub(lambda found: "\\" + found.group(), " ".join(text.split()))


def _comparison(shown: view.View, words: Interface) -> Lines:
    yield f"# {_name(shown.headline) or words.say('no_headline')}"
    yield ""
    o = shown.origins
    yield f"**{words.origin_count(o.outlets, o.best, (o.low, o.high))}**"
    if shown.as_of:
        yield ""
        yield words.say("as_of", moment=escape(words.instant(shown.as_of)))
    names = {report.number: report.outlet or words.say("unnamed") for report in shown.reports}
    yield from _part("summary", words, (f"- {_cited(cited)} {_badge(cited, words)}" for cited in shown.summary))
    yield from _part("reports", words, (_report_line(report, names, words) for report in shown.reports))
    yield from _part("origins", words, _origins(shown.origins, names, words))
    yield from _part("claims", words, _claims(shown, names, words))
    yield from _part("lone_claims", words, _lone_claims(shown, names, words))
    yield from _part("omissions", words, _omissions(shown, names, words))
    yield from _part("conflicts", words, _conflicts(shown, words))
    yield from _part("voices", words, _voices(shown, words))
    yield from _part("quotations", words, _quotations(shown, names, words))
    yield from _part("lone_quotations", words, _lone_quotations(shown, names, words))
    yield from _part("people", words, _people(shown, words))
    yield from _part("debts", words, _debts(shown, names, words))
    yield from _part("timeline", words, _timeline(shown, words))
    yield from _part("published", words, _published(shown, names, words))
    yield from _part(
        "asides", words, (f"- {_cited(aside.cited)} {_badge(aside.cited, words)}" for aside in shown.asides)
    )
    yield from _part("texts", words, _texts(shown, names, words))


def _report_line(report: view.Report, names: dict[int, str], words: Interface) -> str:
    stamp = words.instant(report.published) if report.published else words.say("unknown_day")
    headline = f": {_name(report.headline)}" if report.headline else ""
    return f"{report.number}. [{_name(names[report.number])}](#{report.anchor}){headline} ({escape(stamp)})"


def _origins(origins: view.Origins, names: dict[int, str], words: Interface) -> Lines:
    if origins.best:
        reading = "range" if origins.low != origins.high else "exact"
        yield f"{words.origin_count(origins.outlets, origins.best)}: {words.say(f'origins.{reading}', low=origins.low, high=origins.high)}"
    else:
        yield words.say("origins.unknown")
    yield ""
    yield from _reasons(origins.why or ((words.say("origins.no_reason"),) if origins.best else ()), words, "")
    yield ""
    for entry in origins.entries:
        rests = words.say("comma").join(f"[{_name(names[number])}](#a-{number})" for number in entry.reports)
        name = _name(entry.name) or words.say("origins.not_named")
        kind = escape(words.choice("origin_kind", entry.kind))
        yield f"- **{name}** ({kind}). {words.say('origins.rests')}: {rests}"
        yield from _reasons((entry.why,) if entry.why else (), words)
        yield from (f"  - {_cited(cited)} {_badge(cited, words)}" for cited in entry.evidence)


def _claims(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    if not shown.rows:
        return
    yield (
        "| " + " | ".join([words.say("table.claim"), *(_name(names[report.number]) for report in shown.reports)]) + " |"
    )
    yield "|" + " --- |" * (len(shown.reports) + 1)
    for row in shown.rows:
        cells = [_stance(cell, words) for cell in row.cells]
        yield "| " + " | ".join([f"{_cited(row.claim)} {_badge(row.claim, words)}", *cells]) + " |"


def _stance(cell: view.Cell, words: Interface) -> str:
    said = f"{view.SIGNS[cell.stance]} {words.say(f'stance.{cell.stance}')}"
    links = [f"[{words.number(at) if at > 1 else said}](#{cited.anchor})" for at, cited in enumerate(cell.cited, 1)]
    return " ".join(links) or said


def _lone_claims(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for lone in shown.lone_claims:
        yield f"- **{_name(names[lone.number])}**"
        yield from (f"  - {_cited(cited)}" for cited in lone.cited)


def _omissions(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for one in shown.omissions:
        yield f"- **{_name(names[one.number])}**"
        yield from (f"  - {_cited(left.cited)} {_badge(left.cited, words)}" for left in one.left_out)


def _voices(shown: view.View, words: Interface) -> Lines:
    for voice in shown.voices:
        badges = " ".join(_badge(cited, words) for cited in voice.cited)
        yield f"- **{_name(voice.name)}** ({escape(words.choice('voice_kind', voice.kind))}) {badges}"


def _conflicts(shown: view.View, words: Interface) -> Lines:
    for conflict in shown.conflicts:
        yield f"- **{escape(words.choice('conflict_kind', conflict.kind))}: {_name(conflict.about)}**"
        yield from _reasons((conflict.why,) if conflict.why else (), words)
        for value in conflict.values:
            yield f"  - {_name(value.value)}"
            yield from (f"    - {_cited(cited)} {_badge(cited, words)}" for cited in value.cited)


def _quotations(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    if shown.drifts:
        yield f"**{words.say('legend.ins')}**, ~~{words.say('legend.del')}~~"
        yield ""
    for drift in shown.drifts:
        yield f"- **{_name(drift.speaker) or words.say('quotation.no_speaker')}**"
        for wording in drift.wordings:
            kind = escape(words.choice("quotation_kind", wording.kind))
            notes = words.say("comma").join([kind, *(words.say(f"bent.{key}") for key in wording.bent)])
            name = f"[{_name(names[wording.cited.number])}](#{wording.cited.anchor})"
            yield f"  - {name} ({notes}): {isolated(_marked(wording.words))}"
        yield from _reasons(drift.why, words)


def _lone_quotations(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for number, quotations in groupby(shown.lone_quotations, key=lambda one: one.cited.number):
        yield f"- **{_name(names[number])}**"
        for quotation in quotations:
            speaker = _name(quotation.speaker) or words.say("quotation.no_speaker")
            kind = escape(words.choice("quotation_kind", quotation.kind))
            yield f"  - {speaker} ({kind}): {_cited(quotation.cited)}"


def _people(shown: view.View, words: Interface) -> Lines:
    for person in shown.people:
        if person.shared:
            yield f"- **{_name(person.name)}**"
            for spelling in (*person.spellings, *person.titles):
                badges = " ".join(_badge(cited, words) for cited in spelling.cited)
                yield f"  - {_name(spelling.text)} {badges}"
            yield from _reasons(person.why, words)


def _debts(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for debt in shown.debts:
        yield f"- **{escape(words.choice('relation', debt.relation))}**"
        yield from _reasons((debt.evidence,) if debt.evidence else (), words)
        for pair in debt.pairs:
            said = words.say("debt.pair", left=_name(names[pair.left]), right=_name(names[pair.right]))
            share = (
                f": {words.say('debt.share', share=words.percent(pair.share))}" if pair.share and pair.matches else ""
            )
            yield f"  - {said}{share}"


def _timeline(shown: view.View, words: Interface) -> Lines:
    for moment in shown.moments:
        days = escape(words.days(moment.earliest, moment.latest))
        cited = f": {_cited(moment.cited[0])} {_badge(moment.cited[0], words)}" if moment.cited else ""
        yield f"- **{days}** ({escape(words.choice('moment_kind', moment.kind))}){cited}"


def _published(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for publication in shown.publications:
        stamp = words.instant(publication.stamp) if publication.stamp else words.say("unknown_day")
        yield f"- {_name(names[publication.number])}: {escape(stamp)}"


def _texts(shown: view.View, names: dict[int, str], words: Interface) -> Lines:
    for report in shown.reports:
        yield f'### <a id="{report.anchor}"></a>{report.number}. {_name(names[report.number])}'
        yield ""
        if report.title:
            yield f"**{_passages(report.title)}**"
            yield ""
        for block in report.blocks:
            if block.aside:
                yield f"*{words.say('part.asides')}*"
                yield ""
            for paragraph in block.paragraphs:
                yield ("> " if block.aside else "") + _passages(paragraph)
                yield ""


def _part(key: str, words: Interface, lines: Lines) -> Lines:
    """A part under its heading; where it is empty, a plain word or nothing."""
    content = list(lines)
    if not content and f"none.{key}" not in words.phrases:
        return
    yield ""
    yield f"## {words.say(f'part.{key}')}"
    yield ""
    if content and f"lead.{key}" in words.phrases:
        yield words.say(f"lead.{key}")
        yield ""
    yield from content or [words.say(f"none.{key}")]


def _name(text: str) -> str:
    """A name of the reports, escaped and isolated from the line around it."""
    return isolated(escape(text))


def _cited(cited: view.Cited) -> str:
    return f"[{isolated(_marked(cited.pieces))}](#{cited.anchor})"


def _badge(cited: view.Cited, words: Interface) -> str:
    return f"[\\[{words.number(cited.number)}\\]](#{cited.anchor})"


def _marked(pieces: Sequence[view.Piece]) -> str:
    """Pieces with their marks as emphasis, blanks kept outside it (inside, it would not be emphasis)."""
    out: list[str] = []
    for piece in pieces:
        mark = _MARKS.get(piece.marks[0], "") if piece.marks else ""
        text = escape(piece.text)
        before = " " if piece.text[:1].isspace() else ""
        after = " " if piece.text.strip() and piece.text[-1:].isspace() else ""
        out.append(f"{before}{mark}{text}{mark}{after}" if text else before)
    return "".join(out)


def _passages(passages: Sequence[view.Passage]) -> str:
    shown = "".join(
        (f'<a id="{passage.anchor}"></a>' if passage.anchor else "") + _marked(passage.pieces) for passage in passages
    )
    return _LINE_START.sub(r"\1\\\2", shown.lstrip())


def _reasons(reasons: Iterable[str], words: Interface, indent: str = "  ") -> Lines:
    yield from (f"{indent}- {isolated(escape(words.reason(why)))}" for why in reasons)
