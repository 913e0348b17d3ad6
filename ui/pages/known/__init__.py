"""客人与上次: what is on file of the number, what the customer needs, both wordings, the final answer."""
