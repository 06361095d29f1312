#include "app/store/workspace-tables.h"

const char *const mv_workspace_migrations[MV_WORKSPACE_VERSION] = {
  /* 1: saved views and the session. */
  "CREATE TABLE saved_view ("
  "  view_id INTEGER PRIMARY KEY, folder TEXT NOT NULL DEFAULT '', name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL,"
  "  sentence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', thumbnail BLOB,"        /* PNG */
  "  edition TEXT, built_from TEXT,"                                                           /* of the dataset it was made with */
  "  made_at TEXT NOT NULL, changed_at TEXT NOT NULL, deleted_at TEXT) STRICT;"                /* UTC; deleted ones wait for undo */
  "CREATE UNIQUE INDEX saved_view_name ON saved_view (folder, name) WHERE deleted_at IS NULL;"
  "CREATE TABLE session (session_id TEXT PRIMARY KEY, changed_at TEXT NOT NULL, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE step (session_id TEXT NOT NULL REFERENCES session (session_id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,"
  "  PRIMARY KEY (session_id, number)) STRICT, WITHOUT ROWID;",
  /* 2: sources, imports and what they brought. */
  "CREATE TABLE source (source_id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), publisher TEXT NOT NULL CHECK (publisher <> ''),"
  "  edition TEXT, licence TEXT NOT NULL CHECK (licence <> ''), citation TEXT, url TEXT, read_on TEXT NOT NULL, note TEXT) STRICT, WITHOUT ROWID;"
  "CREATE TABLE import (import_id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, recipe TEXT NOT NULL,"
  "  source_id TEXT NOT NULL REFERENCES source (source_id), imported_at TEXT NOT NULL, undone_at TEXT,"
  "  n_rows INTEGER NOT NULL, n_refused INTEGER NOT NULL, n_skipped INTEGER NOT NULL) STRICT;"
  "CREATE TABLE flow (flow_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  measure TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL,"
  "  product TEXT NOT NULL, value REAL, unit TEXT NOT NULL, basis TEXT NOT NULL, reporter_iso3 TEXT, preferred INTEGER NOT NULL,"
  "  note TEXT) STRICT;"
  "CREATE INDEX flow_import ON flow (import_id);"
  "CREATE TABLE import_problem (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, line INTEGER NOT NULL,"
  "  reason TEXT NOT NULL, PRIMARY KEY (import_id, line, reason)) STRICT, WITHOUT ROWID;",
  /* 3: imported rows are kept by what they have in common (flow_series) and lie in the order in which the map asks for them. */
  "ALTER TABLE flow RENAME TO flow_old;"
  "CREATE TABLE flow_product (product_id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, classification TEXT) STRICT;"
  "CREATE TABLE flow_series (series_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  measure TEXT NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL, valuation TEXT, concept TEXT,"
  "  reporter TEXT CHECK (reporter IN ('from', 'to')), note TEXT, n_rows INTEGER NOT NULL) STRICT;"
  "CREATE INDEX flow_series_import ON flow_series (import_id);"
  "CREATE TABLE flow_value (series_id INTEGER NOT NULL, product_id INTEGER NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100),"
  "  from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, value REAL, counts INTEGER NOT NULL,"      /* 1 for the pair, 2 for from, 4 for to: within its source */
  "  PRIMARY KEY (series_id, product_id, year, from_iso3, to_iso3)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE flow_peak (series_id INTEGER NOT NULL REFERENCES flow_series (series_id) ON DELETE CASCADE, product_id INTEGER NOT NULL,"
  "  outward INTEGER NOT NULL, iso3 TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (series_id, product_id, outward, iso3)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE flow_replaced (measure TEXT NOT NULL, product TEXT NOT NULL, year INTEGER NOT NULL, from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL,"
  "  import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  PRIMARY KEY (measure, product, year, from_iso3, to_iso3, import_id)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX flow_replaced_import ON flow_replaced (import_id);"
  "CREATE TABLE indicator_def (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, name TEXT NOT NULL,"
  "  unit TEXT NOT NULL, description TEXT, PRIMARY KEY (import_id, code)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE indicator (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, iso3 TEXT NOT NULL,"
  "  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), value REAL, PRIMARY KEY (import_id, code, iso3, year)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE place (place_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, record TEXT,"
  "  name TEXT NOT NULL, iso3 TEXT, sponsor_iso3 TEXT, sponsor TEXT, sector TEXT, status TEXT, year INTEGER, end_year INTEGER,"
  "  amount REAL, unit TEXT, basis TEXT, lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90),"
  "  geometry TEXT, note TEXT, CHECK ((lon IS NULL) = (lat IS NULL))) STRICT;"              /* geometry: GeoJSON */
  "CREATE INDEX place_import ON place (import_id);"
  "CREATE TABLE recipe (name TEXT PRIMARY KEY, text TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  /* The rows of version 2: one that stands twice, or with another note, has a series of its own; only one of a pair counts. */
  "CREATE TABLE flow_numbered AS SELECT *, dense_rank() OVER (ORDER BY import_id, measure, unit, basis, side, remark, copy) AS series_id FROM"
  " (SELECT *, row_number() OVER (PARTITION BY import_id, measure, unit, basis, side, remark, product, year, from_iso3, to_iso3 ORDER BY flow_id) AS copy,"
  "  row_number() OVER (PARTITION BY import_id, measure, product, year, from_iso3, to_iso3 ORDER BY preferred <> 1, flow_id) AS place FROM"
  "  (SELECT *, CASE reporter_iso3 WHEN from_iso3 THEN 'from' WHEN to_iso3 THEN 'to' END AS side, CASE WHEN reporter_iso3 IN (from_iso3, to_iso3) THEN note"
  "   WHEN reporter_iso3 IS NOT NULL THEN ifnull(note || '; ', '') || 'reported by ' || reporter_iso3 ELSE note END AS remark FROM flow_old));"
  "INSERT INTO flow_product (code) SELECT DISTINCT product FROM flow_old ORDER BY product;"
  "INSERT INTO flow_series (series_id, import_id, measure, unit, basis, reporter, note, n_rows) SELECT series_id, min(import_id), min(measure), min(unit),"
  " min(basis), min(side), min(remark), count(*) FROM flow_numbered GROUP BY series_id;"
  "INSERT INTO flow_value SELECT series_id, product_id, year, from_iso3, to_iso3, value, iif(preferred = 1 AND place = 1, 7, 0)"
  " FROM flow_numbered JOIN flow_product ON code = product;"
  "INSERT INTO flow_peak SELECT series_id, product_id, outward, iso3, max(value) FROM"
  " (SELECT series_id, product_id, value, 1 AS outward, from_iso3 AS iso3 FROM flow_value WHERE counts = 7 AND to_iso3 NOT IN ('WLD', 'XXX')"
  " UNION ALL"
  "  SELECT series_id, product_id, value, 0, to_iso3 FROM flow_value WHERE counts = 7 AND from_iso3 NOT IN ('WLD', 'XXX'))"
  " JOIN flow_product USING (product_id) WHERE code = 'TOTAL' AND value > 0 GROUP BY 1, 2, 3, 4;"
  "DROP TABLE flow_numbered; DROP TABLE flow_old;"
  "CREATE VIEW flow AS SELECT s.import_id, i.source_id, s.measure, v.year, v.from_iso3, v.to_iso3, p.code AS product, v.value, s.unit, s.basis, s.valuation,"
  "  s.concept, CASE s.reporter WHEN 'from' THEN v.from_iso3 WHEN 'to' THEN v.to_iso3 END AS reporter_iso3, v.counts, s.note"
  "  FROM import AS i CROSS JOIN flow_series AS s ON s.import_id = i.import_id CROSS JOIN flow_product AS p"
  "  CROSS JOIN flow_value AS v ON v.series_id = s.series_id AND v.product_id = p.product_id WHERE i.undone_at IS NULL;",
  /* 4: what was done to the workspace, to be undone and done again; which step of a history came about by it. */
  "CREATE TABLE change (change_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER NOT NULL, before TEXT, after TEXT,"
  "  made_at TEXT NOT NULL) STRICT;"
  "ALTER TABLE step ADD COLUMN deed TEXT;",
  /* 5: groups of countries. Deleted ones wait for undo. */
  "CREATE TABLE partner_group (group_id INTEGER PRIMARY KEY, code TEXT NOT NULL, definition TEXT NOT NULL CHECK (substr(definition, 1, length(code) + 1) = code || '='),"
  "  deleted_at TEXT) STRICT;"
};
