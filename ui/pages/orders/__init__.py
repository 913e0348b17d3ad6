"""派单台账: the list of orders from outside, entering one, and one order with everything done about it."""
