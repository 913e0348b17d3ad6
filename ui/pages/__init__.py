"""Whole pages: each gets the context, shows one thing, and asks the core for it."""

from __future__ import annotations
