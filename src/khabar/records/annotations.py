"""What a step finds in one article: every annotation is a span of the article's own text.

`by` names the step and its version ("quotations@1"), `score` says how sure the step is (0..1).
"""

from msgspec import Struct

from khabar.records.span import Span


class Annotation(Struct, frozen=True, kw_only=True, tag_field="annotation"):
    """Something found at a span of the article's text."""

    span: Span
    by: str
    score: float = 1.0


class Sentence(Annotation, frozen=True, kw_only=True, tag="sentence"):
    """One sentence; `title` where it is the headline."""

    title: bool = False


class Section(Annotation, frozen=True, kw_only=True, tag="section"):
    """A part of an article about one happening; together the sections cover the text.

    `kind`: "main" (the happening the article is about), "second" (another happening glued on) or "background".
    `why` names the cue that opened it, "" for the first.
    """

    kind: str
    why: str = ""


class Mention(Annotation, frozen=True, kw_only=True, tag="mention"):
    """A name in the text: `label` PER, LOC, ORG or MISC; the span holds the name without titles.

    `name` is the fullest form of it in this article; `title_span` the title or role beside it (اللواء, قائد الجيش).
    """

    label: str
    name: str
    title_span: Span | None = None


class TimeExpression(Annotation, frozen=True, kw_only=True, tag="time"):
    """A point or stretch of the calendar: `type` DATE, TIME, DURATION or SET, `value` in TIMEX3.

    `earliest` and `latest` are ISO days, both inclusive, None where unresolved. `rule` tells how the value was found.
    """

    type: str
    value: str
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""


class Quotation(Annotation, frozen=True, kw_only=True, tag="quotation"):
    """Words someone is made to say: the span is the content alone, without marks and without إن.

    `kind` direct or indirect; `cue` the word of saying; `speaker` the nearest text that names who speaks (None for a
    dropped subject); `speaker_name` the fullest name of that speaker in the article; `via` who passes it on, outermost
    first; `anonymous` where the speaker is an unnamed source (مصادر مطلعة).
    """

    kind: str
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    via: tuple[str, ...] = ()
    anonymous: bool = False


class Credit(Annotation, frozen=True, kw_only=True, tag="credit"):
    """An agency or outlet the report says it rests on.

    `where`: "byline" (then the span is empty, at 0), "dateline" or "text". `name` as the article spells it.
    `key` is one spelling for all the ways an agency is named (إرنا, IRNA, وكالة الأنباء الإيرانية), "" where unknown.
    """

    name: str
    where: str
    key: str = ""
