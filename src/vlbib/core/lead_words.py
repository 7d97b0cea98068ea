"""Words that come before a title or a name in a sentence and are not part of it."""

from __future__ import annotations

_LEAD_WORDS = (
    "the in see read by from and our this that also paper papers title on about cf via when while as for both with "
    "reading todo done now then later today yesterday we i it re presenting discussed finished compare start begin if "
    "since because plus although though unlike whether unless but however maybe add uses extend apply adapt reproduce "
    "reimplement implement cite download summarize summarise prepare finish port mention mentioned try tried skip "
    "skipped skimmed reread watched printed started bookmarked downloaded cites citing siehe lies gelesen heute vgl "
    "danach dazu mit über nach voir lire relire lu relu letto riletto leggere ver leer veja leia vide cfr en im dans "
    "selon según em segundo nel secondo"
)
LEADS = frozenset(_LEAD_WORDS.split())

# Of a task, before its text, in capitals (https://docs.logseq.com, https://orgmode.org/manual/TODO-Items.html)
TASK_STATES = ("TODO", "DOING", "DONE", "LATER", "NOW", "WAITING", "CANCELLED", "CANCELED")
# The box before a task in a list, open or ticked, as a pattern
TASK_BOX = r"\[[ xX]\]\s+"
