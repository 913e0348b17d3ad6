"""Small windows beside the main ones; none is modal while a customer is there."""

from __future__ import annotations
