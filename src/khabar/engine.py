"""The one conductor: from articles to documents, stories and comparisons.

Faces call these functions and nothing below them.
"""

from collections.abc import Iterable, Sequence

from khabar.annotation.pipeline import annotate_all, steps_for
from khabar.annotation.workers import annotate_stream as annotate_stream  # re-exported for the faces
from khabar.comparison.alignments import align
from khabar.comparison.alignments import relate as relate_documents
from khabar.comparison.attributions import find_attributions
from khabar.comparison.claims import group_claims, summarise
from khabar.comparison.conflicts import find_conflicts
from khabar.comparison.drift import find_drifts
from khabar.comparison.focus import set_aside
from khabar.comparison.moments import known_by as known_by  # re-exported for the faces
from khabar.comparison.omissions import find_omissions
from khabar.comparison.origins import weigh_origins
from khabar.comparison.tellings import with_tellings
from khabar.comparison.timeline import order_moments
from khabar.comparison.voices import find_voices
from khabar.language.names import same_name as same_name  # re-exported: part of the public face
from khabar.link.identities import People as People  # re-exported for the faces
from khabar.link.identities import identify_people
from khabar.link.reuse import Copies as Copies  # re-exported for the faces
from khabar.link.reuse import find_reuse
from khabar.link.stories import in_order
from khabar.link.stream import StoryStream as StoryStream  # re-exported for the faces
from khabar.link.things import Things as Things  # re-exported for the faces
from khabar.models.encoder import default_encoder
from khabar.read.files import read_articles as read_articles  # re-exported for the faces
from khabar.records import Article, Comparison, Document, Judgement, Link, Relation, Story, make_article


def annotate(article: Article, *, model: str = "fast") -> Document:
    """Find sentences, sections, names, times, quotations and credits in one article.

    `model`: what finds names, "fast" or "accurate". Raises `StepError` where a step fails on it.
    """
    documents, failures = annotate_all([article], steps_for(model))
    if failures:
        raise failures[0]
    return documents[0]


def cluster(articles: Sequence[Article], judgements: Iterable[Judgement] = ()) -> list[Story]:
    """Group articles (by section) into stories: reports of the same happening; hand `judgements` hold."""
    return cluster_documents(_documents(articles), judgements)


def cluster_documents(documents: Iterable[Document], judgements: Iterable[Judgement] = ()) -> list[Story]:
    """`cluster` for documents that are already annotated; they pass through one by one and are not kept."""
    return [story for story, _ in _clustered(documents, judgements, explain=False)]


def explain_clusters(
    documents: Iterable[Document], judgements: Iterable[Judgement] = ()
) -> list[tuple[Story, tuple[Link, ...]]]:
    """`cluster_documents` with the reasons why each member belongs to its story; none for a story of one."""
    return _clustered(documents, judgements, explain=True)


def compare(articles: Sequence[Article], *, group: str = "", as_of: str = "") -> Comparison:
    """Compare the reports of one happening: who says what, on whose word, and on how many origins.

    With `as_of` (an ISO day or instant) only what was published by then: what was known at that moment.
    """
    return compare_documents(_documents(articles), group=group, as_of=as_of)


def compare_documents(documents: Sequence[Document], *, group: str = "", as_of: str = "") -> Comparison:
    """`compare` for documents that are already annotated."""
    documents, later = known_by(documents, as_of)
    encoder = default_encoder()
    people = identify_people(documents)
    reuses = find_reuse(documents)
    alignments = align(documents, people, encoder)
    dependences, origins, independent = weigh_origins(documents, reuses, alignments)
    claims = with_tellings(group_claims(documents, alignments, origins), documents)
    drifts = find_drifts(documents, alignments, people, encoder)
    conflicts = (*find_conflicts(documents, alignments, people), *find_attributions(documents, drifts, people))
    return Comparison(
        group=group,
        articles=tuple(document.id for document in documents),
        summary=summarise(documents, claims),
        alignments=alignments,
        dependences=dependences,
        reuses=reuses,
        origins=origins,
        independent=independent,
        claims=claims,
        conflicts=conflicts,
        people=people,
        drifts=drifts,
        timeline=order_moments(documents),
        set_aside=set_aside(documents),
        voices=find_voices(documents, people),
        omissions=find_omissions(documents, claims),
        as_of=as_of,
        later=later,
    )


def relate(left: str, right: str) -> Relation:
    """How two sentences stand to each other: same, partial, conflict or unrelated, with the evidence."""
    first, second = _documents([make_article(left, id="left"), make_article(right, id="right")])
    return relate_documents(first, second, default_encoder())


def _clustered(
    documents: Iterable[Document], judgements: Iterable[Judgement], *, explain: bool
) -> list[tuple[Story, tuple[Link, ...]]]:
    stream, encoder = StoryStream(), default_encoder()
    stream.judge(judgements)
    added = stream.add(documents, encoder, explain=explain)
    links = dict(zip((story.id for story in added.closed), added.links, strict=True))
    still_open = stream.stories()
    links |= {story.id: stream.explain(story.id, encoder) if explain else () for story in still_open}
    return [(story, links[story.id]) for story in in_order([*added.closed, *still_open])]


def _documents(articles: Sequence[Article]) -> list[Document]:
    return [document for document, _ in annotate_stream(articles)]
