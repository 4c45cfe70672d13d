"""One file for each group of pages, function views only."""
