"""Where a name begins and ends: a drafted name, and the small words and titles cut off its edges."""

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from khabar.language.clitics import split_clitics
from khabar.language.titles import bare, head_kind, head_kinds, institutions, title_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import likeness
from khabar.models.tokens import Token

#: Titles that are cut off the front of a person's name when they carry ال, or are written so anyway (د. م.).
_CUT_KINDS = frozenset({"rank", "honorific", "office", "person"})
_ABBREVIATED = frozenset({"د", "م", "dr", "mr", "mrs", "ms"})
_SPOKESMEN = frozenset({"متحدث", "متحدثة", "ناطق", "ناطقة"})
#: Below this the label gives way to plain evidence.
UNSURE = 0.8
_QUOTES = frozenset('«»“”"')
#: Letters after which an initial و is rather the sound w of a foreign name: ويليامز، وودز، واين.
_SOUND = frozenset("اويه")
#: Kinds of names whose unlisted words are cut by nothing weaker than a listed rest.
_ANY_LETTER = frozenset({"PER", "ORG"})
_SHORT_PLACE = 4
#: What is named like a place after one of these is a body.
_OWNERS = frozenset({"نادي", "فريق", "شركة", "صحيفة", "قناة"})
_PREPOSITIONS = frozenset({"في", "من", "الي", "الى", "على", "عن", "امام", "ضد", "نحو", "بين"})
#: A name of so many words can stand alone; an unlisted word after it with less than this share of a name's look is none.
_WHOLE_NAME = 2
_HARDLY_A_NAME = 0.2
_SURELY_A_NAME = 0.95


class Draft(Struct, frozen=True):
    """A name before it is finished: sentence number, half-open token numbers, label, how sure, and letters to cut.

    `cut` is how many letters of the first token are small words written onto it (و ب ل); `title` are the tokens of a title
    where the finder of the name already knows it.
    """

    sentence: int
    start: int
    end: int
    label: str
    score: float
    cut: int = 0
    title: tuple[int, int] | None = None

    def words(self, sentences: Sequence[Sequence[Token]]) -> list[str]:
        """The normalised words of the name, without marks and small words."""
        texts = [token.text for token in sentences[self.sentence][self.start : self.end]]
        swallowed = texts[0][: self.cut].endswith("لل")
        texts[0] = ("ال" if swallowed else "") + texts[0][self.cut :]
        return [text for text in texts if text[0].isalnum()]


def trimmed(draft: Draft, tokens: Sequence[Token], seen: Collection[str]) -> Draft | None:
    """The draft without marks and titles at its edges and small words at its front; None where nothing is left.

    `seen` are the words of the article, to tell whether a word also stands without its first letter.
    """
    start, end = draft.start, draft.end
    end = _before_open_quote(tokens, start, end)
    if "\u0621" <= tokens[end - 1].text[0] <= "\u064a":
        while tokens[start].text.isascii():
            start += 1  # what stands in Latin letters before an Arabic name is another thing: a button, a code
    while start < end and not tokens[start].text[0].isalnum():
        start += 1
    while end > start and not tokens[end - 1].text[0].isalnum():
        end -= 1
    label = draft.label
    if label == "PER" and end - start > 1 and speaks_for(tokens, start):
        start, label = start + 1, "ORG"
    if draft.score < UNSURE and end - start > 1 and _titled(tokens[start].text):
        label = "PER"  # «الملك فيصل» may look like the name of a school; what follows such a title is a person
    if label == "PER":
        start = _after_titles(tokens, start, end)
        while end - start > 1 and (_ends_before(tokens[end - 1].text) or tokens[end - 1].text.startswith("لل")):
            end -= 1
        if end - start == 1 and _goes_on(tokens, end):
            end += 1
        while end - start > _WHOLE_NAME and _rather_a_noun(tokens[end - 1].text):
            end -= 1
    if start == end or _names_nothing(tokens[start:end]):
        return None
    before = tokens[start - 1].text if start else ""
    if label == "LOC" and bare(before) in _OWNERS:
        label = "ORG"  # «نادي الخليج» is no gulf
    return replace(draft, start=start, end=end, label=label, cut=_cut(tokens[start].text, before, seen, label))


def _cut(word: str, before: str, seen: Collection[str], label: str) -> int:
    """How many letters of a name's first word are small words, going by the word before it too.

    After a preposition, or a word for a kind of place, the letter is the name's own: «في باكتيكا»، «مدينة بالنسية».
    """
    if word[0] in "بلك" and word[1:] not in seen and (before in _PREPOSITIONS or head_kind(before) == "place"):
        return 0
    return clitic_length(word, seen, label)


def clitic_length(word: str, seen: Collection[str], label: str = "") -> int:
    """How many letters at the front of a name's first word are small words, as far as that is safe.

    A word that stands in the name lists stays whole (وليد، بيروت، لبنان) unless the article also has it without the letter;
    so does one that opens the name of a body (وزارة، وكالة). Unlisted people and bodies may begin with any letter (فالكاو،
    ليفربول); unlisted places with ب hardly ever do (بعسير), since towns are listed.
    """
    if len(word) < 4 or word[0] not in "وفبلك" or word in head_kinds():
        return 0
    if word.startswith(("ولل", "فلل")) and len(word) > 5:
        return 3
    if word.startswith("لل"):
        return 1 if word[1:] in seen else 2 if len(word) > 4 else 0
    for cut in (1, 2):
        rest = word[cut:]
        if len(rest) < 3 or word[cut - 1] not in "وفبلك" or (cut == 2 and word[0] not in "وف"):
            break
        if (
            rest.startswith("ال")
            and len(rest) > 4
            and (label != "PER" or word[0] == "و" or rest in seen or _listed(rest))
        ):
            return cut  # but فالكاو is no «so the Kaw»
        if rest in seen or (rest in head_kinds() and not _listed(word)):
            return cut
        if not _listed(word) and _listed(rest):
            return cut
    if _listed(word):
        return 0
    sure = split_clitics(word.replace("ى", "ي")).prefixes
    if sure and label not in _ANY_LETTER:
        return len("".join(sure).removesuffix("ال"))
    if label == "LOC" and word[0] == "ب" and len(word) > _SHORT_PLACE:
        return 1
    return 1 if word[0] == "و" and word[1] not in _SOUND else 0


def speaks_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether «باسم» at token `at` is no Basem but on whose behalf someone speaks: المتحدث (الرسمي) باسم الحكومة."""
    return tokens[at].text == "باسم" and any(bare(token.text) in _SPOKESMEN for token in tokens[max(0, at - 2) : at])


def _before_open_quote(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name ends that runs into quotation marks and not out of them: الاتحاد «...."""
    marks = [at for at in range(start + 1, end) if tokens[at].text in _QUOTES]
    return marks[0] if len(marks) == 1 else end


def _names_nothing(tokens: Sequence[Token]) -> bool:
    """Whether a name is only the word for a kind of body, with ال: الهيئة، الجامعة."""
    return len(tokens) == 1 and "ال" in tokens[0].text[:3] and bare(tokens[0].text) in institutions()


def _titled(word: str) -> bool:
    return "ال" in word[:3] and title_kind(word) in ("rank", "honorific")


def _ends_before(word: str) -> bool:
    """Whether a word ends a person's name by opening another's: نظيره."""
    return title_kind(word) == "relative"


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word after a given name looks like nothing but a foreign surname: فرانك ليمار."""
    if (
        at >= len(tokens)
        or not tokens[at].text[0].isalpha()
        or tokens[at].text.isascii()
        or title_kind(tokens[at].text)
    ):
        return False
    _, people, foreign, _ = likeness(entry_key(tokens[at].text))
    return people + foreign > _SURELY_A_NAME and foreign > people and not tokens[at].text.startswith("ال")


def _rather_a_noun(word: str) -> bool:
    """Whether a word after a name of two is the object of the sentence: «التقى خالد الأحمد الوفد»."""
    if not word.startswith("ال") or word.endswith("ي") or _listed(word):
        return False
    _, people, foreign, _ = likeness(entry_key(word))
    return people + foreign < _HARDLY_A_NAME


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """The first token of a person's name that is no title; a name of titles alone stays."""
    at = start
    while at < end - 1:
        word = tokens[at].text
        if not word[0].isalnum():
            at += 1
            continue
        definite = "ال" in word[:3] or word.startswith(("لل", "ولل"))
        if word.casefold() not in _ABBREVIATED and not (definite and title_kind(word) in _CUT_KINDS):
            break
        at += 1
    return at


def _listed(word: str) -> bool:
    return bool(gazetteer().of(entry_key(word)))
