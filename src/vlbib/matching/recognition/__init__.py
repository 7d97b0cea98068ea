"""Which known works a text names: whole titles, titles with slips, and short names. It knows titles, not Markdown.

`recognise` calls the others. Titles: `spelled_titles` finds their words, and `whole_titles` says which of these count;
`near_titles` and `titles_with_claims` find others, and `lone_titles` drops single words that only look like one.
`edges`, `labels_before`, `words_beside`, `small_letters` and `rare_titles` judge the words around them. Short names:
`short_names` finds them; each other module with "names" in its own name has one sign that a name means its work;
`names_in_text` reports those that do not count.
"""
