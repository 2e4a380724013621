"""`python -m dateline`: the same as the command."""

from dateline.cli import main

main()
