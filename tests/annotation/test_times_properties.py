"""What holds of the times of any text, and the figures on gold."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.times import find_times
from khabar.annotation.times.finder import RULES
from khabar.annotation.times.grammar import compile_rules, symbols
from khabar.annotation.times.lexicon import lexicon
from khabar.annotation.times.tokens import tokens
from khabar.language.normal import normal_text, normalize
from khabar.records import Document, TimeExpression, make_article

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"

_DAY = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX|W\d\d|WXX|Q\d|H\d|T\d|SU|WI|SP|FA|WE)){0,3}(?:-(?:\d|WE))?"
_HIJRI = r"H:(?:\d{1,4}|XXXX)(?:-(?:\d\d|[QHT]\d))*"
_CLOCK = r"T(?:\d\d:\d\dZ?|MO|MI|AF|EV|NI|DT)"
_TIMEX = re.compile(
    rf"(?:PRESENT|PAST|FUTURE)_REF|X|(?:{_DAY}|{_HIJRI})(?:/(?:{_DAY}|{_HIJRI}))?(?:{_CLOCK})?|{_CLOCK}|\d\d\d?"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:DE|CE|[YMWDHS])(?:T(?=\d))?)+"
)
_WORDS = sorted(lexicon().words) + [" ".join(pieces) for known in lexicon().phrases.values() for pieces, _ in known]
_ANY_TEXT = st.text(max_size=80)
_TIME_LIKE = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(list('ولبفك،().:/-\n«»"م')),
        st.integers(0, 2500).map(str),
        st.sampled_from(["12:30", "18,01", "2015-02-31", "ال"]),
    ),
    max_size=14,
).map(" ".join)


def found(text: str, published: str | None = "2024-05-15") -> tuple[TimeExpression, ...]:
    article = make_article(text, published=published)
    return find_times(Document(article, normalize(article.text)))


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(_ANY_TEXT, _TIME_LIKE), published=st.sampled_from(["2024-05-15", "0001-01-01", "9999-12-31", None])
)
def test_spans_lie_in_the_text_in_order_and_days_are_sound(text: str, published: str | None) -> None:
    last = 0
    for one in found(text, published):
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        assert one.type in {"DATE", "TIME", "DURATION", "SET"}
        assert _TIMEX.fullmatch(one.value), one.value
        assert one.rule
        assert (one.earliest is None) == (one.latest is None)
        if one.earliest and one.latest:
            assert date.fromisoformat(one.earliest) <= date.fromisoformat(one.latest)


@settings(max_examples=100, deadline=None)
@given(text=_TIME_LIKE)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert found(text) == found(text)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(_ANY_TEXT, _TIME_LIKE))
def test_every_token_with_a_class_has_a_symbol(text: str) -> None:
    parts = tokens(normal_text(text))
    plain = symbols(tokens("qqq"))
    assert all((symbol == plain) == (not part.classes) for part, symbol in zip(parts, symbols(parts), strict=True))


@pytest.mark.parametrize("text", ["", " ", "\n", "و", "ال", "\ud800", "\u202e\u200f", "1", "٠", "\u0640", "هـ"])
def test_degenerate_texts_have_no_times(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize("piece", ["خمسة و ", "1/", "مساء يوم ", '"', "العام الماضي ", "من 1 إلى ", "2015 ", "الساعة "])
def test_one_piece_repeated_without_end_comes_to_an_end(piece: str) -> None:
    text = piece * 20_000
    times = find_times(Document(make_article(text, published="2024-05-15"), normalize(text)))
    assert all(time.span.end <= len(text) for time in times)


def test_rules_are_known_by_name_and_compile() -> None:
    assert all(rule.name and rule.build.__doc__ for rule in RULES)
    assert compile_rules(RULES).rules


def test_lexicon_forms_survive_normalisation() -> None:
    assert all(word == normal_text(word) for word in lexicon().words)


@pytest.mark.parametrize(
    ("path", "exact_floor", "value_floor"), [("seeds/quotations.jsonl", 1.0, 1.0), ("quotations/dev.jsonl", 0.96, 0.91)]
)
def test_gold_times_stay_above_their_floors(path: str, exact_floor: float, value_floor: float) -> None:
    file = GOLD / path
    if not file.exists():
        pytest.skip(f"no gold at {file}")
    exact = valued = wanted = given_ = 0
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        article = make_article(
            row["article"]["text"], title=row["article"].get("title", ""), published=row["article"]["published"]
        )
        mine = {(t.span.start, t.span.end): t.value for t in find_times(Document(article, normalize(article.text)))}
        gold = {
            _place(item, article.title, row["article"]["text"], article.body_start): item["value"]
            for item in row["times"]
        }
        wanted, given_ = wanted + len(gold), given_ + len(mine)
        exact += len(gold.keys() & mine.keys())
        valued += sum(mine.get(place) == value for place, value in gold.items())
    assert 2 * exact / (wanted + given_) >= exact_floor
    assert 2 * valued / (wanted + given_) >= value_floor


def _place(item: dict[str, object], title: str, body: str, body_start: int) -> tuple[int, int]:
    text, base = (title, 0) if item.get("in") == "title" else (body, body_start)
    needle, at = str(item["text"]), -1
    for _ in range(int(str(item.get("nth", 0))) + 1):
        at = text.find(needle, at + 1)
    return base + at, base + at + len(needle)


@pytest.mark.parametrize("count", ["ثلاثة مليارات", "9999999999999", "999999", "صفر", "٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩"])
@pytest.mark.parametrize("unit", ["سنة", "قرن", "شهر", "أسبوع", "يوم", "ساعة"])
@pytest.mark.parametrize("published", ["2026-05-14", "0001-01-01", "9999-12-31"])
def test_a_length_beyond_every_calendar_breaks_nothing(count: str, unit: str, published: str) -> None:
    for word in ("قبل", "بعد"):
        text = f"تشكلت الطبقة {word} {count} {unit}."
        for time in found(text, published):
            assert 0 <= time.span.start < time.span.end <= len(text)
