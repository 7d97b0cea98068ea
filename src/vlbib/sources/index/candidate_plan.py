"""The query by which every engine finds candidates: SQL for SQLite and DuckDB, translated for Spark by sqlglot.

Tables of an index: `key(key, work)` lists rows by exact keys, `feature(hash, work)` by the features of their titles;
`df(hash, n)` has the number of rows of a feature, if there are two or more. Questions are in `asked_key(title, place,
key, whole)`, their exact keys in order, with `whole` 1 for the key of the whole title, and in `asked_feature(title,
hash)`.

Rows with an exact key come first. A title that is not the whole title of any row is searched by its rarest features, as
many as a budget of rows allows. Rows are ordered by the summed weight of the shared features, a whole number, then by
row number. The order is therefore total, whatever the engine, chunks and threads.

A title and a row share one number of 64 bits while their weights are summed, since engines group by one number faster
than by two. Both numbers must be less than 2 ** 31.

The sign in `+r.hash` does not change the value. It keeps SQLite, which has no statistics here, from scanning all
features instead of looking up the few that are asked. The hints in `/*+ ... */` are comments to SQLite and DuckDB.
They keep Spark from sorting and shuffling whole tables of the index: it sends what is asked to where the rows are.
`shared` is there for the same reason, since Spark can't send the left side of a left join.
"""

from __future__ import annotations

KEPT = 50  # the most rows per exact key
# the most rows read for one title from the lists of its rare features; a longer list is never read or stored
BUDGET = 2000
RANKED = 60  # the most rows whose titles are compared with the one asked
EXACT, NEAR = 0, 1  # the kinds of candidates
_OCTAVES = 11  # powers of two within the budget: 2 ** 11 > BUDGET
_LEAST = 18  # least weight of a candidate: two features, or one that fewer than 128 rows have
_RAREST = 24  # weight of a feature that one row has; each doubling of the rows subtracts one

_WEIGHT = " ".join(f"WHEN n < {2 << octave} THEN {_RAREST - octave}" for octave in range(_OCTAVES))

CANDIDATES = f"""
WITH hit AS (
  SELECT /*+ BROADCAST(a) */ a.title AS title, a.place AS place, a.whole AS whole, k.work AS work,
    row_number() OVER (PARTITION BY a.title, a.place ORDER BY k.work) AS nth
  FROM asked_key AS a JOIN key AS k ON k.key = a.key
),
whole AS (
  SELECT DISTINCT title FROM hit WHERE whole = 1
),
shared AS (
  SELECT /*+ BROADCAST(a) */ DISTINCT d.hash AS hash, d.n AS n
  FROM asked_feature AS a JOIN df AS d ON d.hash = a.hash
),
counted AS (
  SELECT a.title AS title, a.hash AS hash, coalesce(d.n, 1) AS n
  FROM asked_feature AS a LEFT JOIN whole AS w ON w.title = a.title LEFT JOIN shared AS d ON d.hash = a.hash
  WHERE w.title IS NULL
),
rare AS (
  SELECT title, hash, CASE {_WEIGHT} END AS weight, sum(n) OVER (
    PARTITION BY title ORDER BY n, hash ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS total
  FROM counted
),
paired AS (
  SELECT /*+ BROADCAST(r) */ (r.title << 32) | f.work AS pair, sum(r.weight) AS weight
  FROM rare AS r JOIN feature AS f ON f.hash = +r.hash
  WHERE r.total <= {BUDGET}
  GROUP BY (r.title << 32) | f.work
  HAVING sum(r.weight) >= {_LEAST}
),
weighed AS (
  SELECT pair >> 32 AS title, pair & 4294967295 AS work, weight FROM paired
),
ordered AS (
  SELECT title, work, row_number() OVER (PARTITION BY title ORDER BY weight DESC, work) AS place
  FROM weighed
)
SELECT title, {EXACT} AS kind, min(place) AS place, work FROM hit WHERE nth <= {KEPT} GROUP BY title, work
UNION ALL
SELECT title, {NEAR} AS kind, place, work FROM ordered WHERE place <= {RANKED}
"""  # noqa: S608 -- only constants
