"""Modules that are loaded when something in them is first used, so that `khabar --help` need not wait for them.

The engine brings numpy and every lexicon's parser along (0.3 s), the report its templates.
"""

from importlib import import_module
from typing import Any


class Lazily:
    """Stands for a module; reading an attribute loads it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
