"""The steps that build the catalogue that ships with vlbib from files of records."""
