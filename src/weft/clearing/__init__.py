"""Records for the Biosafety Clearing-House: drafted from what a country knows, checked, numbered, read from files."""
