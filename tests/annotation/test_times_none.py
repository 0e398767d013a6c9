"""What looks like a time and is none."""

import pytest

from khabar.annotation.times import find_times
from khabar.language.normal import normalize
from khabar.records import Document, make_article

PUBLISHED = "2024-05-15"


def read(text: str) -> list[tuple[str, str]]:
    article = make_article(text, published=PUBLISHED)
    found = find_times(Document(article, normalize(article.text)))
    return [(time.span.of(text), time.value) for time in found]


NOT_TIMES = [
    "قال الأمين العام للمنظمة والمدير العام للمصنع",
    "الرأي العام والقطاع العام والأمن العام",
    "الطبيب ماهر الحلبي (52 عاما) وابنته البالغة من العمر 9 سنوات",
    "فاز الفريق 3-1 بعد ركلات الترجيح",
    "وحسم الشباب المباراة 3/صفر",
    "مسابقة أجمل صوت 8 - 2023",
    "وهو في السبعينات من عمره",
    "تتراوح أعمار المشاركين في هذه الدورة بين 16 سنة وحتى 20 سنة",
    "وكان المصنع قريبا من النهر، ووقع ذلك في أحد أيامه",
    "نشرت صحيفة اليوم مقالا عنه",
    "بلغ عددهم 1950 شخصا و2000 دولار",
    "مارس المدير ضغوطا على الموظفين",
    "قرار مجلس الأمن 1973",
    "بشكل عام ودون تأخير، وتقريبا بلا خسائر",
    "صرح محمد الخميس أن المشروع ناجح",
    "ساكن مدينة 6 أكتوبر",
    "أب وأم وثلاثة أبناء",
    "ربع السكان ونصف المصانع",
    "رجب طيب أردوغان",
    "تعاقد مع أهل السنة في البلدة",
    "كرة القدم",
    "الربع العاشر من السباق",
    "منذ 0 أسابيع",
    "وزع في ألف وخمسين مدرسة",
    "تبعد 1400 سنة ضوئية",
    "الدورة 79 للجمعية، في الدقيقة 89",
    "في المغرب، وآلان طبيب",
    "It may rain, and they march on.",
    "A 45-year-old man, aged 45 years, won 3-1.",
    "الأسر في أمس الحاجة إلى المساعدة",
    "أقيم الحفل بمناسبة عيد الفطر، وتبادلوا التهنئة بعيد الفطر المبارك",
    "طرحت الشركة ساعة يد ومئتي ساعة ذكية",
    "قضوا الرحلة في اليوم الحر",
    "دخل الفريق المرحلة الأخيرة من البطولة",
    "يزيد الراتب عن قيمة العقد الماضي مع الشركة",
    "يسكن مدينة العاشر من رمضان",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time_stays_out(text: str) -> None:
    assert read(text) == []
