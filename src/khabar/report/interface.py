"""The words of the interface: phrases, counted nouns with the right plural, digits and dates, in one language.

Phrases are data (`words/en.toml`, `words/ar.toml`): the same keys in each. A key of a table `count.*` has one form for
each plural category of the language (CLDR, by babel): Arabic has six. The texts of the articles never pass through
here, so their digits stay as the outlet wrote them.
"""

import re
import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup
from msgspec import Struct

from khabar.errors import InputError
from khabar.report.reasons import translate_reason
from khabar.report.visible import isolated

#: The interface languages, with the locale whose dates and plurals they use.
LANGUAGES = {"en": "en_GB", "ar": "ar"}

_QUOTED = re.compile(r"(«[^»]*»)")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ARABIC_DIGITS = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")


class Interface(Struct, frozen=True):
    """One language of the interface: `phrases` by dotted key, `direction` "ltr" or "rtl"."""

    lang: str
    direction: str
    phrases: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """The phrase of a key with its `{placeholders}` filled."""
        return self.phrases[key].format(**{name: self._shown(value) for name, value in values.items()})

    def markup(self, key: str, **values: object) -> Markup:
        """`say` for a page: the phrase and every value that is not markup itself are escaped."""
        return Markup.escape(self.phrases[key]).format(**{name: self._shown(value) for name, value in values.items()})

    def count(self, key: str, number: int) -> str:
        """A counted noun: `count("outlets", 2)` is "2 outlets", or وسيلتا إعلام."""
        category = _locale(self.lang).plural_form(number)
        form = self.phrases.get(f"count.{key}.{category}") or self.phrases[f"count.{key}.other"]
        return form.format(n=self.number(number))

    def origin_count(self, outlets: int, best: int, between: tuple[int, int] | None = None) -> str:
        """Outlets and independent origins in one phrase; `between` adds the range where readers may differ.

        Without a best reading there is no number of origins to tell.
        """
        named = self.count("outlets", outlets)
        if not best:
            return named
        phrase = self.say("origins.lead", outlets=named, origins=self.count("origins", best))
        if between is None or between[0] == between[1]:
            return phrase
        return self.say("origins.short", count=phrase, low=between[0], high=between[1])

    def choice(self, table: str, key: str) -> str:
        """The word for one of a record's kinds ("agency"), or the kind itself where no word is known."""
        return self.phrases.get(f"{table}.{key}", key)

    def number(self, number: int) -> str:
        """A number in the digits of the language."""
        return self.digits(str(number))

    def percent(self, share: float) -> str:
        """A share (0..1) as a whole percentage."""
        return self.digits(f"{share:.0%}")

    def digits(self, text: str) -> str:
        """Our own text with its digits in those of the language."""
        return text.translate(_ARABIC_DIGITS) if self.lang == "ar" else text

    def day(self, iso: str) -> str:
        """An ISO day in words, Tuesday, 20 January 2026; what is no ISO day is shown as it is."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        pattern = "EEEE، d MMMM y" if self.lang == "ar" else "EEEE d MMMM y"
        return self.digits(format_date(day, pattern, locale=LANGUAGES[self.lang]))

    def days(self, earliest: str, latest: str) -> str:
        """One day, or from one to another."""
        if earliest == latest or not latest:
            return self.day(earliest)
        return self.say("days", earliest=self.day(earliest), latest=self.day(latest))

    def instant(self, stamp: str) -> str:
        """A day of publication with its time and zone where the outlet gave them."""
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return stamp
        day = self.day(moment.date().isoformat())
        if not re.search(r"\d[T ]\d", stamp):
            return day
        zone = f" {isolated(str(moment.tzinfo))}" if moment.tzinfo else ""
        return self.say("instant", day=day, time=self.digits(f"{moment:%H:%M}") + zone)

    def reason(self, why: str) -> str:
        """A reason the engine gives, in this language where it is one of those we know, else as it is.

        Days are told in words; what stands in «marks» are a report's words and stays untouched.
        """
        translated = translate_reason(why, self.lang)
        if translated is None:
            return why
        parts = _QUOTED.split(translated)
        told = (part if at % 2 else self._told(part) for at, part in enumerate(parts))
        return "".join(told)

    def knows_reason(self, why: str) -> bool:
        """Whether `reason` gives `why` in this language."""
        return self.lang == "en" or translate_reason(why, self.lang) is not None

    def _told(self, text: str) -> str:
        return self.digits(_DAY.sub(self._day, text)).replace(", ", self.say("comma"))

    def _day(self, found: re.Match[str]) -> str:
        return self.day(found.group())

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value


def interface(lang: str) -> Interface:
    """The interface in `lang`; raises `InputError` for a language we have no words for."""
    if lang not in LANGUAGES:
        raise InputError(f"interface language {lang!r} is unknown; choose one of {', '.join(LANGUAGES)}")
    return _interface(lang)


@cache
def _interface(lang: str) -> Interface:
    data = tomllib.loads(files("khabar.report").joinpath("words", f"{lang}.toml").read_text("utf-8"))
    return Interface(lang, "rtl" if lang == "ar" else "ltr", dict(_flat(data)))


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(LANGUAGES[lang])


def _flat(table: dict[str, Any], path: str = "") -> list[tuple[str, str]]:
    """A nested table as dotted keys."""
    return [
        entry
        for key, value in table.items()
        for entry in (_flat(value, f"{path}{key}.") if isinstance(value, dict) else [(f"{path}{key}", value)])
    ]
