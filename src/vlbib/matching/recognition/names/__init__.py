"""Short names of known works in a text: `DINOv2` in an item, a table, a citation, a sentence.

`short_names` finds them; each other module has one kind of evidence that a name means its work. `names_in_text` and
`every_name` report those that do not count.
"""
