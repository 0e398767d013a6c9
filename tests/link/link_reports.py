"""Reports of three happenings, and a small encoder, for the tests of linking."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Document, Section, Span, Story, make_article


class Letters:
    """A small encoder for tests: counts of letter pairs, so that like texts have like vectors."""

    name = "letters"

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 256), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for first, second in pairwise(text):
                row[(ord(first) * 31 + ord(second)) % 256] += 1
            row /= float(np.linalg.norm(row)) or 1.0
        return rows


BRIDGE = [
    (
        "افتتاح جسر وردان الشمالي",
        "افتتح وزير النقل سامر الحداد صباح الأحد جسرا جديدا يربط ضفتي النهر شمال مدينة وردان. وقال الحداد إن الجسر سيختصر الطريق بين القرى الشرقية والمدينة إلى ربع ساعة.",
    ),
    (
        "الحداد: جسر وردان يختصر الطريق إلى ربع ساعة",
        "قال وزير النقل سامر الحداد بعد افتتاح جسر وردان الجديد فوق النهر إن سكان القرى الشرقية سيصلون إلى المدينة في ربع ساعة.",
    ),
    (
        "جسر جديد فوق نهر وردان",
        "بعد ثلاث سنوات من العمل فتح الوزير سامر الحداد الجسر الشمالي في وردان أمام السيارات، وعبرت القرى الشرقية النهر إلى المدينة.",
    ),
]
FIRE = [
    (
        "حريق يلتهم سوق الأخشاب في مارينا",
        "أخمد رجال الإطفاء فجر الأحد حريقا شب في سوق الأخشاب بمدينة مارينا وأتى على 40 متجرا دون إصابات.",
    ),
    (
        "خسائر كبيرة في حريق سوق مارينا",
        "أتى حريق على 40 متجرا في سوق الأخشاب بمارينا قبل أن يسيطر عليه رجال الإطفاء فجر الأحد، ولم يصب أحد.",
    ),
]
MATCH = [
    (
        "نجوم الساحل يتأهل إلى النهائي",
        "تأهل فريق نجوم الساحل إلى نهائي كأس الجمهورية بفوزه على الصقور بهدفين سجلهما رامي قباني.",
    ),
]


def document(id: str, title: str, text: str, cut: int | None = None, **fields: str) -> Document:
    article = make_article(text, title=title, id=id, **fields)
    bare = Document(article, normalize(article.text))
    sections = []
    if cut is not None:
        sections = [
            Section(span=Span(0, cut), by="test", kind="main"),
            Section(span=Span(cut, len(article.text)), by="test", kind="second"),
        ]
    return bare.with_annotations([*find_sentences(bare), *sections])


def day() -> list[Document]:
    return [
        document(f"{name}{n}", *report)
        for name, told in (("b", BRIDGE), ("f", FIRE), ("m", MATCH))
        for n, report in enumerate(told)
    ]


def grouping(stories: list[Story]) -> set[frozenset[str]]:
    return {frozenset(member.article for member in story.members) for story in stories}
