"""Audit (核查): what a check of the record found, said in words."""

from __future__ import annotations
