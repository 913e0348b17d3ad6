"""雷达: what many receptions show together; for who leads."""
