"""Which known works a text names: whole titles, titles with slips, and short names. It knows nothing about Markdown.

`recognise` calls the others. Titles: `spelled_titles` finds their words, and `whole_titles` decides which of these
count; `near_titles`, `resembling_titles` and `titles_with_claims` find others, and `lone_titles` finds short titles
that are alone in a list. `edges`, `labels_before`, `words_beside`, `small_letters` and `rare_titles` judge the words
around them. Short names: `short_names` finds them; each other module with "names" in its own name has one kind of
evidence that a name means its work; `names_in_text` reports those that do not count.
"""
