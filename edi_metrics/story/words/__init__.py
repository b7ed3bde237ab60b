"""Every sentence made from data, and every alt text. A figure is worded here and nowhere else."""
