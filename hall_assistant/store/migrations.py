"""How the tables of `hall.db` came to be: one named function per step, applied in order, each recorded.

This module is imported only when the file's `user_version` is behind `database.VERSION`: sqlite-utils is too
slow for the start path. A released step is never edited; a later version adds one.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Migrations

hall_db = Migrations("hall")

_JOURNAL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE journal (
  chain TEXT NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL, "offset" INTEGER NOT NULL,
  actor TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
  open BLOB NOT NULL, sealed BLOB, prev BLOB NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (chain, seq)) WITHOUT ROWID;
CREATE INDEX journal_subject ON journal (subject, clock);
CREATE TABLE subject_keys (subject TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
"""

_LOCAL = """
CREATE TABLE persons (person TEXT PRIMARY KEY, key BLOB, box BLOB) WITHOUT ROWID;
CREATE TABLE person_match (
  kind TEXT NOT NULL, digest BLOB NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (kind, digest, person)) WITHOUT ROWID;
CREATE INDEX person_match_person ON person_match (person);
CREATE TABLE drafts (
  case_id TEXT NOT NULL, field TEXT NOT NULL, staff TEXT NOT NULL, text BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (case_id, field));
CREATE TABLE begun (
  case_id TEXT PRIMARY KEY, staff TEXT NOT NULL, counter TEXT NOT NULL, at INTEGER NOT NULL,
  flow TEXT NOT NULL, mode TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pin_tries (
  staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, not_before INTEGER NOT NULL) WITHOUT ROWID;
"""

_READ = """
CREATE TABLE cases (
  subject TEXT PRIMARY KEY, number TEXT, day TEXT, counter TEXT, started INTEGER, opened INTEGER,
  mode TEXT, flow TEXT, topic TEXT, first_asked TEXT, handler TEXT, offered_to TEXT,
  state TEXT, outcome TEXT, ended INTEGER, sentence TEXT, order_number TEXT, person TEXT,
  open_promises INTEGER);
CREATE INDEX cases_day ON cases (day);
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_handler ON cases (handler);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_order ON cases (order_number) WHERE order_number IS NOT NULL;
CREATE INDEX cases_person ON cases (person) WHERE person IS NOT NULL;
CREATE TABLE promises (
  subject TEXT NOT NULL, promise TEXT NOT NULL, words TEXT, due INTEGER, state TEXT, owner TEXT, made INTEGER,
  settled INTEGER, renews TEXT, PRIMARY KEY (subject, promise)) WITHOUT ROWID;
CREATE INDEX promises_due ON promises (state, due);
CREATE INDEX promises_made ON promises (made);
CREATE INDEX promises_settled ON promises (settled) WHERE settled IS NOT NULL;
CREATE TABLE staff (
  subject TEXT PRIMARY KEY, staff TEXT, number TEXT, name TEXT, role TEXT, active INTEGER, pin_hash TEXT,
  pin_set INTEGER, joined INTEGER) WITHOUT ROWID;
CREATE TABLE settings (
  subject TEXT NOT NULL, key TEXT NOT NULL, value TEXT, PRIMARY KEY (subject, key)) WITHOUT ROWID;
"""


@hall_db()
def first_tables(db: Any) -> None:
    """Version 1: journal, keys, vault, local tables and read tables."""
    for statement in (_JOURNAL + _LOCAL + _READ).split(";"):
        if statement.strip():
            db.execute(statement)
