"""Two branches of a project made one: what both sides did to library and lock since they parted."""
