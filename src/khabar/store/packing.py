"""Articles and annotations as bytes, and back: msgpack, compressed.

What no database can hold is kept as near as can be: a lone surrogate becomes U+FFFD, one code point for one, so that every
span stays right; a whole number of more than 64 bits becomes its digits.
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


#: Whole numbers msgpack can hold.
_SMALLEST, _LARGEST = -(2**63), 2**64 - 1


def plain(value: str) -> str:
    """A value as a column holds it and is asked for by: PostgreSQL keeps no NUL in text, no database a lone surrogate."""
    return _LONE_SURROGATES.sub("\ufffd", value).replace("\0", "\ufffd")


def keepable(article: Article) -> Article:
    """The article with all replaced that cannot be kept, in its text and fields; the same one where there is nothing.

    Raises `StoreError` where `extra` is nested beyond all measure.
    """
    fields = {name: getattr(article, name) for name in article.__struct_fields__ if name != "title_span"}
    try:
        clean = {name: _clean(value) for name, value in fields.items()}
    except RecursionError:
        raise StoreError(f"article {article.id!r} cannot be kept: its extra keys are nested too deeply") from None
    return article if clean == fields else replace(article, **clean)


def pack_article(article: Article) -> bytes:
    """An article that is `keepable`, as bytes. Raises `StoreError` where `extra` holds what is no plain data."""
    try:
        return zlib.compress(_ENCODER.encode(article))
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(f"article {article.id!r} cannot be kept: {error}") from None


def unpack_article(data: bytes) -> Article:
    """What `pack_article` packed. Raises `StoreError` where the bytes are damaged."""
    return _unpacked(data, _ARTICLES)


def pack_annotations(annotations: tuple[Annotation, ...]) -> bytes:
    """Annotations as bytes, lone surrogates in names replaced."""
    try:
        return zlib.compress(_ENCODER.encode(annotations))
    except UnicodeEncodeError:
        return zlib.compress(_ENCODER.encode(_clean(msgspec.to_builtins(annotations))))


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
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, int) and not _SMALLEST <= value <= _LARGEST:
        return str(value)
    return value
