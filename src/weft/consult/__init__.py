"""Comments on a draft: its paragraphs numbered alike in every language, forms that go out and come back, what became of each comment."""
