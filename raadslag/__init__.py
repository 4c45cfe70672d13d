"""The site: Danish municipal meetings from agenda to effect."""
