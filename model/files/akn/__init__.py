"""The native file: Akoma Ntoso, with the negotiation in it."""
