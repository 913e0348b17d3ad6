"""Verification sheets (核查表) at the desk: one set of widgets draws every sheet there is."""
