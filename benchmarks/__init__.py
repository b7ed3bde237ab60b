"""What the product costs, set beside a control measured in the same run. Times, so not tests."""
