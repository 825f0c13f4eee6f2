"""The command line: one file a command. Each parses, calls one function and picks the exit code."""

from rnnquiz.cli.app import main as main
