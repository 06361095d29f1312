-- A workspace of version 2 as its program made it: with sources, imports and their flows. All of it is made up: rows that stand twice, rows
-- with and without value, of both reporters, of a third, of nobody, and an import that was taken back.
CREATE TABLE saved_view ( view_id INTEGER PRIMARY KEY, folder TEXT NOT NULL DEFAULT '', name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', thumbnail BLOB, edition TEXT, built_from TEXT, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, deleted_at TEXT) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (folder, name) WHERE deleted_at IS NULL;
CREATE TABLE session (session_id TEXT PRIMARY KEY, changed_at TEXT NOT NULL, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE step (session_id TEXT NOT NULL REFERENCES session (session_id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (session_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE source (source_id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), publisher TEXT NOT NULL CHECK (publisher <> ''), edition TEXT, licence TEXT NOT NULL CHECK (licence <> ''), citation TEXT, url TEXT, read_on TEXT NOT NULL, note TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE import (import_id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, recipe TEXT NOT NULL, source_id TEXT NOT NULL REFERENCES source (source_id), imported_at TEXT NOT NULL, undone_at TEXT, n_rows INTEGER NOT NULL, n_refused INTEGER NOT NULL, n_skipped INTEGER NOT NULL) STRICT;
CREATE TABLE flow (flow_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, measure TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, product TEXT NOT NULL, value REAL, unit TEXT NOT NULL, basis TEXT NOT NULL, reporter_iso3 TEXT, preferred INTEGER NOT NULL, note TEXT) STRICT;
CREATE INDEX flow_import ON flow (import_id);
CREATE TABLE import_problem (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (import_id, line, reason)) STRICT, WITHOUT ROWID;
INSERT INTO saved_view VALUES (1, '', 'Old', 'multivector:', 'A sentence', '', NULL, NULL, NULL, '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (2, 'Lectures/Нефть', 'Ёлка', 'multivector:?overlay=trade&year=2019', 'Слова', 'A note
of two lines', x'89504e470d0a1a0a', '0.1.0', 'abcdef', '2025-01-02T00:00:00Z', '2025-01-03T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (7, '', 'Old', 'multivector:?year=2018', '', 'Deleted, its name taken', NULL, NULL, NULL, '2025-01-04T00:00:00Z', '2025-01-04T00:00:00Z', '2025-01-05T00:00:00Z');
INSERT INTO session VALUES ('a1', '2025-01-05T00:00:00.000Z', 1), ('b2', '2025-01-06T00:00:00.000Z', 0);
INSERT INTO step VALUES ('a1', 0, 'multivector:'), ('a1', 1, 'multivector:?year=2019'), ('a1', 2, 'multivector:?year=2018'), ('b2', 0, 'multivector:');
INSERT INTO source VALUES ('own_synthetic', 'Synthetic figures', 'Nobody', '2024', 'none', 'A citation', 'https://example.org/', '2025-01-05', 'A note');
INSERT INTO source VALUES ('own_other', 'Other synthetic figures', 'Nobody', NULL, 'none', NULL, NULL, '2025-01-06', NULL);
INSERT INTO import VALUES (1, 'one.csv', 'aa', 'kind=flows', 'own_synthetic', '2025-01-05T00:00:00Z', NULL, 12, 2, 1);
INSERT INTO import VALUES (2, 'two.csv', 'bb', 'kind=flows', 'own_other', '2025-01-06T00:00:00Z', '2025-01-07T00:00:00Z', 2, 0, 0);
INSERT INTO import_problem VALUES (1, 4, 'No such country'), (1, 4, 'No such year'), (1, 0, 'Of the whole');
INSERT INTO flow (import_id, measure, year, from_iso3, to_iso3, product, value, unit, basis, reporter_iso3, preferred, note) VALUES
 (1, 'goods', 2019, 'KAZ', 'CHN', 'TOTAL', 100.5, 'USD', 'nominal', 'KAZ', 1, NULL),
 (1, 'goods', 2019, 'KAZ', 'CHN', 'TOTAL', 99.25, 'USD', 'nominal', 'CHN', 0, NULL),
 (1, 'goods', 2019, 'KAZ', 'WLD', 'TOTAL', 5000, 'USD', 'nominal', 'KAZ', 1, NULL),
 (1, 'goods', 2019, 'UZB', 'KAZ', 'TOTAL', NULL, 'USD', 'nominal', NULL, 1, 'not stated'),
 (1, 'goods', 2019, 'UZB', 'KAZ', 'hs2:27', 7, 'USD', 'nominal', 'UZB', 1, NULL),
 (1, 'goods', 2019, 'UZB', 'KAZ', 'hs2:27', 7, 'USD', 'nominal', 'UZB', 1, NULL),
 (1, 'goods', 2019, 'UZB', 'KAZ', 'hs2:27', 8, 'USD', 'nominal', 'UZB', 1, NULL),
 (1, 'goods', 2019, 'UZB', 'KAZ', 'hs2:27', 9, 'USD', 'nominal', 'UZB', 1, 'with a note'),
 (1, 'goods', 2020, 'UZB', 'KAZ', 'hs2:27', -3, 'USD', 'constant_2015', 'UZB', 0, NULL),
 (1, 'migrants', 2020, 'TJK', 'RUS', 'TOTAL', 12, 'persons', 'stock', 'RUS', 1, NULL),
 (1, 'migrants', 2020, 'TJK', 'RUS', 'TOTAL', 13, 'persons', 'stock', 'DEU', 0, 'an estimate'),
 (1, 'migrants', 2021, 'TJK', 'TJK', 'TOTAL', 1, 'persons', 'stock', 'TJK', 1, NULL),
 (2, 'goods', 2019, 'KAZ', 'CHN', 'TOTAL', 100.5, 'USD', 'nominal', 'KAZ', 1, NULL),
 (2, 'goods', 2018, 'KAZ', 'CHN', 'TOTAL', 90, 'USD', 'nominal', 'KAZ', 1, NULL);
PRAGMA application_id = 1297504075;
PRAGMA user_version = 2;
PRAGMA journal_mode = WAL;
