"""The day an article speaks from, and what hangs on it."""

import pytest

from khabar.annotation.times import find_times
from khabar.language.normal import normalize
from khabar.records import Document, make_article


def read(text: str, published: str | None, seen: str | None = None) -> list[tuple[str, str, str | None]]:
    article = make_article(text, published=published, seen=seen)
    return [(t.span.of(text), t.value, t.earliest) for t in find_times(Document(article, normalize(text)))]


def values(text: str, published: str | None = "2024-05-16", seen: str | None = None) -> list[str]:
    return [value for _, value, _ in read(text, published, seen)]


def test_last_wednesday_beside_yesterday_wednesday_is_the_week_before() -> None:
    text = "أعلن ذلك أمس الأربعاء، وكان الوزير قد وصل الأربعاء الماضي"
    assert values(text) == ["2024-05-15", "2024-05-08"]


def test_last_wednesday_alone_is_the_nearest() -> None:
    assert values("وكان الوزير قد وصل الاثنين الماضي") == ["2024-05-13"]


def test_last_with_todays_weekday_is_seven_days_back() -> None:
    assert values("وصل الوفد الخميس الماضي") == ["2024-05-09"]


def test_last_weekday_is_not_yesterday_where_the_text_says_yesterday() -> None:
    assert values("توقف الضخ أمس، وكان قد بدأ الأربعاء الماضي") == ["2024-05-15", "2024-05-08"]


def test_a_print_edition_one_day_off_is_mended_by_its_weekdays() -> None:
    text = "قالت الشركة أمس الأربعاء إن الخط عاد، وأضافت اليوم الخميس أن الضخ كامل. وغدا يعلن التقرير"
    assert values(text, published="2024-05-17")[-1] == "2024-05-17"


def test_today_with_its_weekday_pins_the_nearest_such_day() -> None:
    assert values("بدأت اليوم الاثنين المحادثات، وتنتهي غدا", published="2024-05-15") == ["2024-05-13", "2024-05-14"]


def test_a_single_odd_weekday_does_not_move_an_article_that_fits() -> None:
    text = "أعلن أمس الأربعاء، ونقل البيان عن القناة خطابا ألقي أمس الثلاثاء"
    assert values(text) == ["2024-05-15", "2024-05-14"]


def test_the_day_seen_serves_where_none_was_published() -> None:
    assert values("وصل أمس", published=None, seen="2024-05-16T08:00:00+03:00") == ["2024-05-15"]


def test_a_full_date_called_today_tells_an_unknown_day() -> None:
    text = "بدأت اليوم الاثنين 6 مايو 2024 المحادثات، وكان الوفد وصل أمس"
    assert values(text, published=None) == ["2024-05-06", "2024-05-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل الوفد أمس الأربعاء", "XXXX-WXX-3"),
        ("وصل الوفد الأربعاء الماضي", "XXXX-WXX-3"),
        ("وصل الوفد مساء الأربعاء", "XXXX-WXX-3TEV"),
        ("وصل الوفد أمس", "XXXX-XX-XX"),
        ("وصل الوفد في 7 أغسطس", "XXXX-08-07"),
        ("وصل الوفد في أغسطس", "XXXX-08"),
        ("وصل الوفد العام الماضي", "XXXX"),
        ("وصل الوفد الأسبوع الماضي", "XXXX-WXX"),
    ],
)
def test_nothing_is_guessed_without_a_day(text: str, value: str) -> None:
    ((_, found, earliest),) = read(text, None)
    assert (found, earliest) == (value, None)


def test_a_full_date_in_the_past_of_the_text_is_not_taken_for_today() -> None:
    assert values("ولد في 3 مايو 1961، ووصل أمس الأربعاء", published=None) == ["1961-05-03", "XXXX-WXX-3"]


def test_an_unreadable_publication_day_counts_as_unknown() -> None:
    assert values("وصل أمس", published="yesterday-ish") == ["XXXX-XX-XX"]


def test_until_a_bare_weekday_lies_ahead() -> None:
    assert values("إغلاق الجسر حتى الأحد") == ["2024-05-19"]
    assert values("استمر الإغلاق منذ الخميس حتى الأحد", published="2024-05-14") == ["2024-05-09", "2024-05-12"]


def test_a_clock_reading_takes_the_day_named_before_it() -> None:
    text = "اندلع الحريق أمس. وخضعت السفينة لفحص قبل أقل من شهرين. ودوى الانفجار عند الرابعة فجرا"
    assert values(text) == ["2024-05-15", "P2M", "2024-05-15T04:00"]


def test_a_daily_hour_takes_no_day() -> None:
    assert values("افتتح المعرض أمس. ويفتح أبوابه طيلة 18 يوما ابتداء من الساعة الرابعة عصرا")[-1] == "T16:00"


def test_a_day_dated_in_full_once_keeps_its_year_elsewhere() -> None:
    assert values("يفتتح المتحف 26 فبراير، وقال إن افتتاح 26 فبراير 2026 كبير") == ["2026-02-26", "2026-02-26"]


def test_words_quoted_from_another_day_count_from_that_day() -> None:
    text = "وقال المدير يوم الاثنين: «وقعنا أمس العقد وسنبدأ غدا». ويجتمع المجلس غدا"
    assert values(text) == ["2024-05-13", "2024-05-12", "2024-05-14", "2024-05-17"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("توقف الإنتاج منذ نوفمبر", "2023-11"),
        ("توقف الإنتاج في نوفمبر الماضي", "2023-11"),
        ("من المقرر أن يعود الإنتاج في نوفمبر", "2024-11"),
        ("يعود الإنتاج في نوفمبر المقبل", "2024-11"),
        ("توقف الإنتاج في أبريل", "2024-04"),
    ],
)
def test_the_year_of_a_bare_month_follows_the_words_around_it(text: str, value: str) -> None:
    assert values(text) == [value]
