"""The command line: `khabar annotate`, `khabar cluster`, `khabar compare`."""

from khabar.cli.app import main as main
