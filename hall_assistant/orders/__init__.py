"""Orders sent down from outside (派单台账): received, rung first, answered, sent back, linked, closed; none deleted."""
