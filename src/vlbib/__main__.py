"""`python -m vlbib` runs the command."""

from __future__ import annotations

from vlbib.cli import main

if __name__ == "__main__":
    main()
