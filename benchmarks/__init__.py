"""What the product costs, set beside a control measured in the same run. Kept out of the tests: these are times."""
