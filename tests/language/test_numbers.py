"""Numbers: figures in digits and words, their bounds, their unit, what they count, and when two agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.language.normal import normal_text
from khabar.language.number_agreement import agree, same_thing
from khabar.language.numbers import NumberFact, find_numbers


def facts(text: str) -> list[NumberFact]:
    return find_numbers(normal_text(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سقط خمسة عشر قتيلا", 15),
        ("سقطت إحدى عشرة قذيفة", 11),
        ("حضر اثنا عشر وزيرا", 12),
        ("مئتا شخص", 200),
        ("ألفين وثلاثمئة طالب", 2300),
        ("مليون ونصف المليون نازح", 1_500_000),
        ("5 ملايين ونصف نسمة", 5_500_000),
        ("53 ألفا و894 متفرجا", 53_894),
        ("خمسة وعشرون ألف موظف", 25_000),
        ("مئة وخمسة وعشرون ألفا وثلاثمئة", 125_300),
        ("ثلاث مئة وخمسون مقعدا", 350),
        ("مليونان و300 ألف برميل", 2_300_000),
        ("1.2 مليار دولار", 1_200_000_000),
        ("٢٬٤٦٤ منزلا", 2_464),
        ("۴۵ موشک", 45),
        ("1.200.000 نسمة", 1_200_000),
        ("3,5 مليون يورو", 3_500_000),
        ("وبخمسة قوارب", 5),
        ("three hundred and five thousand people", 305_000),
        ("twenty-one people", 21),
        ("2.5 million barrels", 2_500_000),
        ("نصف مليون نازح", 500_000),
        ("بربع مليون دولار", 250_000),
        ("half a million people", 500_000),
        ("ألفا شخص", 2_000),
        ("وصل ألفا عامل إلى الموقع", 2_000),
        ("53 ألفا و12 عاملا", 53_012),
        ("12 500 دينار", 12_500),
        ("3 450 000 دينار", 3_450_000),
        ("7.250 جنديا", 7_250),
        ("3.000 عامل", 3_000),
        ("3.125 مليون دولار", 3_125_000),
        ("2.125 كيلومتر", 2.125),
        ("مليون و250 ألف دينار", 1_250_000),
        ("تسعة آلاف وخمسمئة عامل", 9_500),
        ("مئة وعشرون ألف برميل", 120_000),
        ("ثلاثمائة وخمسون سجينا", 350),
        ("مئتي سجين", 200),
        ("اثنتا عشرة دولة", 12),
        ("1٬250٫5 نقطة", 1_250.5),
    ],
)
def test_words_and_digits_become_figures(text: str, value: float) -> None:
    assert [fact.value for fact in facts(text)] == [value]


@pytest.mark.parametrize(
    ("text", "shown", "unit", "counted"),
    [
        ("سقط 15 قتيلا في الهجوم", "15", "", "قتيل"),
        ("وصل عدد القتلى إلى 15", "15", "", "قتيل"),
        ("مقتل 15 شخصا", "15", "", "قتيل"),
        ("سبعة أشخاص قضوا وجرح غيرهم", "سبعة", "", "قتيل"),
        ("حضر تسعة أشخاص وجرح الحارس", "تسعة", "", "شخص"),
        ("لقي 15 شخصا مصرعهم", "15", "", "قتيل"),
        ("مقتل شخصين في حادث", "شخصين", "", "قتيل"),
        ("وإصابة 20 آخرين بجروح", "20", "", "جريح"),
        ("مقتل 3 أطفال", "3", "", "طفل"),
        ("قتيل واحد", "واحد", "", "قتيل"),
        ("نقل (11,9) ملايين راكب", "(11,9) ملايين", "", "راكب"),
        ("بزيادة (9 %) عن العام الماضي", "(9 %)", "percent", ""),
        ("بلغ عدد القتلى (407) حتى الآن", "(407)", "", "قتيل"),
        ("مئات الآلاف من المتظاهرين", "مئات الالاف", "", "متظاهر"),
        ("بقيمة 1.2 مليار دولار أمريكي", "1.2 مليار دولار", "dollar", ""),
        ("خمسة أطنان من القمح", "خمسة اطنان", "ton", "قمح"),
        ("نما 3.5% هذا الصيف", "3.5%", "percent", ""),
        ("نما 3.5 في المئة", "3.5 في المئة", "percent", ""),
        ("منذ عامين", "عامين", "year", ""),
        ("بعد 3 أعوام ونصف", "3 اعوام ونصف", "year", ""),
        ("بيومين", "يومين", "day", ""),
        ("$40 million deal", "$40 million", "dollar", ""),
        ("15 people were killed and 20 others wounded", "15", "", "قتيل"),
        ("وثلاثة جرحى", "ثلاثة", "", "جريح"),
        ("سجل في الجولة 3 أهداف", "3", "", "هدف"),
        ("بزيادة خمسة وعشرين في المئة", "خمسة وعشرين في المئة", "percent", ""),
        ("حصد 45 مقعدا", "45", "", "مقعد"),
        ("50 كيلوغراما من القهوة", "50 كيلوغراما", "kilogram", "قهوة"),
    ],
)
def test_what_a_figure_counts(text: str, shown: str, unit: str, counted: str) -> None:
    normal = normal_text(text)
    fact = find_numbers(normal)[0]
    assert (normal[fact.start : fact.end], fact.unit, fact.counted) == (shown, unit, normal_text(counted))


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("15 قتيلا على الأقل", 15, None, "at least"),
        ("ما لا يقل عن 15 قتيلا", 15, None, "at least"),
        ("أكثر من 20 صاروخا", 20, None, "more than"),
        ("بأكثر من مليوني ريال", 2_000_000, None, "more than"),
        ("أقل من 30 يوما", None, 30, "less than"),
        ("لا يتجاوز 30 يوما", None, 30, "at most"),
        ("نحو 100 منزل", 90, 110, "about"),
        ("بين 10 و15 طائرة", 10, 15, "between"),
        ("بين 3 و5 ملايين دولار", 3_000_000, 5_000_000, "between"),
        ("10-15 شخصا", 10, 15, "between"),
        ("مئات القتلى", 200, 1000, "vague"),
        ("بضعة آلاف من العمال", 3_000, 10_000, "vague"),
        ("بضع مئات من العمال", 300, 1_000, "vague"),
        ("عشرات الآلاف", 20_000, 100_000, "vague"),
        ("لا تتعدى 10 دقائق", None, 10, "at most"),
        ("ما يفوق 40 دولة", 40, None, "more than"),
        ("تناهز 500 هكتار", 450, 550, "about"),
        ("نحو 7 إلى 8 آلاف شخص", 7_000, 8_000, "between"),
        ("بين 20 ألفا و30 ألفا", 20_000, 30_000, "between"),
        ("at least 15 people", 15, None, "at least"),
        ("15 شخصا", 15, 15, "exact"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, bound: str) -> None:
    fact = facts(text)[0]
    assert (fact.low, fact.high, fact.bound) == (low, high, bound)


@pytest.mark.parametrize(
    "text",
    [
        "في عام 2015",
        "خلال 2014 و2015",
        "يوم 6 أغسطس 2015 الساعة 10:30",
        "في 6/8/2015 و 2015-08-06",
        "فاز الفريق 2-1",
        "طائرة إف-16 وطائرات F16",
        "سجل الهدف في الدقيقة 45",
        "عدل النتيجة (د 71)",
        "أثنى على اللاعبين",
        "بتاريخ 24 / 10 / 1436",
        "حتى 30 من شهر شوال",
        "قائد اللواء 35",
        "طائرات ميغ 29",
        "ثلاثة أرباع المصانع",
        "two-thirds of the towns",
        "بقيمة 5ر6 مليار دولار",
        "القرار رقم 2231",
        "الساعة الـ13.45",
        "الأربعاء الثالث",
        "كمية كبيرة",
        "on May 5, 2015",
        "حساب 12345678901234567890",
        "",
    ],
)
def test_figures_that_count_nothing_are_left_out(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("left", "right", "same", "agreeing"),
    [
        ("15 قتيلا", "مقتل 15 شخصا", True, True),
        ("15 قتيلا", "12 شهيدا", True, False),
        ("15 قتيلا", "15 جريحا", False, True),
        ("584 مليون ريال", "584.376 مليون ريال", True, True),
        ("53 ألف متفرج", "53894 متفرجا", True, True),
        ("عامين", "عامين ونصف", True, False),
        ("أكثر من 20 صاروخا", "25 صاروخا", True, True),
        ("أكثر من 20 صاروخا", "15 صاروخا", True, False),
        ("نحو 100 منزل", "95 بيتا", True, True),
        ("مئات القتلى", "350 قتيلا", True, True),
        ("مئات القتلى", "12 قتيلا", True, False),
        ("3 في المئة", "3 ملايين دولار", False, False),
        ("15 people were killed", "15 قتيلا", True, True),
    ],
)
def test_agreement(left: str, right: str, same: bool, agreeing: bool) -> None:
    one, two = facts(left)[0], facts(right)[0]
    assert same_thing(one, two) is same
    assert agree(one, two) is agree(two, one) is agreeing


@given(
    st.text(st.characters(codec=None), max_size=80)
    | st.lists(
        st.sampled_from(
            [
                "مليون",
                "ألف",
                "ألفا",
                "مئات",
                "عشرات",
                "و",
                "ونصف",
                "خمسة",
                "وعشرون",
                "عشر",
                "15",
                "3.5",
                "2015",
                "%",
                "بين",
                "و20",
                "-",
                "إلى",
                "نحو",
                "على",
                "الأقل",
                "من",
                "شخصا",
                "شخصين",
                "مقتل",
                "million",
                "two",
                "hundred",
                "and",
                "half",
                "of",
                "$",
                ".",
                ",",
                "(",
                "\n",
                "ـ",
                "٣",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    normal = normal_text(text)
    found = find_numbers(normal)
    assert found == find_numbers(normal)
    last = 0
    for fact in found:
        assert last <= fact.start < fact.end <= len(normal)
        assert fact.low is None or fact.high is None or fact.low <= fact.high
        last = fact.end
        assert agree(fact, fact)


@pytest.mark.parametrize(
    "hostile", ["مليون " * 40_000, "5 و" * 60_000, "1," * 200_000, "خمسة وعشرون " * 30_000, "9" * 500_000]
)
def test_hostile_text_comes_to_an_end(hostile: str) -> None:
    assert all(fact.end <= len(hostile) for fact in find_numbers(hostile))
