-- A workspace of version 1 as its program made it: saved views and the session. All of it is made up.
CREATE TABLE saved_view ( view_id INTEGER PRIMARY KEY, folder TEXT NOT NULL DEFAULT '', name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', thumbnail BLOB, edition TEXT, built_from TEXT, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, deleted_at TEXT) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (folder, name) WHERE deleted_at IS NULL;
CREATE TABLE session (session_id TEXT PRIMARY KEY, changed_at TEXT NOT NULL, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE step (session_id TEXT NOT NULL REFERENCES session (session_id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (session_id, number)) STRICT, WITHOUT ROWID;
INSERT INTO saved_view VALUES (1, '', 'Old', 'multivector:', 'A sentence', '', NULL, NULL, NULL, '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (2, 'Lectures/Нефть', 'Ёлка', 'multivector:?overlay=trade&year=2019', 'Слова', 'A note
of two lines', x'89504e470d0a1a0a', '0.1.0', 'abcdef', '2025-01-02T00:00:00Z', '2025-01-03T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (7, '', 'Old', 'multivector:?year=2018', '', 'Deleted, its name taken', NULL, NULL, NULL, '2025-01-04T00:00:00Z', '2025-01-04T00:00:00Z', '2025-01-05T00:00:00Z');
INSERT INTO session VALUES ('a1', '2025-01-05T00:00:00.000Z', 1), ('b2', '2025-01-06T00:00:00.000Z', 0);
INSERT INTO step VALUES ('a1', 0, 'multivector:'), ('a1', 1, 'multivector:?year=2019'), ('a1', 2, 'multivector:?year=2018'), ('b2', 0, 'multivector:');
PRAGMA application_id = 1297504075;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
