"""Lines and templates: filling their slots, and the rules of speaking they are held to."""

from __future__ import annotations
