"""Writes a page for every rule under docs/rules/, from the rule itself, their index, and the page of standards.

python scripts/rule_pages.py          write the pages
python scripts/rule_pages.py --check  exit with 1 where a page is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
DOCS = HOME / "docs"
sys.path.insert(0, str(HOME))

from cxlint.cli.page import markdown  # noqa: E402 - after the path is set
from cxlint.cli.rulebook import described  # noqa: E402
from cxlint.cli.standards import page  # noqa: E402
from cxlint.plugins import build_registry  # noqa: E402

HEAD = (
    "# Rules\n\nOne page a rule, made from the rules by `make pages`; `cxlint explain RULE` shows the same.\n"
)


def pages() -> dict[str, str]:
    """The text of every page by its file below docs/."""
    registry = build_registry(entry_points=False)
    rules = [described(registry, rule) for rule in sorted(registry.rules)]
    made = {f"rules/{rule['id']}.md": markdown(rule, "en") for rule in rules}
    index = [HEAD]
    family = ""
    for rule in rules:
        if rule["family_name"] != family:
            family = rule["family_name"]
            index.append(
                f"\n## {family}\n\n| rule | severity | level | what it asks for |\n| --- | --- | --- | --- |"
            )
        name = f"[{rule['id']}]({rule['id']}.md) {rule['name']}"
        index.append(
            f"| {name} | {rule['severity']} | {rule['level']} | {rule['summary'].replace('|', '&#124;')} |"
        )
    made["rules/README.md"] = "\n".join(index) + "\n"
    made["standards.md"] = page(registry, rules)
    return made


def there() -> dict[str, str]:
    """The text of every page that there is, by its file below docs/."""
    files = [*DOCS.glob("rules/*.md"), *DOCS.glob("standards.md")]
    return {file.relative_to(DOCS).as_posix(): file.read_text(encoding="utf-8") for file in files}


def main(check: bool) -> int:
    """Write the pages, or say which are not up to date."""
    wanted, old = pages(), there()
    if check:
        stale = sorted(name for name in wanted.keys() | old.keys() if wanted.get(name) != old.get(name))
        print("\n".join(f"docs/{name} is not up to date, run `make pages`" for name in stale))
        return 1 if stale else 0
    (DOCS / "rules").mkdir(parents=True, exist_ok=True)
    for name in old.keys() - wanted.keys():
        (DOCS / name).unlink()
    for name, text in wanted.items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
