"""Known titles in a text: whole, begun, misspelt, or alone in a list.

`spelled_titles` finds the words of titles, and `whole_titles` decides which of these count; `near_titles`,
`misspelt_titles` and `resembling_titles` find titles with slips, `lone_titles`, `rare_titles` and `titles_with_claims`
short ones. `hinted_names` tells which words begin the titles of one work only.
"""
