"""Versions of the warehouse: read-only files of protected cells, and the pointers to them."""
