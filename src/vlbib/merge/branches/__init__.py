"""Merges two git branches of a project: what both sides did to library and lock since they diverged."""
