"""Many submissions: where they come from, how each is checked apart, and the ledger of what became of it."""
