"""The tables, as numbered migrations. Money is INTEGER minor units; all tables are STRICT.

In a table WITHOUT ROWID the columns of the key come first: the quick check of SQLite 3.40 misreads
others and would call a whole store damaged.

A migration that has been released never changes; a new need is a new migration.
"""

from __future__ import annotations

APPLICATION_ID = 0x66696E61  # "fina", so that another program's file is never taken for ours

FIRST = """
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL
) STRICT;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  layout TEXT NOT NULL,
  digest TEXT NOT NULL,
  status TEXT NOT NULL,
  new INTEGER NOT NULL,
  duplicate INTEGER NOT NULL
) STRICT;
CREATE INDEX file_batch ON file(batch);

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  institution TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL
) STRICT;

-- How a statement's account is recognised: by the keyed digest of the bank's number, or by the
-- header of the files that fed it.
CREATE TABLE mark (
  account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,            -- number, header
  value TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  PRIMARY KEY (account, kind, value, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_batch ON mark(batch);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  description TEXT NOT NULL,
  occurrence INTEGER NOT NULL,   -- counts rows that are the same in all of the above
  bank_id TEXT NOT NULL,
  balance INTEGER,
  pending INTEGER NOT NULL,
  merchant_code TEXT NOT NULL,
  payee_hint TEXT NOT NULL,
  counterparty TEXT NOT NULL,
  payee TEXT NOT NULL,
  category TEXT NOT NULL,
  category_source TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  confidence REAL NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  deleted INTEGER NOT NULL DEFAULT 0,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX entry_natural ON entry(account, day, amount, description, occurrence);

-- What a row was for where it was for several things: parts that add up to it.
CREATE TABLE split (
  entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  category TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- Other imports in which the same row has come, and the bank's id it had there. The ids take part
-- in matching; a row whose own import is taken back passes to the next one that saw it.
CREATE TABLE sighting (
  entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  bank_id TEXT NOT NULL,
  PRIMARY KEY (entry, batch, bank_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_batch ON sighting(batch);

-- The verdicts of rows that were there before an import labelled them, so that undo can put
-- them back.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  before TEXT NOT NULL           -- JSON: category, category_source, suggestion, confidence
) STRICT;
CREATE INDEX change_batch ON change(batch);
CREATE INDEX change_entry ON change(entry);

CREATE TABLE balance (
  account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  amount INTEGER NOT NULL,
  PRIMARY KEY (account, day, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  security TEXT NOT NULL,
  name TEXT NOT NULL,
  units TEXT NOT NULL,
  price TEXT NOT NULL,
  value INTEGER,
  day TEXT,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE
) STRICT;

CREATE TABLE trade (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  security TEXT NOT NULL,
  units TEXT NOT NULL,
  amount INTEGER,
  bank_id TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE
) STRICT;

-- Two rows that belong together (transfer, refund), might be one (duplicate), or do not (state).
CREATE TABLE link (
  first INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,            -- transfer, refund, duplicate
  state TEXT NOT NULL,           -- found, confirmed, rejected, open
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_second ON link(second);

CREATE TABLE layout (
  fingerprint TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  settled TEXT NOT NULL,         -- JSON
  PRIMARY KEY (fingerprint, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  payee TEXT NOT NULL,
  description TEXT NOT NULL,
  account TEXT NOT NULL,
  min_amount INTEGER,
  max_amount INTEGER,
  from_day TEXT,
  to_day TEXT
) STRICT;

-- What the person decided about something a report showed: dismissed advice, an accepted flag.
CREATE TABLE decision (
  subject TEXT NOT NULL,
  id TEXT NOT NULL,
  choice TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (subject, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# Forecasts as they were made, a few days of each, to be scored when the days have passed.
FORECASTS = """
CREATE TABLE forecast (
  made TEXT NOT NULL,
  account TEXT NOT NULL,         -- empty: all that hold spendable money
  due TEXT NOT NULL,
  accounts TEXT NOT NULL,        -- JSON: names of those it covered
  known_until TEXT NOT NULL,
  currency TEXT NOT NULL,
  start INTEGER NOT NULL,
  p10 INTEGER NOT NULL,
  p50 INTEGER NOT NULL,
  p90 INTEGER NOT NULL,
  PRIMARY KEY (made, account, due)
) STRICT, WITHOUT ROWID;
"""

# What was trained on the owner's labels; it can always be trained again.
MODELS = """
CREATE TABLE model (
  name TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,           -- the labels and versions it fits
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS = (("first", FIRST), ("forecasts", FORECASTS), ("models", MODELS))
VERSION = len(MIGRATIONS)
