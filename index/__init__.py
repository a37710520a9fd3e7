"""The write side of search: fields, Dutch analysis, the Whoosh writer."""
