"""What leaves the service as a file: minutes, digests and dates. Each is a pure function to bytes.

What a person typed is plain text in every one of them: it is escaped, or handed over as data, and never
read as markup. Each says how far it may go, and that it is sample data where it is.
"""
