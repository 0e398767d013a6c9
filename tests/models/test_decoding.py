import numpy as np
import pytest

from khabar.models.decoding import decode, names_of, tag_steps

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["I-LOC", "I-ORG"], [(0, 1, "LOC"), (1, 2, "ORG")]),
        (["O", "B-MISC"], [(1, 2, "MISC")]),
        ([], []),
    ],
)
def test_names_are_read_from_tags(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert names_of(tags) == expected


def test_no_name_goes_on_as_another_kind() -> None:
    state = np.zeros((1, 2, 5), dtype=np.float32)
    state[0, 0, LABELS.index("B-PER")] = 2
    state[0, 1, LABELS.index("I-LOC")] = 1.5
    state[0, 1, LABELS.index("I-PER")] = 1
    tags, chances = decode(state, np.array([2]), tag_steps(LABELS))[0]
    assert [LABELS[tag] for tag in tags] == ["B-PER", "I-PER"]
    assert all(0 < chance <= 1 for chance in chances)


def test_sentences_of_other_length_do_not_change_each_other() -> None:
    chance = np.random.default_rng(5)
    long, short = (chance.normal(size=(length, 5)).astype(np.float32) for length in (9, 4))
    together = np.zeros((2, 9, 5), dtype=np.float32)
    together[0, :4], together[1] = short, long
    steps = tag_steps(LABELS)
    both = decode(together, np.array([4, 9]), steps)
    for rows, (tags, chances) in zip((short, long), both, strict=True):
        alone = decode(rows[None], np.array([len(rows)]), steps)[0]
        assert tags == alone[0]
        assert chances == pytest.approx(alone[1], abs=1e-5)
