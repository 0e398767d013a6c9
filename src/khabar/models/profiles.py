"""Which tagger goes by which name: `fast`, the default, and `accurate`, slower and better.

`accurate` is run by onnxruntime on one thread: who wants more cores annotates several batches at once. Reading the files
happens at first use, never at import.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from khabar.errors import MissingExtra, ModelError
from khabar.models.network import SentenceTagger
from khabar.models.pieces import default_pieces
from khabar.models.tagger import Tagger, default_field, default_tagger

FAST, ACCURATE = "fast", "accurate"


@cache
def tagger_for(profile: str) -> Tagger:
    """The tagger of a profile, made once a process; raises `ModelError` for a name that is none or files that are damaged."""
    if profile not in _MAKERS:
        raise ModelError(f"there is no model {profile!r}; there are: {', '.join(_MAKERS)}")
    return _MAKERS[profile]()


def _fast() -> Tagger:
    return default_tagger()


def _accurate() -> Tagger:
    return SentenceTagger(_session("names-accurate.onnx"), default_pieces(), default_field())


_MAKERS: dict[str, Callable[[], Tagger]] = {FAST: _fast, ACCURATE: _accurate}


def _session(name: str) -> Any:
    """A network ready to run."""
    try:
        # Imported here and not above: the library takes a tenth of a second that `import khabar` must not.
        runtime = import_module("onnxruntime")
    except ImportError as error:
        raise MissingExtra(
            f"names are found by onnxruntime, which cannot be imported ({error}): pip install onnxruntime"
        ) from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return runtime.InferenceSession(
            (files("khabar.models") / name).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise ModelError(f"the network {name} cannot be read ({error}); reinstall khabar") from error
