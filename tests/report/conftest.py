"""One invented story in four reports, with a comparison made by hand: what the faces are given to show."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import strategies as st

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
            Dependence("sada", "post", "independent", 0.7, "nothing shared"),
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


#: What outlets' text may hold at worst: markup, quotes, template and Markdown syntax, controls, lone surrogates.
HOSTILE = (
    '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
    "\"'><svg/onload=alert(1)> {{ 7*7 }} {% raw %} &lt;b&gt; </style></title>",
    "\u202eتل الريم\u2066 \u2069\u2069 \x1b[31m\x1b]0;owned\x07 \x00\x9b \ud83d",
    "# [x](javascript:alert(1)) **b** `c` | ~~d~~ <https://evil.example> www.evil.example\n- e\n1. f\n===\n> g",
    "[bold red]rich[/] [link=https://evil.example]x[/link] :smile: \u2028\u2029 \ufeff",
)


def hostile_story() -> Story:
    """Every field that an outlet writes, hostile."""
    documents = []
    for number, text in enumerate(HOSTILE):
        document = document_of(
            f"{text} قال {text}.",
            title=text,
            id=f'"><script>{number}</script>',
            outlet=text,
            byline=text,
            url="javascript:alert(1)",
            language='ar" onclick="x',
            published=text,
        )
        whole = Span(document.article.body_start, len(document.text))
        documents.append(
            document.with_annotations(
                [
                    Quotation(span=whole, by="test", kind="direct", speaker_name=text),
                    Mention(span=Span(whole.start + 1, whole.start + 6), by="test", label="PER", name=text),
                    TimeExpression(
                        span=Span(whole.start + 2, whole.end),
                        by="test",
                        type="DATE",
                        value=text,
                        earliest=text,
                        latest=text,
                    ),
                ]
            )
        )
    places = [Place(document.id, document.article.body_start, len(document.text)) for document in documents]
    first, second, *rest = places
    text = HOSTILE[0]
    wordings = tuple(
        Wording(place, hostile, hostile, hostile, (Change("replace", hostile, hostile),))
        for place, hostile in zip(places, HOSTILE, strict=True)
    )
    return (
        Comparison(
            group=text,
            articles=tuple(document.id for document in documents),
            summary=tuple(places),
            alignments=(Alignment(first, second, "same", 0.9, (text,)),),
            dependences=(Dependence(first.article, second.article, text, 0.5, text),),
            reuses=(Reuse(first.article, second.article, 0.5, ((first, second),)),),
            origins=(Origin(text, text, (first.article,), (first,), text),),
            independent=OriginCount(2, 1, 5, HOSTILE),
            claims=(Claim(text, first, (first, second), (), tuple(rest), HOSTILE),),
            conflicts=tuple(Conflict(h, h, (ConflictValue(h, first), ConflictValue(h, second)), h) for h in HOSTILE),
            people=tuple(Person(h, (Spelling(h, tuple(places)),), (Spelling(h, (first,)),), (h,)) for h in HOSTILE),
            drifts=(Drift(text, wordings, 0.5, HOSTILE),),
            timeline=tuple(Moment(h, h, h, h, h, (first,)) for h in HOSTILE),
            set_aside=(rest[0],),
        ),
        tuple(documents),
    )


def many_reports(number: int, *, sentences: int = 0) -> Story:
    """So many reports of one happening, each with `sentences` more than it had; about 60 places speak of a claim."""
    documents: list[Document] = []
    for at in range(number):
        article = build_story()[1][at % 3].article
        text = article.text[article.body_start :] + " جملة أخرى." * sentences
        documents.append(document_of(text, title=article.title, id=f"report{at}", outlet=f"صحيفة {at} اليومية"))
    places = [Place(one.id, s.span.start, s.span.end) for one in documents for s in one.of(Sentence)]
    step = len(places) // 60 + 1
    claims = tuple(Claim("", one, tuple(places[at::step]), (documents[-1].id,)) for at, one in enumerate(places[:100]))
    pairs = [(one.id, other.id) for at, one in enumerate(documents) for other in documents[at + 1 :]]
    comparison = Comparison(
        group="",
        articles=tuple(one.id for one in documents),
        claims=claims,
        summary=tuple(places[:4]),
        dependences=tuple(Dependence(one, other, "independent", 0.5, "nothing shared") for one, other in pairs),
        people=(Person("سامر الدهان", (Spelling("سامر الدهان", tuple(places)),)),),
    )
    return comparison, tuple(documents)


@pytest.fixture(scope="session")
def dozen() -> Story:
    return many_reports(12)


@pytest.fixture(scope="session")
def crowd() -> Story:
    return many_reports(40, sentences=30)


@pytest.fixture(scope="session")
def hostile() -> Story:
    return hostile_story()


@st.composite
def _any_story(draw: st.DrawFn) -> Story:
    """Any texts, with sentences, quotations and places anywhere, also outside the texts and in unknown articles."""
    text = st.text(st.characters(), max_size=40) | st.sampled_from(HOSTILE)
    ids = draw(st.lists(text.filter(bool), min_size=0, max_size=3, unique=True))
    place = st.builds(Place, st.sampled_from([*ids, "nobody"]), st.integers(0, 60), st.integers(0, 90))
    places = st.lists(place, max_size=4).map(tuple)
    span = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
    documents = []
    for id in ids:
        article = make_article(draw(text), title=draw(text), id=id, outlet=draw(text), published=draw(st.none() | text))
        annotations = [
            *(Sentence(span=one, by="any") for one in draw(st.lists(span, max_size=5))),
            *(Quotation(span=one, by="any", kind="direct", speaker=one) for one in draw(st.lists(span, max_size=3))),
            *(Mention(span=one, by="any", label="PER", name=draw(text)) for one in draw(st.lists(span, max_size=3))),
        ]
        documents.append(Document(article, NormalText("", (), (), 0)).with_annotations(annotations))
    spellings = st.lists(st.builds(Spelling, text, places), max_size=2).map(tuple)
    change = st.builds(Change, st.sampled_from(["equal", "replace", "insert", "delete"]), text, text)
    wording = st.builds(
        Wording,
        place,
        st.sampled_from(["direct", "indirect"]),
        st.none() | text,
        text,
        st.lists(change, max_size=3).map(tuple),
    )
    value = st.builds(ConflictValue, text, place)
    lists = {
        "alignments": st.builds(Alignment, place, place, st.sampled_from(["same", "conflict"]), st.just(0.5)),
        "dependences": st.builds(
            Dependence, st.sampled_from([*ids, "nobody"]), st.sampled_from([*ids, "nobody"]), text, st.just(0.5), text
        ),
        "claims": st.builds(Claim, text, place, places, st.lists(st.sampled_from([*ids, "x"])).map(tuple), places),
        "conflicts": st.builds(Conflict, text, text, st.lists(value, max_size=3).map(tuple), text),
        "people": st.builds(Person, text, spellings, spellings),
        "drifts": st.builds(Drift, text, st.lists(wording, max_size=3).map(tuple), st.just(0.5)),
        "timeline": st.builds(Moment, text, text, text, text, text, places),
        "set_aside": place,
        "summary": place,
    }
    parts = {name: tuple(draw(st.lists(one, max_size=2))) for name, one in lists.items()}
    count = draw(st.builds(OriginCount, st.integers(0, 3), st.integers(0, 3), st.integers(0, 120)))
    return Comparison(group="", articles=tuple(ids), independent=count, **parts), tuple(documents)


@pytest.fixture(scope="session")
def any_story() -> st.SearchStrategy[Story]:
    return _any_story()
