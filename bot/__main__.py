"""Run the bot: `python -m bot`."""

import signal
import sys


def start() -> int:
    """Run the command line; a signal that comes while it is still loading ends it with status 0 too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        from .cli import main

        return main()
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    raise SystemExit(start())
