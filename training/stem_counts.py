"""Counts how often each Arabic word form stands bare and with the article, for `language/clitics.py`.

    python -m training.stem_counts ../shared/gold

Reads only texts that may train shipped weights: ANERCorp train (Benajiba 2007, CAMeL split, CC BY-SA 4.0), the AQMAR
re-split (Apache-2.0), the Wojood sample (MIT) and the ANS headlines (Khouja 2020, Apache-2.0). Writes
`src/khabar/language/arabic/stem_counts.tsv`: form, times bare, times with the article; forms seen once are left out.
The same input gives the same bytes.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from khabar.language.normal import is_arabic, normal_text
from khabar.language.words import words

OUT = Path(__file__).parents[1] / "src" / "khabar" / "language" / "arabic" / "stem_counts.tsv"
ARTICLES = ("ال", "وال", "فال", "بال", "كال")
SHORTEST = 2


def main(gold: Path) -> None:
    """Count, and write the table beside the lexicons."""
    forms = Counter(word for text in _texts(gold) for word in _forms(text))
    bare: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    for form, count in forms.items():
        stem = next((form[len(a) :] for a in ARTICLES if form.startswith(a) and len(form) - len(a) > SHORTEST), None)
        if stem is not None:
            with_article[stem] += count
        bare[form] += count
    rows = [(form, bare[form], with_article[form]) for form in sorted(bare | with_article)]
    kept = [f"{form}\t{b}\t{a}\n" for form, b, a in rows if a + b > 1]
    OUT.write_text("".join(kept), encoding="utf-8")
    print(f"{len(kept)} forms of {sum(forms.values())} words")


def _forms(text: str) -> Iterator[str]:
    for word in words(normal_text(text)):
        if len(word.text) >= SHORTEST and is_arabic(word.text):
            yield word.text


def _texts(gold: Path) -> Iterator[str]:
    ner = gold / "ner"
    for path in (ner / "ANERCorp_CamelLab_train.txt", ner / "aqmar" / "train.txt", ner / "wojood-sample" / "train.txt"):
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            yield line.split(" ")[0]
    with (gold / "claims" / "train.csv").open(encoding="utf-8", newline="") as file:
        seen = {row[name] for row in csv.DictReader(file) for name in ("s1", "s2")}
    yield from sorted(seen)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
