"""The words around a title or a short name: whether a longer title goes on there, and what they say about its work.

`edges` decides where a title ends, with the modules about words, labels and small letters; `citing_people` and
`claims_beside` read authors, conferences and years.
"""
