"""Backup (备份): a checked copy of the record in a folder of the hall's choice, and the way back."""

from __future__ import annotations
