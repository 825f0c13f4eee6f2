"""`python -m rnnquiz` is `rnnquiz`."""

from rnnquiz.cli import main

main()
