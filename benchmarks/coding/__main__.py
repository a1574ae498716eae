"""`python -m benchmarks.coding FOLDER`: the figures of coding. See `benchmarks/README.md`."""

from __future__ import annotations

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
