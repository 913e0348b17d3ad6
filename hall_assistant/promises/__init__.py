"""The promise ledger (承诺台账): words given to customers with a due hour, kept or renewed, never deleted."""
