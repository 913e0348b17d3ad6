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
CREATE TABLE subject_keys (subject TEXT NOT NULL, key BLOB NOT NULL, PRIMARY KEY (subject, key)) WITHOUT ROWID;
"""

_LOCAL = """
CREATE TABLE persons (
  person TEXT PRIMARY KEY, key BLOB, box BLOB, edits INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE person_match (
  kind TEXT NOT NULL, digest BLOB NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (kind, digest, person)) WITHOUT ROWID;
CREATE INDEX person_match_person ON person_match (person);
CREATE TABLE drafts (
  case_id TEXT NOT NULL, field TEXT NOT NULL, staff TEXT NOT NULL, text BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (case_id, field));
CREATE TABLE begun (
  case_id TEXT PRIMARY KEY, staff TEXT NOT NULL, counter TEXT NOT NULL, at INTEGER NOT NULL,
  flow TEXT NOT NULL, mode TEXT NOT NULL, first_asked TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pin_tries (
  staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, not_before INTEGER NOT NULL) WITHOUT ROWID;
"""

_READ = """
CREATE TABLE cases (
  subject TEXT PRIMARY KEY, number TEXT, day TEXT, counter TEXT, started INTEGER, opened INTEGER,
  mode TEXT, flow TEXT, topic TEXT, first_asked TEXT, handler TEXT, offered_to TEXT,
  state TEXT, outcome TEXT, ended INTEGER, sentence TEXT, order_number TEXT, person TEXT,
  open_promises INTEGER, open_legs INTEGER, hops INTEGER, avoidable INTEGER, offer_until INTEGER, returned_from TEXT,
  room TEXT, room_since INTEGER, repeats INTEGER, carried INTEGER, crossed INTEGER);
CREATE INDEX cases_crossed ON cases (started) WHERE crossed;
CREATE INDEX cases_day ON cases (day, state, outcome, topic, started);
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_open ON cases (day) WHERE state = 'open';
CREATE INDEX cases_handler ON cases (handler);
CREATE INDEX cases_offer_until ON cases (offer_until) WHERE offer_until IS NOT NULL;
CREATE INDEX cases_offered ON cases (offered_to, started) WHERE state = 'open' AND offered_to <> '';
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_order ON cases (order_number) WHERE order_number IS NOT NULL;
CREATE INDEX cases_person ON cases (person) WHERE person IS NOT NULL;
CREATE INDEX cases_returned ON cases (started) WHERE returned_from IS NOT NULL;
CREATE INDEX cases_room ON cases (room) WHERE room IS NOT NULL;
CREATE TABLE promises (
  subject TEXT NOT NULL, promise TEXT NOT NULL, words TEXT, due INTEGER, state TEXT, owner TEXT, made INTEGER,
  settled INTEGER, renews TEXT, kind TEXT, turn INTEGER, first_due INTEGER, standing TEXT, handler TEXT,
  waits_for TEXT, contacted INTEGER, reached TEXT, urged INTEGER, urged_by TEXT,
  PRIMARY KEY (subject, promise)) WITHOUT ROWID;
CREATE INDEX promises_due ON promises (state, due);
CREATE INDEX promises_owner ON promises (owner, due) WHERE state = 'open';
CREATE INDEX promises_handler ON promises (handler, due) WHERE state = 'open';
CREATE INDEX promises_waiting ON promises (owner, due) WHERE state = 'open' AND waits_for <> '';
CREATE INDEX promises_made ON promises (made);
CREATE INDEX promises_settled ON promises (settled) WHERE settled IS NOT NULL;
CREATE TABLE staff (
  subject TEXT PRIMARY KEY, staff TEXT, number TEXT, name TEXT, role TEXT, active INTEGER, pin_hash TEXT,
  pin_set INTEGER, joined INTEGER) WITHOUT ROWID;
CREATE TABLE settings (
  subject TEXT NOT NULL, key TEXT NOT NULL, value TEXT, PRIMARY KEY (subject, key)) WITHOUT ROWID;
"""

_WORDS = """
CREATE TABLE case_texts (
  subject TEXT NOT NULL, entry TEXT NOT NULL, kind TEXT, text TEXT, PRIMARY KEY (subject, entry)) WITHOUT ROWID;
CREATE TABLE word_places (place INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE);
CREATE TABLE word_pieces (
  block INTEGER NOT NULL, piece TEXT NOT NULL, places BLOB NOT NULL, PRIMARY KEY (block, piece)) WITHOUT ROWID;
CREATE TABLE word_marks (subject TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_ROSTER = """
CREATE TABLE roster (
  subject TEXT NOT NULL, day TEXT NOT NULL, staff TEXT NOT NULL, away INTEGER, stand_in TEXT,
  PRIMARY KEY (subject, day, staff)) WITHOUT ROWID;
"""

_HALL_CONTENT = """
CREATE TABLE notices (
  subject TEXT PRIMARY KEY, notice TEXT, title TEXT, text TEXT, number TEXT, starts INTEGER, ends INTEGER, cards TEXT,
  topics TEXT, published INTEGER, written_by TEXT, lapses INTEGER, confirmed_by TEXT, confirmed_at INTEGER,
  confirmed_until INTEGER, withdrawn_by TEXT, withdrawn_at INTEGER, why TEXT, version INTEGER, changed INTEGER,
  kind TEXT);
CREATE INDEX notices_changed ON notices (changed);
CREATE TABLE notice_reads (
  subject TEXT NOT NULL, staff TEXT NOT NULL, version INTEGER, at INTEGER, noted_by TEXT,
  PRIMARY KEY (subject, staff)) WITHOUT ROWID;
CREATE TABLE imports (
  subject TEXT PRIMARY KEY, import TEXT, file TEXT, digest TEXT, at INTEGER, made_by TEXT, cards INTEGER,
  duplicates INTEGER, errors INTEGER, undone_at INTEGER, undone_by TEXT, changed INTEGER);
CREATE INDEX imports_changed ON imports (changed);
CREATE TABLE hall_cards (
  subject TEXT PRIMARY KEY, card TEXT, title TEXT, folded TEXT, answer TEXT, topic TEXT, category TEXT, aliases TEXT,
  import TEXT, row INTEGER, at INTEGER, made_by TEXT, changed INTEGER);
CREATE INDEX hall_cards_import ON hall_cards (import, row);
CREATE INDEX hall_cards_topic ON hall_cards (topic);
CREATE INDEX hall_cards_folded ON hall_cards (folded, card);
CREATE TABLE card_checks (
  subject TEXT PRIMARY KEY, card TEXT, checked_by TEXT, at INTEGER, note TEXT, wording TEXT) WITHOUT ROWID;
CREATE INDEX hall_cards_changed ON hall_cards (changed, card);
"""

_ORDERS = """
CREATE TABLE orders (
  subject TEXT PRIMARY KEY, number TEXT, folded TEXT, source TEXT, received INTEGER, contact_due INTEGER,
  answer_due INTEGER, next_due INTEGER, holder TEXT, person TEXT, text TEXT, stage TEXT, tries INTEGER,
  first_tried INTEGER, first_reached INTEGER, answered INTEGER, sent_back INTEGER, came_again INTEGER, word TEXT,
  closed INTEGER, closed_as TEXT) WITHOUT ROWID;
CREATE INDEX orders_next ON orders (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX orders_open ON orders (closed, holder);
CREATE INDEX orders_folded ON orders (folded);
CREATE INDEX orders_received ON orders (received);
CREATE INDEX orders_person ON orders (person) WHERE person IS NOT NULL;
CREATE TABLE order_links (
  subject TEXT NOT NULL, case_id TEXT NOT NULL, promise TEXT NOT NULL,
  PRIMARY KEY (subject, case_id, promise)) WITHOUT ROWID;
CREATE INDEX order_links_case ON order_links (case_id);
"""

_CLOCKS = """
CREATE TABLE clocks (
  subject TEXT NOT NULL, clock TEXT NOT NULL, rule TEXT, name TEXT, whose TEXT, start INTEGER, due INTEGER,
  state TEXT, settled INTEGER, beyond INTEGER, PRIMARY KEY (subject, clock)) WITHOUT ROWID;
CREATE INDEX clocks_due ON clocks (state, due);
CREATE TABLE clock_alarms (
  subject TEXT NOT NULL, clock TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (subject, clock, at)) WITHOUT ROWID;
CREATE INDEX clock_alarms_at ON clock_alarms (at);
"""

_SOLUTIONS = """
CREATE TABLE solutions (
  subject TEXT NOT NULL, solution TEXT NOT NULL, type TEXT, redress TEXT, cents INTEGER, words TEXT, state TEXT,
  made_by TEXT, settled INTEGER, settled_by TEXT, second TEXT, waits INTEGER, why TEXT,
  PRIMARY KEY (subject, solution)) WITHOUT ROWID;
CREATE INDEX solutions_settled ON solutions (redress, settled) WHERE state = 'agreed';
CREATE INDEX solutions_waiting ON solutions (settled) WHERE state = 'agreed' AND waits;
"""

_LEGS = """
CREATE TABLE legs (
  subject TEXT NOT NULL, leg TEXT NOT NULL, department TEXT, question TEXT, contact TEXT, due INTEGER, state TEXT,
  opened INTEGER, opened_by TEXT, urges INTEGER, urged INTEGER, settled INTEGER, standing TEXT, handler TEXT,
  PRIMARY KEY (subject, leg)) WITHOUT ROWID;
CREATE INDEX legs_due ON legs (due) WHERE state IN ('open', 'returned');
CREATE INDEX legs_handler ON legs (handler, due) WHERE state IN ('open', 'returned');
"""

_GUIDED = """
CREATE TABLE guided (
  subject TEXT NOT NULL, place INTEGER NOT NULL, guide TEXT, path TEXT, "end" TEXT, type TEXT, day TEXT,
  PRIMARY KEY (subject, place)) WITHOUT ROWID;
CREATE INDEX guided_day ON guided (day);
"""

_HEARD = """
CREATE TABLE heard (
  subject TEXT NOT NULL, place INTEGER NOT NULL, channel TEXT, name TEXT, theirs TEXT, ours TEXT, granted INTEGER,
  at INTEGER, PRIMARY KEY (subject, place)) WITHOUT ROWID;
CREATE INDEX heard_at ON heard (at);
CREATE TABLE final_answers (
  subject TEXT PRIMARY KEY, answer TEXT, who TEXT, basis TEXT, remedies TEXT, at INTEGER) WITHOUT ROWID;
"""

_RATINGS = """
CREATE TABLE ratings (
  subject TEXT PRIMARY KEY, day TEXT, topic TEXT, way TEXT, manner INTEGER, solution INTEGER, rule INTEGER,
  appealed INTEGER, answered INTEGER, aside INTEGER) WITHOUT ROWID;
CREATE INDEX ratings_day ON ratings (day);
CREATE INDEX ratings_waiting ON ratings (appealed) WHERE appealed IS NOT NULL AND answered IS NULL;
"""

_INCIDENTS = """
CREATE TABLE incidents (
  subject TEXT PRIMARY KEY, kind TEXT, at INTEGER, counter TEXT, opened_by TEXT, case_id TEXT, place TEXT, calls TEXT,
  footage TEXT, reported INTEGER, closed INTEGER, closed_as TEXT) WITHOUT ROWID;
CREATE INDEX incidents_case ON incidents (case_id) WHERE case_id IS NOT NULL;
"""

_EXCHANGE = """
CREATE TABLE devices (
  subject TEXT PRIMARY KEY, device TEXT, counter TEXT, public TEXT, joined INTEGER, "left" INTEGER,
  known TEXT) WITHOUT ROWID;
CREATE TABLE signed_heads (
  chain TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, device TEXT NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY (chain, seq)) WITHOUT ROWID;
CREATE INDEX subject_keys_destroyed ON subject_keys (subject) WHERE key = x'';
CREATE INDEX persons_destroyed ON persons (person) WHERE key IS NULL;
"""

_PERSONAL = """
CREATE TABLE person_holds (
  subject TEXT PRIMARY KEY, person TEXT, basis TEXT, until TEXT, held_by TEXT, at INTEGER) WITHOUT ROWID;
CREATE TABLE views (
  subject TEXT NOT NULL, place TEXT NOT NULL, what TEXT, kind TEXT, staff TEXT, at INTEGER, why TEXT,
  PRIMARY KEY (subject, place)) WITHOUT ROWID;
CREATE INDEX views_at ON views (at);
"""

_MORNING = """
CREATE TABLE case_needs (
  subject TEXT NOT NULL, need TEXT NOT NULL, answered INTEGER, PRIMARY KEY (subject, need)) WITHOUT ROWID;
CREATE TABLE morning_cases (subject TEXT PRIMARY KEY, day TEXT, case_id TEXT, picked_by TEXT) WITHOUT ROWID;
"""

_COUNTY = """
CREATE TABLE county_templates (
  subject TEXT PRIMARY KEY, name TEXT, size INTEGER, kept INTEGER, kept_by TEXT, picks TEXT) WITHOUT ROWID;
"""

_CHECKS = """
CREATE TABLE checks (
  subject TEXT NOT NULL, item TEXT NOT NULL, day TEXT, list TEXT, words TEXT, mark TEXT, note TEXT, ticked_by TEXT,
  at INTEGER, PRIMARY KEY (subject, item)) WITHOUT ROWID;
CREATE INDEX checks_day ON checks (day);
CREATE TABLE findings (
  subject TEXT PRIMARY KEY, origin TEXT, day TEXT, text TEXT, owner TEXT, due TEXT, item TEXT, factor TEXT,
  standing TEXT, rechecks INTEGER, closed INTEGER) WITHOUT ROWID;
CREATE INDEX findings_standing ON findings (standing, due);
CREATE INDEX findings_owner ON findings (owner, standing, due);
CREATE INDEX findings_closed ON findings (closed) WHERE closed IS NOT NULL;
CREATE INDEX findings_day ON findings (day);
CREATE TABLE photos (
  subject TEXT PRIMARY KEY, finding TEXT, bytes INTEGER, kept_by TEXT, at INTEGER, gone INTEGER) WITHOUT ROWID;
CREATE INDEX photos_finding ON photos (finding);
"""

_SENT_BY = """
CREATE TABLE sent_by (
  subject TEXT PRIMARY KEY, kind TEXT, port TEXT, campaign TEXT, at INTEGER) WITHOUT ROWID;
CREATE INDEX sent_by_at ON sent_by (at, kind, port);
"""

_RADARS = """
CREATE TABLE hops (
  subject TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT, target TEXT, avoidable INTEGER, why TEXT, day TEXT,
  PRIMARY KEY (subject, place)) WITHOUT ROWID;
CREATE INDEX hops_avoidable ON hops (day) WHERE avoidable;
CREATE TABLE case_cards (
  subject TEXT NOT NULL, card TEXT NOT NULL, day TEXT, PRIMARY KEY (subject, card)) WITHOUT ROWID;
CREATE INDEX case_cards_day ON case_cards (day, card);
CREATE INDEX promises_again ON promises (made) WHERE turn >= 3;
"""

_IMPROVEMENTS = """
CREATE TABLE improvements (
  subject TEXT PRIMARY KEY, words TEXT, source TEXT, owner TEXT, due TEXT, standing TEXT, said TEXT, did TEXT,
  month TEXT, closed INTEGER, picked INTEGER) WITHOUT ROWID;
CREATE INDEX improvements_standing ON improvements (standing, due);
CREATE INDEX improvements_month ON improvements (month, closed);
"""

_FIRST = (
    _COUNTY,
    _JOURNAL,
    _LOCAL,
    _EXCHANGE,
    _READ,
    _WORDS,
    _LEGS,
    _HALL_CONTENT,
    _ORDERS,
    _CLOCKS,
    _ROSTER,
    _SOLUTIONS,
    _GUIDED,
    _HEARD,
    _RATINGS,
    _INCIDENTS,
    _PERSONAL,
    _MORNING,
    _CHECKS,
    _IMPROVEMENTS,
    _SENT_BY,
    _RADARS,
)


@hall_db()
def first_tables(db: Any) -> None:
    """Version 1: journal, keys, vault, local tables, read tables and the words index."""
    for statement in "".join(_FIRST).split(";"):
        if statement.strip():
            db.execute(statement)
