"""Merges two git branches of a project: the changes to library and lock on both sides since they diverged."""
