"""Who a customer is, kept apart from what happened: the identity vault, and masking for the screen."""
