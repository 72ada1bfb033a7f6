"""The room screen: what the projector shows."""
