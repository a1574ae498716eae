"""The command `codesign`: parse, call, print, and end with a code that scripts can read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from codesign.clock import Clock


def main(argv: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run one command and return how it ended.

    Args:
        argv: the words after the command's name; those of this process if not given.
        clock: where time comes from.
    """
    from codesign.cli.running import run

    return run(sys.argv[1:] if argv is None else list(argv), clock)


if __name__ == "__main__":
    sys.exit(main())
