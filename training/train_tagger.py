"""Makes the tagger's weights: src/khabar/models/names.crfsuite.

    OMP_NUM_THREADS=1 python training/train_tagger.py --gold ../shared/gold/ner [--held-out] [--out FILE]

Reads only gold that may train shipped weights (training/README.md). CRFsuite's L-BFGS has no chance in it: a rerun gives
the same file. `--held-out` keeps every tenth stretch of ANERcorp's training part back, for choosing settings.
"""

import argparse
import time
from pathlib import Path

import pycrfsuite
from conll import Sentence, read_plain, read_wojood

from khabar.models.features import features

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "names.crfsuite"
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True, "feature.minfreq": 0}
STRETCH = 50


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    began = time.perf_counter()
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs", "crf1d")
    trainer.set_params(SETTINGS)
    sentences = training_sentences(options.gold, held_out=options.held_out)
    for sentence in sentences:
        trainer.append(features([word for word, _ in sentence]), [tag for _, tag in sentence])
    trainer.train(str(options.out))
    print(f"{len(sentences)} sentences, {time.perf_counter() - began:.0f} s, {options.out.stat().st_size} bytes")


def training_sentences(gold: Path, *, held_out: bool = False) -> list[Sentence]:
    """Every sentence that may train: ANERcorp's training part, the Wojood sample, AQMAR."""
    newspapers = read_plain(gold / "ANERCorp_CamelLab_train.txt")
    if held_out:
        newspapers = [sentence for at, sentence in enumerate(newspapers) if at // STRETCH % 10 != 9]
    other = [one for part in ("train", "val", "test") for one in read_wojood(gold / "wojood-sample" / f"{part}.txt")]
    wikipedia = [one for part in ("train", "dev", "test") for one in read_plain(gold / "aqmar" / f"{part}.txt")]
    return [sentence for sentence in (*newspapers, *other, *wikipedia) if sentence]


if __name__ == "__main__":
    main()
