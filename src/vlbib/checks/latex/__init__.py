"""Family L: text that LaTeX typesets wrongly or not at all."""

from __future__ import annotations

from vlbib.checks.latex import (
    accent_without_braces,
    beyond_ascii,
    caret_outside_math,
    cjk_text,
    escaped_twice,
    html_entity,
    html_tag,
    latex_in_link,
    unbalanced_dollar,
    unescaped_ampersand,
    unescaped_hash,
    unescaped_percent,
    unescaped_underscore,
    unprotected_capitals,
)

RULES = (
    unescaped_percent.rule,
    unescaped_ampersand.rule,
    unescaped_underscore.rule,
    unescaped_hash.rule,
    caret_outside_math.rule,
    unbalanced_dollar.rule,
    cjk_text.rule,
    unprotected_capitals.rule,
    html_entity.rule,
    html_tag.rule,
    latex_in_link.rule,
    escaped_twice.rule,
    beyond_ascii.rule,
    accent_without_braces.rule,
)
