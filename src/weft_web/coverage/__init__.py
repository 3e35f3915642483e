"""Coverage: what the texts answer, obligation by obligation; gaps, overlaps and possible contradictions, and what people say of them."""
