"""Builds the pieces of words that the networks know: src/khabar/models/pieces.npz.

    python training/build_pieces.py

Out of the 250,000 pieces of multilingual-e5-small (`e5.py`) it keeps those that Arabic and Latin text uses: all with letters
of Arabic, Persian or Urdu alone, the first 12,000 of plain Latin letters, the first 1,500 other marks, and every single
letter of these. A rerun gives the same file.
"""

from collections import Counter
from pathlib import Path

import numpy as np
from e5 import Pieces, read_encoder

from khabar.models.pieces import WORD, write_pieces

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "pieces.npz"
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچڤگڨڭڥ")
MOST = {"arabic": 100_000, "latin": 12_000, "mark": 1_500, "blank": 1, "none": 0}


def main() -> None:
    """Choose the pieces and write them with their vectors."""
    encoder = read_encoder()
    chosen = kept_pieces(encoder.pieces)
    vectors = encoder.weights["emb.word"][chosen]
    scales = np.abs(vectors).max(axis=1) / 127
    scales[scales == 0] = 1
    table = np.clip(np.rint(vectors / scales[:, None]), -127, 127).astype(np.int8)
    texts = [encoder.pieces.texts[number] for number in chosen]
    scores = np.array([encoder.pieces.scores[number] for number in chosen], dtype=np.float32)
    TARGET.write_bytes(write_pieces(texts, scores, table, scales.astype(np.float32)))
    print(f"{len(chosen)} pieces, {TARGET.stat().st_size} bytes")


def kept_pieces(pieces: Pieces) -> list[int]:
    """The numbers of the pieces kept; the four that are no text come first."""
    seen: Counter[str] = Counter()
    kept = [0, 1, 2, 3]
    for number, text in enumerate(pieces.texts[:250_002]):
        kind = _kind(text.replace(WORD, ""))
        single = kind != "none" and len(text.replace(WORD, "")) <= 1
        if number > 3 and (seen[kind] < MOST[kind] or single):
            kept.append(number)
            seen[kind] += 1
    return kept


def _kind(letters: str) -> str:
    if not letters:
        return "blank"
    if any(letter.isalpha() and "\u0600" <= letter <= "\u06ff" for letter in letters):
        return "arabic" if all(letter in ARABIC or not letter.isalpha() for letter in letters) else "none"
    if letters.isascii():
        return "latin"
    return "none" if any(letter.isalpha() for letter in letters) else "mark"


if __name__ == "__main__":
    main()
