-- Schema 2.

-- What somebody left half typed outside a call, and where: one row for each user, gone when it is
-- taken up or given up. Not indexed, and read by nobody else.
CREATE TABLE aside(
  user TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  content TEXT NOT NULL
) WITHOUT ROWID;

-- The days that may be that of the call of an imported text, earliest first, until somebody confirms
-- one; null where the day is known.
ALTER TABLE record ADD COLUMN open_days TEXT;
CREATE INDEX record_open_days ON record(ord) WHERE open_days IS NOT NULL;
