from array import array

from khabar.comparison.claims import group_claims, stands_alone, summarise
from khabar.records import (
    Alignment,
    Document,
    NormalText,
    Origin,
    Place,
    Quotation,
    Sentence,
    Span,
    make_article,
)

A = ["وصل الوفد إلى مرسانة يوم الثلاثاء.", "وأضاف أن المحادثات كانت مثمرة جدا.", "وزار الوفد سوق المدينة القديم."]
B = ["حط الوفد رحاله في مرسانة الثلاثاء.", "ووصف الوزير المحادثات بالمثمرة جدا."]
C = ["لم يصل الوفد إلى مرسانة يوم الثلاثاء."]


def _document(name: str, sentences: list[str]) -> Document:
    article = make_article("\n".join(sentences), id=name)
    text = article.text
    spans = [Span(text.index(s), text.index(s) + len(s)) for s in sentences]
    normal = NormalText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)), len(text))
    return Document(article, normal).with_annotations(Sentence(span=span, by="t") for span in spans)


DOCUMENTS = [_document("a", A), _document("b", B), _document("c", C)]


def _place(document: int, number: int) -> Place:
    span = DOCUMENTS[document].of(Sentence)[number].span
    return Place(DOCUMENTS[document].id, span.start, span.end)


ALIGNMENTS = [
    Alignment(_place(0, 0), _place(1, 0), "same", 0.9),
    Alignment(_place(0, 1), _place(1, 1), "partial", 0.7),
    Alignment(_place(0, 0), _place(2, 0), "conflict", 0.8),
]
ORIGINS = [Origin("وكالة", "agency", ("a", "b")), Origin("جريدة", "own reporting", ("c",))]


def test_a_claim_lists_who_says_it_who_denies_it_and_who_is_silent():
    first, second, *rest = group_claims(DOCUMENTS, ALIGNMENTS, ORIGINS)
    assert first.support == (_place(0, 0), _place(1, 0))
    assert first.denied == (_place(2, 0),)
    assert first.silent == ()
    assert first.origins == ("وكالة",)
    assert second.silent == ("c",)
    assert rest


def test_the_text_of_a_claim_is_a_sentence_of_an_article():
    texts = {document.id: document.text for document in DOCUMENTS}
    for claim in group_claims(DOCUMENTS, ALIGNMENTS, ORIGINS):
        assert claim.text == claim.place.span.of(texts[claim.place.article])


def test_what_only_one_outlet_says_is_a_claim_of_one():
    claims = group_claims(DOCUMENTS, ALIGNMENTS, ORIGINS)
    assert [c.silent for c in claims if c.place == _place(0, 2)] == [("b", "c")]


def test_every_sentence_is_part_of_some_claim():
    claims = group_claims(DOCUMENTS, ALIGNMENTS, ORIGINS)
    told = {place for claim in claims for place in (claim.place, *claim.support, *claim.denied)}
    assert told == {_place(0, 0), _place(0, 1), _place(0, 2), _place(1, 0), _place(1, 1), _place(2, 0)}


def test_a_sentence_that_says_the_same_as_a_claim_opens_no_second_claim():
    twins = Alignment(_place(0, 0), _place(1, 0), "same", 1.0)
    parts = [
        Alignment(_place(0, 0), _place(1, 1), "partial", 0.6),
        Alignment(_place(0, 1), _place(1, 0), "partial", 0.6),
    ]
    places = [claim.place for claim in group_claims(DOCUMENTS, [twins, *parts], ORIGINS)]
    assert not {_place(0, 0), _place(1, 0)} <= set(places)


def test_the_order_of_alignments_changes_nothing():
    assert group_claims(DOCUMENTS, ALIGNMENTS[::-1], ORIGINS) == group_claims(DOCUMENTS, ALIGNMENTS, ORIGINS)


def test_a_summary_passes_over_a_sentence_whose_speaker_is_dropped():
    cue = Span(A[1].index("وأضاف") + len(A[0]) + 1, len(A[0]) + 1 + len("وأضاف"))
    said = Quotation(span=Span(cue.end + 4, cue.end + 20), by="t", kind="indirect", cue=cue)
    documents = [DOCUMENTS[0].with_annotations([said]), *DOCUMENTS[1:]]
    assert not stands_alone(documents[0], _place(0, 1))
    claims = group_claims(documents, ALIGNMENTS, ORIGINS)
    assert _place(0, 1) not in summarise(documents, claims)
    assert _place(0, 0) in summarise(documents, claims) or _place(1, 0) in summarise(documents, claims)


def test_a_summary_tells_what_the_reports_tell_first_also_where_one_differs() -> None:
    lower = Alignment(_place(0, 2), _place(1, 1), "same", 0.9)
    claims = group_claims(DOCUMENTS, [*ALIGNMENTS, lower], ORIGINS)
    assert summarise(DOCUMENTS, claims)[0] in (_place(0, 0), _place(1, 0))


def test_a_sentence_that_points_back_cannot_stand_alone():
    document = _document("d", ["جاء ذلك خلال لقاء الوزير بالوفد.", "ذلك الجسر هو الأطول في البلاد."])
    first, second = (Place("d", s.span.start, s.span.end) for s in document.of(Sentence))
    assert not stands_alone(document, first)
    assert stands_alone(document, second)


def test_nothing_to_compare_gives_nothing():
    assert group_claims([], [], []) == ()
    assert summarise([], ()) == ()
