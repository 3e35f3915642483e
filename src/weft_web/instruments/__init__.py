"""The register of instruments and the files behind it."""
