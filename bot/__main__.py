"""Run the bot: `python -m bot`."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
