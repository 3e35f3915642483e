"""National reporting: answers drafted from texts, decided by people, handed out in the official form, compared with earlier ones."""
