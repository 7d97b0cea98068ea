"""The steps by which the catalogue that ships with vlbib is made from files of records."""
