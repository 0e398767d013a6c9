from hypothesis import given
from hypothesis import strategies as st

from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.link.reuse import find_reuse
from khabar.records import Document, Reuse, make_article

WIRE = (
    "افتتح وزير النقل سامر الحداد صباح الأحد جسرا جديدا يربط ضفتي النهر شمال مدينة وردان بعد ثلاث سنوات من العمل.\n"
    "وقال الحداد إن الجسر سيختصر الطريق بين القرى الشرقية والمدينة إلى ربع ساعة بدلا من ساعة كاملة.\n"
    "وبلغت كلفة المشروع 42 مليون دينار دفعت الحكومة نصفها وجاء الباقي من قرض تنموي طويل الأجل."
)


def document(id: str, text: str, title: str = "") -> Document:
    article = make_article(text, title=title, id=id)
    bare = Document(article, normalize(article.text))
    return bare.with_annotations(find_sentences(bare))


def reuse_of(left: str, right: str) -> Reuse | None:
    found = find_reuse([document("left", left), document("right", right)])
    return found[0] if found else None


def test_the_same_text_stands_whole_in_the_other() -> None:
    found = reuse_of(WIRE, WIRE)
    assert found is not None
    assert found.share == 1.0
    left, right = found.matches[0]
    assert (left.start, left.end) == (right.start, right.end)


def test_vowel_signs_hamza_forms_and_a_dropped_honorific_are_light_edits() -> None:
    edited = (
        WIRE.replace("افتتح", "اِفتَتَح").replace("الأحد", "الاحد").replace("وزير النقل سامر", "معالي وزير النقل سامر")
    )
    found = reuse_of(WIRE, edited)
    assert found is not None
    assert found.share == 1.0


def test_reordered_sentences_still_stand_in_the_other() -> None:
    found = reuse_of(WIRE, "\n".join(reversed(WIRE.split("\n"))))
    assert found is not None
    assert found.share == 1.0
    assert len(found.matches) == 3


def test_a_short_report_inside_a_long_one_is_found_whole() -> None:
    own = "\n".join(
        f"وتحدث المزارع رقم {n} عن موسم القمح في قريته وعن أسعار الحبوب في السوق هذا العام." for n in range(30)
    )
    found = reuse_of(WIRE.split("\n")[1], own + "\n" + WIRE)
    assert found is not None
    assert found.share == 1.0


def test_the_same_happening_in_other_words_shares_no_passage() -> None:
    assert (
        reuse_of(
            WIRE,
            "جسر وردان الشمالي بات مفتوحا أمام السيارات، والوزير سامر الحداد يعد سكان الشرق بوصول أسرع إلى أعمالهم.",
        )
        is None
    )


def test_a_report_that_keeps_one_sentence_of_three_is_no_whole_copy() -> None:
    other = (
        WIRE.split("\n")[1] + "\nوانتقد تجار السوق القديم المشروع وقالوا إن الزبائن سيهجرون دكاكينهم الصغيرة نهائيا.\n"
    )
    found = reuse_of(
        WIRE, other + "وطالبوا البلدية بتعويض عادل وبموقف مجاني للسيارات قرب الساحة الكبرى حتى نهاية العام."
    )
    assert found is not None
    assert 0.2 < found.share < 0.5


def test_many_articles_give_the_same_pairs_as_a_comparison_of_all() -> None:
    others = [
        document(f"other{n}", f"تقرير {n} عن بلدة {n * 7} وأهلها الذين ينتظرون المطر منذ {n} شهرا كاملا")
        for n in range(40)
    ]
    found = find_reuse([document("first", WIRE), *others, document("last", "قال مراسلنا:\n" + WIRE)])
    assert ("first", "last") in {(reuse.left, reuse.right) for reuse in found}


def test_an_article_given_twice_is_one_article() -> None:
    assert find_reuse([document("one", WIRE), document("one", WIRE)]) == ()


@given(st.lists(st.text(max_size=120) | st.sampled_from([WIRE, WIRE[:200], "كلمة " * 50, ""]), max_size=4))
def test_matches_lie_inside_their_articles_and_repeat(texts: list[str]) -> None:
    documents = [document(str(n), text) for n, text in enumerate(texts)]
    found = find_reuse(documents)
    assert found == find_reuse(documents)
    for reuse in found:
        assert 0.0 <= reuse.share <= 1.0
        for left, right in reuse.matches:
            assert left.article == reuse.left
            assert right.article == reuse.right
            for place in (left, right):
                assert 0 <= place.start < place.end <= len(texts[int(place.article)])
