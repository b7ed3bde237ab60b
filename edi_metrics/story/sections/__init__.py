"""Sections: each asks the desk for figures and gives blocks. A page lists the ones it wants."""
