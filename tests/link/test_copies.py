"""Copies as a stream: what counts as shared wording, what does not, and that the way articles come changes nothing."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.link.reuse import Copies, find_reuse
from khabar.records import Document, Reuse
from tests.link.reports import credit, document, mention, quotation

WIRE = (
    "أعلنت بلدية الوردان إغلاق الجسر القديم أمام الشاحنات الثقيلة بعد ظهور تشققات في دعامته الشرقية.\n"
    "وقال مهندس المشروع إن فريقا فنيا سيفحص الأساسات طوال عشرة أيام قبل أن يقرر موعد إعادة الفتح.\n"
    "وطلبت البلدية من السائقين سلوك الطريق الساحلي الذي زودته بلوحات إرشادية ودوريات مرور إضافية."
)
OWN = "يروي صيادو القرية حكايات البحر في المقهى كل مساء ويتبادلون أخبار المراكب العائدة من الجزر البعيدة رقم {n}."


def pairs(reuses: tuple[Reuse, ...]) -> set[frozenset[str]]:
    return {frozenset((reuse.left, reuse.right)) for reuse in reuses}


def others(count: int) -> list[Document]:
    return [document(f"other{n}", OWN.format(n=n) + f" بلدة{n} سوق{n} نهر{n} جبل{n}") for n in range(count)]


def test_a_copy_is_found_among_many_and_an_article_added_again_changes_nothing() -> None:
    copies = Copies()
    assert copies.add([document("a", WIRE)]) == ()
    copies.add(others(30))
    (found,) = [one for one in copies.add([document("b", "نقل مراسلنا:\n" + WIRE)]) if "a" in (one.left, one.right)]
    assert (found.left, found.right, found.share) == ("a", "b", 1.0)
    before = copies.reuses()
    assert copies.add([document("a", WIRE), document("b", WIRE)]) == ()
    assert copies.reuses() == before


def test_a_number_in_words_and_in_figures_is_one_word() -> None:
    copies = Copies()
    copies.add([document("a", WIRE), document("b", WIRE.replace("عشرة أيام", "10 أيام"))])
    (found,) = copies.reuses()
    assert found.share == 1.0
    assert set(found.how) == {"verbatim"}


def test_edited_passages_say_so_and_both_spans_are_exact() -> None:
    other = WIRE.replace("أمام الشاحنات الثقيلة", "أمام جميع الشاحنات الثقيلة والحافلات")
    (found,) = find_reuse([document("a", WIRE), document("b", other)])
    left, right = found.matches[found.how.index("edited")]
    assert WIRE[left.start : left.end].startswith("أعلنت بلدية الوردان")
    assert other[right.start : right.end].startswith("أعلنت بلدية الوردان")


def test_the_title_of_a_prince_is_no_copy() -> None:
    name = "سالم بن راشد بن فهد"
    role = "ناظر الموانئ وقائد الحرس البحري ورئيس هيئة المنارات الساحلية ومدير معهد الخرائط الأمير"
    left, right = f"استقبل {role} {name} وفد الصيادين.", f"افتتح {role} {name} معرض الكتاب."
    copies = Copies()
    copies.add([document("a", left), document("b", right)])
    assert copies.reuses()
    named = Copies()
    named.add(
        [
            document("a", left, mention(left, name, "PER", role)),
            document("b", right, mention(right, name, "PER", role)),
        ]
    )
    assert named.reuses() == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "ويسكنه فسيح جناته الصبر والسلوان بواسع رحمته",
        "رحمه الله اقرأ أيضا السلام عليكم حفظه الله سبحانه وتعالى رضي الله عنه",
        "جميع الحقوق محفوظة مواضيع ذات صلة شاهد أيضا تابعونا على تويتر",
    ],
)
def test_set_phrases_are_nobodys_wording(phrase: str) -> None:
    assert (
        find_reuse([document("a", f"وصل الوفد إلى المرفأ. {phrase}"), document("b", f"أغلق السوق باكرا. {phrase}")])
        == ()
    )


def test_what_stands_in_many_articles_of_many_days_is_a_phrase() -> None:
    foot = "للتواصل مع الكاتب يرجى إرسال الملاحظات إلى بريد القراء في مقر الجريدة بشارع المنارة القديم وسط المدينة"
    copies = Copies()
    for day in range(1, 13):
        copies.add(
            [document(f"d{day}", f"{OWN.format(n=day)} {foot}", outlet="السنبلة", published=f"2026-05-{day:02}")]
        )
    late = [
        document(f"late{n}", f"حكاية أخرى عن موضوع مختلف تماما {n}. {foot}", published="2026-05-20") for n in (1, 2)
    ]
    assert copies.add(late) == ()


def test_words_of_one_statement_come_from_the_speaker() -> None:
    said = "لن نسمح بأن تبقى القرى الجبلية بلا ماء ولا كهرباء وسنبدأ العمل في المحطة الجديدة صباح الأحد المقبل مهما كلف الأمر"
    left = f"خاطب المحافظ الأهالي قائلا «{said}» ثم غادر."
    right = f"وفي لقاء عام أمس صرح المسؤول: «{said}» وصفق الحضور."
    (found,) = find_reuse([document("a", left, quotation(left, said)), document("b", right, quotation(right, said))])
    assert found.quoted > 0.9
    assert (found.direction, found.source) == ("common", "")


def test_an_agencys_text_is_found_under_another_byline() -> None:
    copies = Copies()
    copies.add([document("a", WIRE, outlet="المرسى"), document("b", WIRE, outlet="السنبلة")])
    assert copies.reuses()[0].direction == "unknown"
    changed = copies.add([document("c", WIRE, credit("ناب", "nab"), outlet="الضفاف")])
    assert pairs(changed) == {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    assert {(one.direction, one.source) for one in copies.reuses()} == {("common", "ناب")}


def test_an_outlets_own_name_is_no_credit() -> None:
    copies = Copies()
    copies.add(
        [document(f"own{n}", OWN.format(n=n), credit("الضفة اليوم", "ضفه اليوم"), outlet="dafa") for n in range(6)]
    )
    copies.add(
        [document("a", WIRE, credit("الضفة اليوم", "ضفه اليوم"), outlet="dafa"), document("b", WIRE, outlet="marsa")]
    )
    (found,) = [one for one in copies.reuses() if {one.left, one.right} == {"a", "b"}]
    assert found.direction == "unknown"


def test_the_oldest_leave_a_full_window() -> None:
    copies = Copies(window=2)
    copies.add([document("new", WIRE, published="2026-05-09"), document("old", WIRE, published="2026-05-01")])
    assert pairs(copies.reuses()) == {frozenset(("new", "old"))}
    copies.add([document("mid", WIRE, published="2026-05-05")])
    assert len(copies) == 2
    assert pairs(copies.reuses()) == {frozenset(("new", "mid"))}


def test_a_stream_can_be_put_away_and_taken_up_again() -> None:
    copies = Copies()
    copies.add([document("a", WIRE), *others(3)])
    again = pickle.loads(pickle.dumps(copies))
    assert again.add([document("b", WIRE)]) == copies.add([document("b", WIRE)])
    assert again.reuses() == copies.reuses()


@given(st.permutations(range(6)), st.integers(1, 6))
def test_neither_order_nor_portions_change_what_is_found(order: list[int], portion: int) -> None:
    texts = [WIRE, WIRE.split("\n")[1], "\n".join(reversed(WIRE.split("\n"))), OWN.format(n=1), OWN.format(n=2), ""]
    documents = [document(str(n), texts[n], outlet=f"outlet{n}", published=f"2026-05-0{n + 1}") for n in order]
    copies = Copies()
    for at in range(0, len(documents), portion):
        copies.add(documents[at : at + portion])
    found = {frozenset((one.left, one.right)): (one.share, one.words) for one in copies.reuses()}
    whole = Copies()
    whole.add(sorted(documents, key=lambda one: one.id))
    assert found == {frozenset((one.left, one.right)): (one.share, one.words) for one in whole.reuses()}
