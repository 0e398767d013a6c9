"""How the cost of each step grows with the length of a text: the ratio for twice the text, in one run.

2.0 is linear; what nears 4.0 grows with the square. Printed by `make bench`; nothing is asserted on a clock.
"""

import time
from collections.abc import Sequence

from rich.table import Table

from khabar.annotation.pipeline import DEFAULT, Step
from khabar.language.normal import normalize
from khabar.records import Document, make_article

#: A text a newspaper could print, and texts meant to hurt; each is repeated to the length measured.
PIECES = {
    "news": "قال أحمد النجار أمس إن 12 شخصا أصيبوا في رمّانة، وأضاف: «لن نغادر المدينة». وأكدت وزارة الصحة ذلك.\n",
    "one endless sentence": "قال أحمد إن المدينة آمنة وأضاف أن الوضع مستقر ",
    "opening marks": "«قال ",
    "titles": "الوزير ",
    "English without stops": "the minister said the town was safe and ",
}
_LENGTH = 40_000


def growth_table(length: int = _LENGTH) -> Table:
    """For each text and step, the cost at twice `length` (code points) over the cost at `length`."""
    table = Table("text", *(step.name for step in DEFAULT), title=f"Cost of {2 * length} code points over {length}")
    for name, piece in PIECES.items():
        first, second = (_costs(piece * (size // len(piece)), DEFAULT) for size in (length, 2 * length))
        table.add_row(name, *(f"{b / max(a, 1e-3):.1f}" for a, b in zip(first, second, strict=True)))
    return table


def _costs(text: str, steps: Sequence[Step]) -> list[float]:
    documents = [Document(make_article(text, published="2026-05-14"), normalize(text))]
    costs = []
    for step in steps:
        start = time.process_time()
        (found,) = step.run(documents)
        costs.append(time.process_time() - start)
        documents = [documents[0].with_annotations(found)]
    return costs
