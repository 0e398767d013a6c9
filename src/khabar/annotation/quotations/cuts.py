"""Where one report ends because a later word of saying of the same statement begins."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import Cue, is_that
from khabar.annotation.quotations.lexicon import reporting, word_list
from khabar.annotation.quotations.reading import Reading

TRAILING = " \t\n\r.،,؛;:!-–—…"
#: What an outlet adds about what was not said: دون الكشف عن التفاصيل.
WITHHELD = re.compile(
    r"[،\s]+(?:و?من )?(?:دون|بدون) (?:ان ي\w+ |ان ت\w+ )?(?:الكشف|ذكر|الافصاح|تحديد|اعطاء|الخوض|تسمية|توضيح|مزيد|المزيد)"
    r"|[،\s]+(?:و?لكنه[اما]*|غير انه[ام]*|الا انه[ام]*) (?:رفض|امتنع|لم (?:ي|ت)(?:حدد|ذكر|كشف|وضح|عط|فصح|شر|دل|سم))"
)
#: What only someone who speaks does: after و it ends what was said before it, with or without a subject.
_OF_SPEAKERS = frozenset(("أعرب", "أشاد", "ثمن", "ندد", "استنكر", "أدان"))
#: Where and when it was said, told after it: ..., وذلك خلال مؤتمر صحفي.
OCCASION = re.compile(
    r"[،,]\s*(?:و?ذلك |جاء ذلك )?(?:خلال|في|على هامش|علي هامش|اثناء|ضمن|لدي|عبر|عقب) (?:ال)?"
    r"(?:تصريح|تصريحات|حديث|حديثه|حديثها|مقابلة|حوار|مؤتمر|ندوة|كلمة|مداخلة|اتصال|بيان|تغريدة|تدوينة|منشور|لقاء|اجتماع|جلسة)(?= )"
    r"(?=[^\n.،,]*(?:[.\n]|$))"
)
#: What the speaker does besides (محملا إياهم المسؤولية), and what the outlet adds of a thing (المقرر عرضه غدا).
BESIDES = re.compile(
    r"[،,]\s*و?(?:(?:محمل|متطرق|رافض|مثني|مستهجن|متوجه|متاسف|مترحم|مباركا|مهاجم)(?:ا|ة|ين)(?= )"
    r"|(?:المقرر|المزمع|المنتظر)ة? (?=[^\n.،,]*(?:[.\n]|$)))"
)
_PLAIN = frozenset(("add", "explain", "affirm", "point", "reveal", "warn"))


def before_fragment(reading: Reading, cue: Cue) -> int | None:
    """Where a clause ends before marks that have words of saying of their own: ..., و«كذا»، على حد تعبيره."""
    end = reading.ends[cue.first - 1] if cue.first else 0
    index = reading.mark_around(end - 1) if cue.first else -1
    if index < 0 or reading.marks[index].outer_end > reading.starts[cue.first]:
        return None
    start = reading.marks[index].outer_start
    before = re.search(r"[،,]\s*و?\s*$", reading.text[max(0, start - 6) : start])
    return max(0, start - 6) + before.start() if before else None


def content_end(reading: Reading, start: int, cuts: Sequence[int], *, limit: int | None = None) -> int:
    """Where words that begin at `start` end: the statement's end or the next cut, without closing punctuation."""
    end = reading.statement_end(start) if limit is None else limit
    at = bisect_right(cuts, start)
    if at < len(cuts) and cuts[at] < end:
        end = cuts[at]
    return start + len(reading.text[start:end].rstrip(TRAILING))


def is_cut(reading: Reading, report: Report) -> bool:
    """Whether a word of saying ends what was said before it in the same statement."""
    cue = report.cue
    if _is_second_of_headline(reading, cue):
        return True
    if cue.kind in ("after", "source"):
        return not cue.opening and not _is_aside(reading, cue)
    comma = reading.gap(cue.first).strip()[-1:] in ("،", ",", "؛")
    if cue.kind == "participle":
        quotes = cue.last < len(reading) and reading.words[cue.last] in word_list("quoting")
        plain = (
            cue.form.act in _PLAIN
            and reading.words[cue.first].endswith("ا")
            and reading.words[cue.first] not in word_list("adverbs_like_participles")
        )
        leads = cue.last < len(reading) and reading.words[cue.last] in word_list("leads")
        aside = comma and (leads or reading.words[cue.first].endswith("ا" if not cue.form.closing else ("ا", "ة")))
        return report.opening is not None or (cue.form.closing and cue.joined and leads) or aside or quotes or plain
    if cue.kind == "noun":
        return cue.joined and report.opening is not None and report.opening.particle >= 0  # وتأكيده أن
    before = reading.words[cue.first - 1] if cue.first else ""
    comma = comma or (before in reporting().joints and reading.gap(cue.first - 1).strip()[-1:] in ("،", ",", "؛"))
    comma = comma or (
        _is_joint_of_two(reading, cue.first - 1) and reading.gap(cue.first - 2).strip() in ("،", ",", "؛")
    )
    jointed = (
        before in word_list("for_his_part")
        or before in reporting().joints
        or _is_joint_of_two(reading, cue.first - 1)
        or (cue.negated and cue.first > 1 and reading.words[cue.first - 2] in reporting().joints)
    )
    if cue.relative:
        return False
    if cue.form.closing:
        told = cue.form.shape == "past" or before not in ("حيث", "اذ")  # حيث يقدم: no new deed, a detail of the old
        named = report.subject is not None or cue.form.lemma in _OF_SPEAKERS
        return (cue.joined and cue.form.shape == "past" and named) or (jointed and comma and told)
    if report.opening is None:
        if cue.joined and reading.words[cue.last : cue.last + 1] and reading.words[cue.last] in word_list("quoting"):
            return True  # وصرح قائلا
        return jointed and (cue.negated or (cue.last < len(reading) and reading.words[cue.last] == "ذلك"))
    if cue.form.bound:
        return cue.joined or jointed
    if comma and not cue.joined and not jointed and _ends_time_clause(reading, cue.first):
        return False
    return cue.joined or jointed or (comma and cue.form.shape == "past" and before not in ("الذي", "التي"))


def cut_position(reading: Reading, report: Report) -> int:
    """Where the cut falls: at the word of saying, or at the joining words before it (كما، فيما، لكنه)."""
    first = report.cue.first
    if _is_second_of_headline(reading, report.cue):
        return reading.starts[first - 1]
    if _is_joint_of_two(reading, first - 1):
        return reading.starts[first - 2]
    joining = reporting().joints | reporting().negations | word_list("for_his_part") | {"من", "ومن"}
    while first > 0 and reading.words[first - 1] in joining and reading.gap(first).strip() in ("", "،"):
        first -= 1
        if reading.gap(first).strip():
            break
    return reading.starts[first]


def _is_joint_of_two(reading: Reading, at: int) -> bool:
    """Whether a word ends غير أنه، إلا أنها، بيد أنه: but he."""
    return (
        at > 0
        and reading.words[at] in ("انه", "انها", "انهم", "انهما")
        and reading.words[at - 1] in word_list("but")
        and not reading.gap(at).strip()
    )


def _is_second_of_headline(reading: Reading, cue: Cue) -> bool:
    """Whether a headline goes on to what another does: ... والمعارضة تنتقد."""
    first = cue.first
    return (
        first > 0
        and reading.starts[first] < reading.title_end
        and cue.form.shape == "present"
        and reading.words[first - 1].startswith("وال")
        and not reading.gap(first).strip()
    )


def _ends_time_clause(reading: Reading, at: int) -> bool:
    """Whether the comma before a verb ends the clause of time its sentence began with: أنه عندما وصل، قال إن ..."""
    for back in range(at - 1, max(0, at - 30), -1):
        if is_that(reading.words[back]):
            return reading.words[back + 1] in word_list("times_to_come")
        if reading.gap(back).strip():
            return False
    return False


def _is_aside(reading: Reading, cue: Cue) -> bool:
    """Whether على حد قوله stands in the middle of a clause without any comma: the clause goes on."""
    if cue.kind != "after" or not cue.form.bound or cue.last >= len(reading):
        return False
    return not reading.gap(cue.first).strip() and not reading.gap(cue.last).strip() and not cue.joined
