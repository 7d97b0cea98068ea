"""Write docs/rules/: a page for each rule from its docstring, and an index. Run it after a docstring has changed."""

from __future__ import annotations

from pathlib import Path

from vlbib.checks.registry import RULES
from vlbib.checks.rule_docs import rule_index, rule_page

FOLDER = Path(__file__).parents[1] / "docs" / "rules"


def main() -> None:
    """Write every page, and remove those of rules that no longer exist."""
    pages = {f"{rule.code}.md": rule_page(rule) for rule in RULES} | {"README.md": rule_index(RULES)}
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
