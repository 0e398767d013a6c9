"""The sentences of an article: the headline is one, the body is cut by `language.sentences`."""

from khabar.language.sentences import sentence_spans
from khabar.records import Document, Sentence, Span

BY = "sentences@1"


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """The headline as one sentence, then every sentence of the body, in order."""
    article = document.article
    head = [Sentence(span=article.title_span, by=BY, title=True)] if article.title_span else []
    body = [
        Sentence(span=Span(span.start + article.body_start, span.end + article.body_start), by=BY)
        for span in sentence_spans(article.text[article.body_start :])
    ]
    return (*head, *body)
