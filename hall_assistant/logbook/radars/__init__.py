"""Radars (雷达): what many receptions show together and none alone; of matters and places, never of people."""
