-- A workspace of version 3 as its program made it: flows by series, indicators, places, recipes. All of it is made up.
CREATE TABLE saved_view ( view_id INTEGER PRIMARY KEY, folder TEXT NOT NULL DEFAULT '', name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', thumbnail BLOB, edition TEXT, built_from TEXT, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, deleted_at TEXT) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (folder, name) WHERE deleted_at IS NULL;
CREATE TABLE session (session_id TEXT PRIMARY KEY, changed_at TEXT NOT NULL, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE step (session_id TEXT NOT NULL REFERENCES session (session_id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (session_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE source (source_id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), publisher TEXT NOT NULL CHECK (publisher <> ''), edition TEXT, licence TEXT NOT NULL CHECK (licence <> ''), citation TEXT, url TEXT, read_on TEXT NOT NULL, note TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE import (import_id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, recipe TEXT NOT NULL, source_id TEXT NOT NULL REFERENCES source (source_id), imported_at TEXT NOT NULL, undone_at TEXT, n_rows INTEGER NOT NULL, n_refused INTEGER NOT NULL, n_skipped INTEGER NOT NULL) STRICT;
CREATE TABLE flow (flow_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, measure TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, product TEXT NOT NULL, value REAL, unit TEXT NOT NULL, basis TEXT NOT NULL, reporter_iso3 TEXT, preferred INTEGER NOT NULL, note TEXT) STRICT;
CREATE INDEX flow_import ON flow (import_id);
CREATE TABLE import_problem (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (import_id, line, reason)) STRICT, WITHOUT ROWID;
DROP TABLE flow;
CREATE TABLE flow_product (product_id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, classification TEXT) STRICT;
CREATE TABLE flow_series (series_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, measure TEXT NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL, valuation TEXT, concept TEXT, reporter TEXT CHECK (reporter IN ('from', 'to')), note TEXT, n_rows INTEGER NOT NULL) STRICT;
CREATE INDEX flow_series_import ON flow_series (import_id);
CREATE TABLE flow_value (series_id INTEGER NOT NULL, product_id INTEGER NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, value REAL, counts INTEGER NOT NULL, PRIMARY KEY (series_id, product_id, year, from_iso3, to_iso3)) STRICT, WITHOUT ROWID;
CREATE TABLE flow_peak (series_id INTEGER NOT NULL REFERENCES flow_series (series_id) ON DELETE CASCADE, product_id INTEGER NOT NULL, outward INTEGER NOT NULL, iso3 TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (series_id, product_id, outward, iso3)) STRICT, WITHOUT ROWID;
CREATE TABLE flow_replaced (measure TEXT NOT NULL, product TEXT NOT NULL, year INTEGER NOT NULL, from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, PRIMARY KEY (measure, product, year, from_iso3, to_iso3, import_id)) STRICT, WITHOUT ROWID;
CREATE INDEX flow_replaced_import ON flow_replaced (import_id);
CREATE TABLE indicator_def (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, description TEXT, PRIMARY KEY (import_id, code)) STRICT, WITHOUT ROWID;
CREATE TABLE indicator (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, iso3 TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), value REAL, PRIMARY KEY (import_id, code, iso3, year)) STRICT, WITHOUT ROWID;
CREATE TABLE place (place_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, record TEXT, name TEXT NOT NULL, iso3 TEXT, sponsor_iso3 TEXT, sponsor TEXT, sector TEXT, status TEXT, year INTEGER, end_year INTEGER, amount REAL, unit TEXT, basis TEXT, lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90), geometry TEXT, note TEXT, CHECK ((lon IS NULL) = (lat IS NULL))) STRICT;
CREATE INDEX place_import ON place (import_id);
CREATE TABLE recipe (name TEXT PRIMARY KEY, text TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIEW flow AS SELECT s.import_id, i.source_id, s.measure, v.year, v.from_iso3, v.to_iso3, p.code AS product, v.value, s.unit, s.basis, s.valuation, s.concept, CASE s.reporter WHEN 'from' THEN v.from_iso3 WHEN 'to' THEN v.to_iso3 END AS reporter_iso3, v.counts, s.note FROM import AS i CROSS JOIN flow_series AS s ON s.import_id = i.import_id CROSS JOIN flow_product AS p CROSS JOIN flow_value AS v ON v.series_id = s.series_id AND v.product_id = p.product_id WHERE i.undone_at IS NULL;
INSERT INTO saved_view VALUES (1, '', 'Old', 'multivector:', 'A sentence', '', NULL, NULL, NULL, '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (2, 'Lectures/Нефть', 'Ёлка', 'multivector:?overlay=trade&year=2019', 'Слова', 'A note
of two lines', x'89504e470d0a1a0a', '0.1.0', 'abcdef', '2025-01-02T00:00:00Z', '2025-01-03T00:00:00Z', NULL);
INSERT INTO saved_view VALUES (7, '', 'Old', 'multivector:?year=2018', '', 'Deleted, its name taken', NULL, NULL, NULL, '2025-01-04T00:00:00Z', '2025-01-04T00:00:00Z', '2025-01-05T00:00:00Z');
INSERT INTO session VALUES ('a1', '2025-01-05T00:00:00.000Z', 1), ('b2', '2025-01-06T00:00:00.000Z', 0);
INSERT INTO step VALUES ('a1', 0, 'multivector:'), ('a1', 1, 'multivector:?year=2019'), ('a1', 2, 'multivector:?year=2018'), ('b2', 0, 'multivector:');
INSERT INTO source VALUES ('own_synthetic', 'Synthetic figures', 'Nobody', '2024', 'none', 'A citation', 'https://example.org/', '2025-01-05', 'A note');
INSERT INTO source VALUES ('own_other', 'Other synthetic figures', 'Nobody', NULL, 'none', NULL, NULL, '2025-01-06', NULL);
INSERT INTO import VALUES (1, 'one.csv', 'aa', 'kind=flows', 'own_synthetic', '2025-01-05T00:00:00Z', NULL, 3, 2, 1);
INSERT INTO import VALUES (2, 'two.csv', 'bb', 'kind=flows', 'own_other', '2025-01-06T00:00:00Z', '2025-01-07T00:00:00Z', 1, 0, 0);
INSERT INTO import_problem VALUES (1, 4, 'No such country'), (1, 4, 'No such year'), (1, 0, 'Of the whole');
INSERT INTO flow_product VALUES (1, 'TOTAL', NULL, NULL), (2, 'hs2:27', 'Fuels', 'hs2');
INSERT INTO flow_series VALUES (1, 1, 'goods', 'USD', 'nominal', 'FOB', 'general', 'from', NULL, 2), (2, 1, 'goods', 'USD', 'nominal', NULL, NULL, 'to', 'A note', 1),
 (3, 2, 'goods', 'USD', 'nominal', NULL, NULL, NULL, NULL, 1);
INSERT INTO flow_value VALUES (1, 1, 2019, 'KAZ', 'CHN', 100.5, 3), (1, 2, 2019, 'KAZ', 'CHN', NULL, 7), (2, 1, 2019, 'KAZ', 'CHN', 99.25, 4), (3, 1, 2018, 'KAZ', 'CHN', 90, 7);
INSERT INTO flow_peak VALUES (1, 1, 1, 'KAZ', 100.5), (2, 1, 0, 'CHN', 99.25), (3, 1, 1, 'KAZ', 90), (3, 1, 0, 'CHN', 90);
INSERT INTO flow_replaced VALUES ('goods', 'TOTAL', 2019, 'KAZ', 'CHN', 1);
INSERT INTO indicator_def VALUES (1, 'heat', 'Heat', 'K', 'Synthetic'), (1, 'rain', 'Rain', 'mm', NULL);
INSERT INTO indicator VALUES (1, 'heat', 'KAZ', 2019, 280.5), (1, 'heat', 'KAZ', 2020, NULL), (1, 'rain', 'UZB', 2020, 0);
INSERT INTO place VALUES (1, 1, 'r1', 'A place', 'KAZ', 'CHN', 'A firm', 'energy', 'planned', 2019, 2025, 1e6, 'USD', 'nominal_stated', 71.5, 51.25, '{"type":"Point"}', 'A note'),
 (5, 2, NULL, 'Another', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO recipe VALUES ('mine', 'kind=flows', '2025-01-05T00:00:00Z');
PRAGMA application_id = 1297504075;
PRAGMA user_version = 3;
PRAGMA journal_mode = WAL;
