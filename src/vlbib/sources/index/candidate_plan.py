"""The one plan by which every engine finds candidates: SQL that SQLite and DuckDB run as it stands, Spark by sqlglot.

Tables of an index: `key(key, work)` files rows under exact keys, `feature(hash, work)` under the features of their
titles, `df(hash, n)` counts the rows of a feature, where it has two or more. Questions are in `asked_key(title, place,
key, whole)`, their exact keys in order, `whole` being 1 for that of the whole title, and `asked_feature(title, hash)`.

Rows under an exact key come first. A title that no row has as a whole is looked for by its rarest features, as many as
a budget of rows allows; rows are ordered by the summed weight of the features that they share, a whole number, and
those of one weight by their number. So the order is total, and neither engine nor chunks nor threads can change it.
The sign in front of `r.hash` changes no value: it keeps SQLite, which counts nothing before it plans, from reading all
features in order to look each up among the few that are asked.
"""

from __future__ import annotations

KEPT = 50  # rows of one exact key that are looked at
BUDGET = 2000  # rows read from the lists of rare features for one title; a longer list is never read, nor kept
RANKED = 60  # rows whose titles are compared with the one asked
EXACT, NEAR = 0, 1  # kinds of candidates
_OCTAVES = 11  # of counts within the budget: 2 ** 11 > BUDGET
_LEAST = 18  # weight of a row that is compared: two features, or one that fewer than 128 rows have
_RAREST = 24  # weight of a feature of one row; each doubling of its rows takes one off

_WEIGHT = " ".join(f"WHEN r.n < {2 << octave} THEN {_RAREST - octave}" for octave in range(_OCTAVES))

CANDIDATES = f"""
WITH hit AS (
  SELECT a.title AS title, a.place AS place, a.whole AS whole, k.work AS work,
    row_number() OVER (PARTITION BY a.title, a.place ORDER BY k.work) AS nth
  FROM asked_key AS a JOIN key AS k ON k.key = a.key
),
whole AS (
  SELECT DISTINCT title FROM hit WHERE whole = 1
),
counted AS (
  SELECT a.title AS title, a.hash AS hash, coalesce(d.n, 1) AS n
  FROM asked_feature AS a LEFT JOIN whole AS w ON w.title = a.title LEFT JOIN df AS d ON d.hash = a.hash
  WHERE w.title IS NULL
),
rare AS (
  SELECT title, hash, n, sum(n) OVER (
    PARTITION BY title ORDER BY n, hash ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS total
  FROM counted
),
weighed AS (
  SELECT r.title AS title, f.work AS work, sum(CASE {_WEIGHT} END) AS weight
  FROM rare AS r JOIN feature AS f ON f.hash = +r.hash
  WHERE r.total <= {BUDGET}
  GROUP BY r.title, f.work
  HAVING sum(CASE {_WEIGHT} END) >= {_LEAST}
),
ordered AS (
  SELECT title, work, row_number() OVER (PARTITION BY title ORDER BY weight DESC, work) AS place
  FROM weighed
)
SELECT title, {EXACT} AS kind, min(place) AS place, work FROM hit WHERE nth <= {KEPT} GROUP BY title, work
UNION ALL
SELECT title, {NEAR} AS kind, place, work FROM ordered WHERE place <= {RANKED}
"""  # noqa: S608 -- of constants only
