"""One invented story in four reports, with a comparison made by hand: what the faces are given to show."""

import re
from collections.abc import Callable, Sequence

import pytest

from khabar.records import (
    Alignment,
    Change,
    Claim,
    Comparison,
    Conflict,
    ConflictValue,
    Dependence,
    Document,
    Drift,
    Mention,
    Moment,
    NormalText,
    Origin,
    OriginCount,
    Person,
    Place,
    Quotation,
    Reuse,
    Section,
    Sentence,
    Span,
    Spelling,
    TimeExpression,
    Wording,
    make_article,
)

Story = tuple[Comparison, Sequence[Document]]

_REPORTS = {
    "mizan": (
        "الميزان",
        "انهيار جسر في تل الريم يودي بحياة أربعة أشخاص",
        "انهار جسر الوادي في مدينة تل الريم مساء أمس الاثنين، ما أدى إلى مقتل أربعة أشخاص، بحسب وكالة سما. "
        "وقال محافظ المدينة سامر الدهان: «لن نعيد فتح الطريق قبل أن نعرف السبب». "
        "وأضاف أن الجسر خضع للصيانة قبل عام.\n\n"
        "وعلى صعيد آخر، أعلنت شركة المياه رفع أسعارها مطلع الشهر المقبل.",
        "2026-03-10T08:15:00+03:00",
        "تل الريم - سما",
    ),
    "nahr": (
        "بوابة النهر",
        "أربعة قتلى في انهيار جسر الوادي",
        "قتل أربعة أشخاص مساء الاثنين عندما انهار جسر الوادي في تل الريم، وفق ما نقلت وكالة سما.\n"
        "وأكد المحافظ سامر الدهّان أن الطريق لن يعاد فتحه قبل أن نعرف السبب كاملا.",
        "2026-03-10",
        "",
    ),
    "sada": (
        "صدى التلال",
        "شهود: خمسة قتلى تحت أنقاض الجسر",
        "قال شهود عيان إن خمسة أشخاص قتلوا في انهيار الجسر. "
        "وروى المهندس نادر جبر لموقعنا: «سمعنا صوتا كالرعد ثم لم نعد نرى شيئا».",
        None,
        "",
    ),
    "post": (
        "The Harbour Post",
        "Bridge collapse kills four in Tal al-Reem",
        "Four people died when the Valley Bridge in Tal al-Reem fell on Monday evening, Sama news agency reported. "
        "The governor, Samer al-Dahhan, said the road would stay shut until the cause was known.",
        "2026-03-10T07:00:00+00:00",
        "",
    ),
}


def document_of(text: str, *, title: str = "", **fields: object) -> Document:
    """A document with its sentences, cut at full stops and line ends."""
    article = make_article(text, title=title, **fields)
    sentences = [Sentence(span=article.title_span, by="test", title=True)] if article.title_span else []
    sentences += [
        Sentence(span=Span(found.start() + article.body_start, found.end() + article.body_start), by="test")
        for found in re.finditer(r"[^\s.؟!][^.؟!\n]*[.؟!]?[»\"]?\.?", text)
    ]
    return Document(article, NormalText("", (), (), 0)).with_annotations(sentences)


def _documents() -> dict[str, Document]:
    return {
        id: document_of(text, title=title, id=id, outlet=outlet, published=published, byline=byline)
        for id, (outlet, title, text, published, byline) in _REPORTS.items()
    }


def _finder(documents: dict[str, Document]) -> Callable[[str, str], Place]:
    def find(id: str, words: str) -> Place:
        body = documents[id].article.body_start
        start = documents[id].text.find(words, body)
        start = start if start >= 0 else documents[id].text.index(words)
        return Place(id, start, start + len(words))

    return find


def _sentence_finder(documents: dict[str, Document], at: Callable[[str, str], Place]) -> Callable[[str, str], Place]:
    def find(id: str, words: str) -> Place:
        start = at(id, words).start
        return next(
            Place(id, s.span.start, s.span.end)
            for s in documents[id].of(Sentence)
            if s.span.start <= start < s.span.end
        )

    return find


def build_story() -> Story:
    documents = _documents()
    at = _finder(documents)
    sentence = _sentence_finder(documents, at)
    aside = at("mizan", "وعلى صعيد آخر، أعلنت شركة المياه رفع أسعارها مطلع الشهر المقبل.")
    quote = at("mizan", "لن نعيد فتح الطريق قبل أن نعرف السبب")
    indirect = at("nahr", "الطريق لن يعاد فتحه قبل أن نعرف السبب كاملا")
    thunder = at("sada", "سمعنا صوتا كالرعد ثم لم نعد نرى شيئا")
    documents["mizan"] = documents["mizan"].with_annotations(
        [
            Section(span=Span(0, aside.start), by="test", kind="main"),
            Section(span=aside.span, by="test", kind="second", why="وعلى صعيد آخر"),
            Quotation(span=quote.span, by="test", kind="direct", speaker_name="سامر الدهان"),
            Mention(span=at("mizan", "سامر الدهان").span, by="test", label="PER", name="سامر الدهان"),
            TimeExpression(
                span=at("mizan", "أمس الاثنين").span,
                by="test",
                type="DATE",
                value="2026-03-09",
                earliest="2026-03-09",
                latest="2026-03-09",
            ),
        ]
    )
    documents["sada"] = documents["sada"].with_annotations(
        [Quotation(span=thunder.span, by="test", kind="direct", speaker_name="نادر جبر")]
    )
    tolls = {
        "mizan": sentence("mizan", "انهار جسر الوادي"),
        "nahr": sentence("nahr", "قتل أربعة أشخاص"),
        "sada": sentence("sada", "خمسة أشخاص"),
        "post": sentence("post", "Four people"),
    }
    road = [sentence("mizan", "لن نعيد"), sentence("nahr", "لن يعاد"), sentence("post", "stay shut")]
    comparison = Comparison(
        group="bridge",
        articles=tuple(documents),
        summary=(tolls["mizan"], road[0]),
        alignments=(
            Alignment(tolls["mizan"], tolls["nahr"], "same", 0.9, ("shared words",)),
            Alignment(sentence("mizan", "انهيار جسر في"), tolls["nahr"], "same", 0.8),
            Alignment(tolls["mizan"], tolls["sada"], "conflict", 0.8),
        ),
        dependences=(
            Dependence("mizan", "nahr", "common_source", 0.8, "both credit «سما»"),
            Dependence("mizan", "sada", "independent", 0.7, "nothing shared"),
            Dependence("nahr", "post", "copy", 0.7, "most sentences stand in both"),
        ),
        reuses=(Reuse("nahr", "post", 0.62, ((tolls["nahr"], tolls["post"]),)),),
        origins=(
            Origin("سما", "agency", ("mizan", "nahr", "post"), (at("mizan", "وكالة سما"), at("nahr", "وكالة سما"))),
            Origin("", "own reporting", ("sada",), (at("sada", "لموقعنا"),), "names a person who spoke to it"),
        ),
        independent=OriginCount(2, 2, 3, ("three reports credit one agency", "one report names its own witness")),
        claims=(
            Claim(
                documents["mizan"].text[tolls["mizan"].start : tolls["mizan"].end],
                tolls["mizan"],
                (tolls["mizan"], tolls["nahr"], tolls["post"]),
                (),
                (tolls["sada"],),
                ("سما",),
            ),
            Claim("", road[0], tuple(road), ("sada",), (), ("سما",)),
            Claim("", thunder, (thunder,), ("mizan", "nahr", "post")),
            Claim("", sentence("mizan", "للصيانة"), (sentence("mizan", "للصيانة"),), ("nahr", "sada", "post")),
        ),
        conflicts=(
            Conflict(
                "number",
                "قتلى",
                (
                    ConflictValue("4", at("mizan", "أربعة أشخاص")),
                    ConflictValue("4", at("nahr", "أربعة أشخاص")),
                    ConflictValue("5", at("sada", "خمسة أشخاص")),
                ),
                "the same count with other figures",
            ),
        ),
        people=(
            Person(
                "سامر الدهان",
                (
                    Spelling("سامر الدهان", (at("mizan", "سامر الدهان"),)),
                    Spelling("سامر الدهّان", (at("nahr", "سامر الدهّان"),)),
                    Spelling("Samer al-Dahhan", (at("post", "Samer al-Dahhan"),)),
                ),
                (Spelling("محافظ المدينة", (at("mizan", "محافظ المدينة"),)),),
                ("«سامر الدهان» and «سامر الدهّان» are one name (0.97)",),
            ),
            Person("نادر جبر", (Spelling("نادر جبر", (at("sada", "نادر جبر"),)),)),
        ),
        drifts=(
            Drift(
                "سامر الدهان",
                (
                    Wording(quote, "direct", "سامر الدهان", "لن نعيد فتح الطريق قبل أن نعرف السبب"),
                    Wording(
                        indirect,
                        "indirect",
                        "سامر الدهّان",
                        "الطريق لن يعاد فتحه قبل أن نعرف السبب كاملا",
                        (
                            Change("replace", "لن نعيد فتح الطريق", "الطريق لن يعاد فتحه"),
                            Change("equal", "قبل أن نعرف السبب", "قبل أن نعرف السبب"),
                            Change("insert", "", "كاملا"),
                        ),
                    ),
                ),
                0.8,
                ("one speaker", "shared words"),
            ),
        ),
        timeline=(
            Moment("happened", "2026-03-09", "2026-03-09", "2026-03-09", "مساء أمس الاثنين", (tolls["mizan"],)),
            Moment("said", "2026-03-09", "2026-03-10", "2026-03-10", "وقال محافظ المدينة", (road[0],)),
            Moment("published", "2026-03-10", "2026-03-10", "2026-03-10", "", (at("nahr", "قتل"),)),
        ),
        set_aside=(aside,),
    )
    return comparison, tuple(documents.values())


@pytest.fixture(scope="session")
def story() -> Story:
    return build_story()
