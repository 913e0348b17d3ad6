"""Settings: calm forms that save what is left, say so quietly, and tell a refusal beside its field."""

from __future__ import annotations
