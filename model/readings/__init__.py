"""How a draft is seen, compared and tallied."""
