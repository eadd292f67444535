-- Schema 1. A released step never changes; what is new comes in the next one.

-- What belongs to the archive as a whole: the key of the log, the fingerprint of the word forms.
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

-- One row: how many draft saves there were, and the seal over the drafts after the last.
CREATE TABLE progress(one INTEGER PRIMARY KEY CHECK (one = 1), saves INTEGER NOT NULL, drafts BLOB NOT NULL);
INSERT INTO progress VALUES (1, 0, zeroblob(32));

-- Settings that are logged, such as the terms of retention.
CREATE TABLE setting(name TEXT PRIMARY KEY, salt BLOB NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;

-- Meldingen at work. Not indexed for search.
CREATE TABLE draft(
  id BLOB PRIMARY KEY,
  owner TEXT NOT NULL,
  revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  started_at TEXT NOT NULL,
  name TEXT NOT NULL,
  last TEXT NOT NULL,
  content TEXT NOT NULL,
  seal BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX draft_owner ON draft(owner);

-- A record. `ord` sorts as the time of the call.
CREATE TABLE record(
  ord INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  salt BLOB NOT NULL,
  first_processed TEXT NOT NULL,
  day TEXT NOT NULL,
  author TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_key TEXT NOT NULL,
  outcome INTEGER,
  wederhoor INTEGER NOT NULL,
  zorgmelding INTEGER NOT NULL,
  version INTEGER NOT NULL,
  summary TEXT NOT NULL,
  imported INTEGER NOT NULL,
  follow_up TEXT,
  review INTEGER NOT NULL DEFAULT 0,
  zorg_sent TEXT,
  zorg_back TEXT,
  wijk_due TEXT,
  wijk_done TEXT,
  household BLOB,
  -- 1: found by words; 0: out of free use; -1: being destroyed.
  searchable INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX record_day ON record(day);
CREATE INDEX record_first ON record(first_processed);
CREATE INDEX record_household ON record(household) WHERE household IS NOT NULL;
CREATE INDEX record_author ON record(author, ord);
CREATE INDEX record_unit ON record(unit_key, ord);
CREATE INDEX record_review ON record(review, ord);
CREATE INDEX record_outcome ON record(outcome, ord);
CREATE INDEX record_wederhoor ON record(ord) WHERE wederhoor = 1;
CREATE INDEX record_zorgmelding ON record(ord) WHERE zorgmelding = 1;
CREATE INDEX record_follow_up ON record(ord) WHERE follow_up IS NOT NULL;
CREATE INDEX record_feedback ON record(ord) WHERE zorg_sent IS NOT NULL AND zorg_back IS NULL;
CREATE INDEX record_handover ON record(ord) WHERE wijk_due IS NOT NULL AND wijk_done IS NULL;

-- The versions of a record: only added, and gone only with their record.
CREATE TABLE version(
  ord INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  content TEXT NOT NULL,
  text TEXT NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY(ord, number)
) WITHOUT ROWID;
CREATE TRIGGER version_stays BEFORE UPDATE ON version
  BEGIN SELECT RAISE(ABORT, 'een versie wijzigt niet'); END;
CREATE TRIGGER version_kept BEFORE DELETE ON version
  WHEN (SELECT searchable FROM record WHERE ord = OLD.ord) <> -1
  BEGIN SELECT RAISE(ABORT, 'een versie verdwijnt alleen met haar melding'); END;

-- Comments and events: only added, and gone only with their record.
CREATE TABLE note(
  id BLOB PRIMARY KEY,
  ord INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  version INTEGER NOT NULL,
  pin TEXT,
  date TEXT,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX note_record ON note(ord, seq);
CREATE TRIGGER note_stays BEFORE UPDATE ON note
  BEGIN SELECT RAISE(ABORT, 'een opmerking wijzigt niet'); END;
CREATE TRIGGER note_kept BEFORE DELETE ON note
  WHEN (SELECT searchable FROM record WHERE ord = OLD.ord) <> -1
  BEGIN SELECT RAISE(ABORT, 'een opmerking verdwijnt alleen met haar melding'); END;

-- By whom a household is recognised: a keyed hash of each name with birth date and each address.
CREATE TABLE person_key(hash BLOB NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY(hash, ord)) WITHOUT ROWID;
CREATE INDEX person_record ON person_key(ord);

-- The log (Wpg art. 32a): only added.
CREATE TABLE audit(
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  device TEXT NOT NULL,
  deed INTEGER NOT NULL,
  object TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  content BLOB,
  state BLOB,
  detail TEXT NOT NULL,
  previous BLOB NOT NULL,
  seal BLOB NOT NULL
);
CREATE INDEX audit_object ON audit(object, kind, version, seq);
CREATE INDEX audit_user ON audit(user, seq);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'het logboek wijzigt niet'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'het logboek verliest niets'); END;

-- Words. Contentless: the text stands in its version.
CREATE VIRTUAL TABLE words USING fts5(woorden, delen, content='', tokenize="unicode61 remove_diacritics 0");
INSERT INTO words(words, rank) VALUES('secure-delete', 1);
