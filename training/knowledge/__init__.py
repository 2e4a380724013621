"""Make the knowledge tables from public dumps; see `build.py`."""
