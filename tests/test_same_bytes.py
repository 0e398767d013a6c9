"""The same input gives the same bytes, whatever order Python's sets happen to have in a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = sorted(map(str, (Path(__file__).parents[1] / "samples").glob("*.txt")))


@pytest.mark.parametrize("command", ["annotate", "cluster", "compare"])
def test_two_processes_print_the_same_bytes(command):
    first, second = (_printed(command, seed) for seed in ("1", "2"))
    assert first
    assert first == second


def _printed(command: str, seed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "khabar", command, *SAMPLES, "--json"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout
