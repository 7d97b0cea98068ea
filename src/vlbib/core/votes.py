"""What a list says of a work after its title: votes (`+1`, `3 votes`, `4票`), and its length (`12 pp.`)."""

from __future__ import annotations

VOTES = r"(?:\+\d{1,2}|\d{1,3} votes?\b|\d{1,3} ?票)"
LENGTH = r"(?:\d{1,4}\s?(?:S|Seiten|pp?|pages?|pgs?|págs?|sidor|页|頁)(?!\w)\.?)"
