import pytest

from khabar.annotation.pipeline import DEFAULT, Step, annotate_all, check_steps
from khabar.errors import PipelineError
from khabar.records import Mention, Sentence, make_article


def _sentence_of(documents):
    return [(Sentence(span=_whole(document), by="t"),) for document in documents]


def _whole(document):
    return document.normal.original(0, len(document.normal.text))


def _fails_on_bad(documents):
    if any("سيئ" in document.text for document in documents):
        raise ValueError("no")
    return [() for _ in documents]


def test_the_default_steps_fit_together():
    check_steps(DEFAULT)


def test_a_need_nobody_gives_is_named_before_anything_runs():
    lonely = Step("lonely", 1, (Mention,), (), _sentence_of)
    with pytest.raises(PipelineError, match="lonely needs Mention"):
        annotate_all([make_article("نص")], [lonely])


def test_one_article_that_fails_is_named_and_the_others_go_on():
    steps = [Step("whole", 1, (), (Sentence,), _sentence_of), Step("picky", 1, (), (), _fails_on_bad)]
    articles = [
        make_article("خبر جيد", id="good"),
        make_article("خبر سيئ", id="bad"),
        make_article("خبر آخر", id="other"),
    ]
    documents, failures = annotate_all(articles, steps)
    assert [document.id for document in documents] == ["good", "bad", "other"]
    assert all(document.of(Sentence) for document in documents)
    assert [(failure.article, failure.step) for failure in failures] == [("bad", "picky")]


def test_no_articles_give_no_documents():
    assert annotate_all([]) == ([], [])
