"""Articles and annotations as bytes, and back: msgpack, compressed.

A lone surrogate, which no UTF-8 can hold, becomes U+FFFD before anything is kept: one code point for one, so that every
span stays right.
"""

import re
import zlib
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from khabar.errors import StoreError
from khabar.records import (
    Annotation,
    Article,
    Credit,
    Mention,
    Quotation,
    Section,
    Sentence,
    TimeExpression,
)

T = TypeVar("T")

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_ENCODER = msgspec.msgpack.Encoder()
_ARTICLES = msgspec.msgpack.Decoder(Article)
_ANNOTATIONS = msgspec.msgpack.Decoder(tuple[Sentence | Section | Mention | TimeExpression | Quotation | Credit, ...])


def keepable(article: Article) -> Article:
    """The article with every lone surrogate in its text and fields replaced; the same one where there is none."""
    fields = {name: getattr(article, name) for name in article.__struct_fields__ if name != "title_span"}
    clean = {name: _clean(value) for name, value in fields.items()}
    return article if clean == fields else replace(article, **clean)


def pack_article(article: Article) -> bytes:
    """An article that is `keepable`, as bytes."""
    return zlib.compress(_ENCODER.encode(article))


def unpack_article(data: bytes) -> Article:
    """What `pack_article` packed. Raises `StoreError` where the bytes are damaged."""
    return _unpacked(data, _ARTICLES)


def pack_annotations(annotations: tuple[Annotation, ...]) -> bytes:
    """Annotations as bytes."""
    return zlib.compress(_ENCODER.encode(annotations))


def unpack_annotations(data: bytes) -> tuple[Annotation, ...]:
    """What `pack_annotations` packed. Raises `StoreError` where the bytes are damaged."""
    return _unpacked(data, _ANNOTATIONS)


def _unpacked(data: bytes, decoder: "msgspec.msgpack.Decoder[T]") -> T:
    try:
        return decoder.decode(zlib.decompress(data))
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(f"damaged data in the store: {error}") from error


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
