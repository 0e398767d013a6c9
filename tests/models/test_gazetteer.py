import pytest

from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import KINDS, likeness


@pytest.mark.parametrize(
    ("word", "mark"), [("محمد", "G"), ("القاهرة", "C"), ("عمان", "t"), ("تشرين الثاني", "m"), ("روبرت", "n")]
)
def test_words_stand_in_the_list_of_their_kind(word: str, mark: str) -> None:
    assert mark in gazetteer().of(entry_key(word))


def test_the_longest_listed_phrase_is_found() -> None:
    keys = [entry_key(word) for word in ["عاد", "من", "الولايات", "المتحدة", "أمس"]]
    assert gazetteer().phrases(keys) == [(2, 4, "t")]


@pytest.mark.parametrize(("word", "kind"), [("وسيجتمعون", "word"), ("كونستانتينوف", "foreign"), ("المستشفيات", "word")])
def test_letters_alone_tell_ordinary_words_from_foreign_names(word: str, kind: str) -> None:
    shares = likeness(entry_key(word))
    assert sum(shares) == pytest.approx(1)
    assert (KINDS[shares.index(max(shares))] == "word") == (kind == "word")
