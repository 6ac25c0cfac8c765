"""Run the command line: `python -m knowledge ask "…"`."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
