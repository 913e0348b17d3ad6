"""Options put to a customer (方案): what they get, who decides, who signs."""
