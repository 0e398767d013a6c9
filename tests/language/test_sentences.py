"""Sentences: where they end, and where a mark ends nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.language.sentences import LONGEST_QUOTE, sentence_spans

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
LONG = "كلمة طويلة. " * (LONGEST_QUOTE // 10)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["وصل الوفد إلى الميناء.", "ثم غادر مساء!", "هل يعود؟", "لا أحد يعلم"],
        ["قال د. سالم النوري إن المستشفى جاهز.", "وأضاف أ. منى ذلك."],
        ["بلغت النسبة 3.5 في المئة و٤٫٢ مليون ريال.", "وكانت 2.1 في العام السابق."],
        ["قال الوالي: «الجسر مغلق. لن يفتح اليوم. اصبروا» ثم انصرف.", "وعاد لاحقا."],
        ['قال: "الجسر مغلق. لن يفتح اليوم" ثم انصرف.', "وعاد لاحقا."],
        ["قال: ”الجسر مغلق. لن يفتح اليوم“ ثم انصرف.", "وعاد لاحقا."],
        ["وصفه بأنه «بلد «جميل». جدا» كما قال.", "وعاد."],
        ["شدد على النجاح.وأوضح أن العمل مستمر.", "انتهى"],
        ["علامة « وحدها لا تبتلع ما بعدها.", "هذه جملة ثانية.", "وهذه ثالثة."],
        ['علامة " وحدها لا تبتلع ما بعدها.', 'قال "نعم. أكيد" ثم مضى.', "وهذه ثالثة."],
        ["انتظروا...", "ثم رحلوا"],
        ["یہ خبر ہے۔", "دوسری خبر"],
        ["Mr. Varn met Gen. Olu in the U.S. capital.", "He left on Jan. 3 with J. Smith.", "Nobody said no.", "Fine."],
        [
            "Talks began at 5 p.m. in Bergen.",
            "They ended at 9 p.m.",
            "The mayor left for the U.S.",
            "She will be back.",
        ],
        ["The U.S. Navy and Acme Inc. of Bergen denied it.", "So did Havn Ltd.", "It has no ships."],
        ['"It is over. We lost," he said.', '"It is over."', "Then he left."],
        ["She waited ... and waited, as the co. said.", "He lives on Main St.", "No. 2 is hers."],
        ["1. البند الأول.", "وتفصيله هنا."],
        ["سطر أول", "سطر ثان."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    joiner = "\n" if sentences[0] == "سطر أول" else " "
    assert cut(joiner.join(sentences)) == sentences


def test_a_newline_ends_a_sentence_even_inside_a_quote() -> None:
    assert cut("قال «الجسر\nمغلق». نعم") == ["قال «الجسر", "مغلق».", "نعم"]


def test_marks_too_far_apart_are_strays() -> None:
    assert len(cut(f"«{LONG}»")) > 10


@given(
    st.text(st.characters(codec=None), max_size=120)
    | st.text(st.sampled_from('ا ب.؟!«»"“”()\n\t1٢\ud800د'), max_size=80)
)
def test_every_letter_lies_in_exactly_one_span(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sentence_spans(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert not text[last : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        last = span.end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "hostile", ["«" * 500_000, '"' * 500_000, '" (. ' * 200_000, "ا. " * 500_000, "." * 1_000_000, "( . )" * 300_000]
)
def test_hostile_text_comes_to_an_end(hostile: str) -> None:
    assert sentence_spans(hostile)[-1].end <= len(hostile)


def test_agrees_with_the_gold_sentences() -> None:
    files = [GOLD / "comparison" / "dev.jsonl", GOLD / "seeds" / "comparison.jsonl"]
    if not all(file.exists() for file in files):
        pytest.skip("gold data is not here")
    gold, same = 0, 0
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for article in json.loads(line)["articles"]:
                ours = set(sentence_spans(article["text"]))
                body = [(s["start"], s["end"]) for s in article["sentences"] if s["n"] > 0]
                gold += len(body)
                same += sum((span.start, span.end) in set(body) for span in ours)
    assert gold > 200
    assert same / gold > 0.98
