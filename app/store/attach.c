#include "app/store/attach.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/query.h"

#define WORKSPACE MV_QUERY_WORKSPACE

#define FROM_IMPORTS \
  " FROM work.import AS i CROSS JOIN work.flow_series AS s ON s.import_id = i.import_id CROSS JOIN work.flow_product AS p" \
  " CROSS JOIN work.flow_value AS v ON v.series_id = s.series_id AND v.product_id = p.product_id WHERE i.undone_at IS NULL"

/* What an imported flow looks like as a row of the dataset's table; the three flags between are what differs. */
#define OWN_BEFORE \
  "SELECT -1 - s.series_id AS flow_id, s.measure AS measure, v.year AS year, v.from_iso3 AS from_iso3, v.to_iso3 AS to_iso3, p.code AS product," \
  " v.value AS value, s.unit AS unit, s.basis AS basis, s.valuation AS valuation, s.concept AS concept," \
  " CASE s.reporter WHEN 'from' THEN v.from_iso3 WHEN 'to' THEN v.to_iso3 END AS reporter_iso3,"
#define OWN_AFTER ", NULL AS low, NULL AS high, s.note AS note, i.source_id AS source_id" FROM_IMPORTS
#define OWN_FLAGS " v.counts & 1 AS preferred, v.counts >> 1 & 1 AS focus_from, v.counts >> 2 & 1 AS focus_to"

#define COLUMNS \
  "flow_id, measure, year, from_iso3, to_iso3, product, value, unit, basis, valuation, concept, reporter_iso3, preferred, focus_from, focus_to, low, high, note, source_id"
/* Of the dataset, where a person chose to replace some of its figures. */
#define IS_REPLACED \
  "EXISTS (SELECT 1 FROM work.flow_replaced AS r JOIN work.import AS ri USING (import_id) WHERE r.measure = f.measure AND r.product = f.product" \
  " AND r.year = f.year AND r.from_iso3 = f.from_iso3 AND r.to_iso3 = f.to_iso3 AND ri.undone_at IS NULL)"
#define MASKED \
  "SELECT flow_id, measure, year, from_iso3, to_iso3, product, value, unit, basis, valuation, concept, reporter_iso3," \
  " CASE WHEN preferred = 1 AND " IS_REPLACED " THEN 0 ELSE preferred END AS preferred," \
  " CASE WHEN focus_from = 1 AND " IS_REPLACED " THEN 0 ELSE focus_from END AS focus_from," \
  " CASE WHEN focus_to = 1 AND " IS_REPLACED " THEN 0 ELSE focus_to END AS focus_to, low, high, note, source_id FROM main.flow AS f"
/* An imported row is drawn for the dataset's when it is the last that replaced it. */
#define STANDS \
  "(i.import_id = (SELECT max(import_id) FROM work.flow_replaced AS r JOIN work.import AS ri USING (import_id) WHERE r.measure = s.measure" \
  " AND r.product = p.code AND r.year = v.year AND r.from_iso3 = v.from_iso3 AND r.to_iso3 = v.to_iso3 AND ri.undone_at IS NULL))"
#define STANDING_FLAGS " v.counts & 1 AND " STANDS " AS preferred, v.counts >> 1 & 1 AND " STANDS " AS focus_from, v.counts >> 2 & 1 AND " STANDS " AS focus_to"
/* Only rows that replace, found from the list of these. */
#define REPLACING \
  OWN_BEFORE OWN_FLAGS ", NULL AS low, NULL AS high, s.note AS note, i.source_id AS source_id FROM work.flow_replaced AS r" \
  " CROSS JOIN work.import AS i ON i.import_id = r.import_id CROSS JOIN work.flow_series AS s ON s.import_id = i.import_id AND s.measure = r.measure" \
  " CROSS JOIN work.flow_product AS p ON p.code = r.product CROSS JOIN work.flow_value AS v ON v.series_id = s.series_id AND v.product_id = p.product_id" \
  " AND v.year = r.year AND v.from_iso3 = r.from_iso3 AND v.to_iso3 = r.to_iso3 WHERE i.undone_at IS NULL AND " STANDS

#define PLACES " FROM work.place AS l JOIN work.import AS i USING (import_id) WHERE i.undone_at IS NULL"

/* Tables that show both whatever the origin is. */
static const char shared_views[] =
  "CREATE TEMP VIEW source AS SELECT source_id, title, publisher, edition, licence, redistribution, citation, url, read_on, note FROM main.source"
  " UNION ALL SELECT source_id, title, publisher, edition, licence, 'facts-only', citation, url, read_on, note FROM work.source;"
  "CREATE TEMP VIEW product AS SELECT code, classification, name, section, addable, note FROM main.product UNION ALL"
  " SELECT code, ifnull(classification, ''), ifnull(name, code), NULL, 1, NULL FROM work.flow_product WHERE code NOT IN (SELECT code FROM main.product);"
  "CREATE TEMP VIEW indicator_def AS SELECT code, name, unit, description, first_year, last_year, source_id FROM main.indicator_def UNION ALL"
  " SELECT i.source_id || '.' || d.code, d.name, d.unit, d.description, NULL, NULL, i.source_id FROM work.indicator_def AS d"
  " JOIN work.import AS i USING (import_id) WHERE i.undone_at IS NULL;"
  "CREATE TEMP VIEW indicator AS SELECT iso3, year, code, value, source_id FROM main.indicator UNION ALL"
  " SELECT d.iso3, d.year, i.source_id || '.' || d.code, d.value, i.source_id FROM work.indicator AS d"
  " JOIN work.import AS i USING (import_id) WHERE i.undone_at IS NULL;"
  "CREATE TEMP VIEW project AS SELECT project_id, name, sponsor_iso3, sponsor_org, sponsor_role, funder, initiative, sector, sector_code, theme, flow_type,"
  " flow_class, status, status_source, status_as_of, status_source_id, announced_year, commitment_year, start_year, end_year, amount_usd, amount_basis, amount_source_id, amount_low_usd,"
  " amount_high_usd, amount_note, amount_local, currency_local, in_totals, dup_of, part_of, record_kind, lon, lat, location_precision, location_source,"
  " location_source_id, has_footprint, fact_note, caution, source_id, source_record FROM main.project UNION ALL"
  " SELECT 'own-' || place_id, l.name, sponsor_iso3, sponsor, ifnull((SELECT role FROM main.country AS c WHERE c.iso3 = l.sponsor_iso3), 'other'), sponsor,"
  " NULL, sector, NULL, 'other', NULL, NULL, NULL, status, NULL, NULL, NULL, year, NULL, CASE WHEN end_year >= ifnull(year, end_year) THEN end_year END,"
  " CASE WHEN unit = 'USD' AND amount >= 0 THEN amount END, CASE WHEN unit = 'USD' AND amount >= 0 THEN ifnull(basis, 'nominal_stated') END, NULL, NULL, NULL, NULL,"
  " NULL, NULL, NULL, NULL, NULL, 'flagship', lon, lat, CASE WHEN lon IS NULL THEN 'none' ELSE 'point' END, NULL, i.source_id, 0, l.note, NULL, i.source_id,"
  " l.record" PLACES ";"
  "CREATE TEMP VIEW project_country AS SELECT project_id, iso3 FROM main.project_country UNION ALL SELECT 'own-' || place_id, l.iso3" PLACES
  " AND l.iso3 IS NOT NULL;"
  "CREATE TEMP VIEW project_sponsor AS SELECT project_id, iso3, lead FROM main.project_sponsor UNION ALL SELECT 'own-' || place_id, l.sponsor_iso3, 1" PLACES
  " AND l.sponsor_iso3 IS NOT NULL;"
  "CREATE TEMP VIEW project_source AS SELECT project_id, source_id FROM main.project_source UNION ALL SELECT 'own-' || place_id, i.source_id" PLACES ";"
  "CREATE TEMP VIEW flow_all AS " MASKED " UNION ALL " OWN_BEFORE STANDING_FLAGS OWN_AFTER ";";

static const char drop_views[] =
  "DROP VIEW IF EXISTS temp.flow; DROP VIEW IF EXISTS temp.coverage; DROP VIEW IF EXISTS temp.source; DROP VIEW IF EXISTS temp.product;"
  "DROP VIEW IF EXISTS temp.indicator_def; DROP VIEW IF EXISTS temp.indicator; DROP VIEW IF EXISTS temp.project; DROP VIEW IF EXISTS temp.project_country;"
  "DROP VIEW IF EXISTS temp.project_sponsor; DROP VIEW IF EXISTS temp.project_source; DROP VIEW IF EXISTS temp.flow_all;";

static gboolean
is_attached (MvDb *db)
{
  return sqlite3_db_readonly (mv_db_handle (db), WORKSPACE) >= 0;
}

/* The number that SQL gives, for ORIGIN as ?1 where it has one; -1 with ERROR. */
static gint64
ask_number (MvDb *db, const char *sql, const char *origin, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return -1;
  if (origin != NULL)
    sqlite3_bind_text (stmt, 1, origin, -1, SQLITE_STATIC);
  return mv_db_step (db, stmt, error) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : -1;
}

gboolean
mv_store_attach_workspace (MvDb *db, const char *path, GError **error)
{
  g_autofree char *absolute = NULL, *escaped = NULL, *uri = NULL;
  char *sql;
  gboolean done;

  g_return_val_if_fail (db != NULL, FALSE);

  if (is_attached (db) && (!mv_db_execute (db, "PRAGMA query_only = 0", error) || !mv_db_execute (db, drop_views, error)
                           || !mv_db_execute (db, "DETACH " WORKSPACE "; PRAGMA query_only = 1", error)))
    return FALSE;
  mv_db_set_look (db, NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  absolute = g_canonicalize_filename (path, NULL);
  escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");
  uri = g_strdup_printf ("file:%s?mode=ro", escaped);
  sql = sqlite3_mprintf ("ATTACH %Q AS " WORKSPACE, uri);
  done = mv_db_execute (db, sql, error);
  sqlite3_free (sql);
  return done && mv_store_set_origin (db, "", error);
}

/* The views of flow for ORIGIN; g_free. "" when the dataset's own table is meant. */
static char *
flow_views (const char *origin, gboolean replaced, gboolean several)
{
  char *quoted, *sql;

  if (g_str_equal (origin, "*"))
    return g_strdup ("CREATE TEMP VIEW flow AS SELECT " COLUMNS " FROM flow_all;");
  if (*origin == '\0')
    return g_strdup (replaced ? "CREATE TEMP VIEW flow AS " MASKED " UNION ALL " REPLACING ";" : "");
  /* Of several files of one source, the last that tells of a pair and year counts. */
  quoted = sqlite3_mprintf ("%Q", origin);
  sql = g_strdup_printf ("CREATE TEMP VIEW flow AS " OWN_BEFORE OWN_FLAGS OWN_AFTER " AND i.source_id = %s%s;"
                         "CREATE TEMP VIEW coverage AS SELECT * FROM main.coverage WHERE 0;", quoted,
                         several ? " AND NOT EXISTS (SELECT 1 FROM work.import AS li CROSS JOIN work.flow_series AS ls ON ls.import_id = li.import_id"
                                   " CROSS JOIN work.flow_value AS lv ON lv.series_id = ls.series_id WHERE li.source_id = i.source_id AND li.undone_at IS NULL"
                                   " AND li.import_id > i.import_id AND ls.measure = s.measure AND lv.product_id = v.product_id AND lv.year = v.year"
                                   " AND lv.from_iso3 = v.from_iso3 AND lv.to_iso3 = v.to_iso3)" : "");
  sqlite3_free (quoted);
  return sql;
}

static gboolean
make_views (MvDb *db, const char *origin, GError **error)
{
  gint64 imports = ask_number (db, "SELECT count(*) FROM work.import WHERE undone_at IS NULL", NULL, error);
  gint64 replaced = imports < 0 ? -1
    : ask_number (db, "SELECT EXISTS (SELECT 1 FROM work.flow_replaced JOIN work.import USING (import_id) WHERE undone_at IS NULL)", NULL, error);
  gint64 own = replaced < 0 ? -1
    : ask_number (db, "SELECT count(*) FROM work.import WHERE undone_at IS NULL AND source_id = ?1", origin, error);
  g_autofree char *flows = NULL;

  if (own < 0)
    return FALSE;
  if (own == 0 && *origin != '\0' && !g_str_equal (origin, "*"))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("origin=%s: the workspace has no figures of such a source. “multivector import --list” lists them."), origin);
      return FALSE;
    }
  flows = flow_views (origin, replaced > 0, own > 1);
  return mv_db_execute (db, "PRAGMA query_only = 0", error) && mv_db_execute (db, drop_views, error)
         && (imports == 0 || (mv_db_execute (db, shared_views, error) && mv_db_execute (db, flows, error)))
         && mv_db_execute (db, "PRAGMA query_only = 1", error);
}

gboolean
mv_store_set_origin (MvDb *db, const char *origin, GError **error)
{
  g_autofree char *look = NULL;
  gint64 version;

  g_return_val_if_fail (db != NULL && origin != NULL, FALSE);

  if (!is_attached (db))
    {
      if (*origin == '\0' || g_str_equal (origin, "*"))
        return TRUE;
      g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("origin=%s: no workspace is open, and only imported figures have such an origin. Add --workspace FILE."), origin);
      return FALSE;
    }
  version = ask_number (db, "PRAGMA work.data_version", NULL, error);
  if (version < 0)
    return FALSE;
  look = g_strdup_printf ("%s %" G_GINT64_FORMAT, origin, version);
  if (g_strcmp0 (look, mv_db_look (db)) == 0)
    return TRUE;
  mv_db_set_look (db, NULL);
  if (!make_views (db, origin, error))
    return FALSE;
  mv_db_set_look (db, look);
  return TRUE;
}

const char *
mv_store_origin (MvDb *db)
{
  const char *look = mv_db_look (db);
  const char *blank = look != NULL ? strchr (look, ' ') : NULL;
  g_autofree char *origin = NULL;

  if (blank == NULL || blank == look)
    return "";
  origin = g_strndup (look, (gsize) (blank - look));
  return g_intern_string (origin);
}

char *
mv_store_imports_text (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT ifnull(group_concat(import_id), '') FROM work.import WHERE undone_at IS NULL";
  mv_auto_rewind sqlite3_stmt *stmt = is_attached (db) ? mv_db_prepare (db, sql, error) : NULL;

  if (!is_attached (db))
    return g_strdup ("");
  return stmt != NULL && mv_db_step (db, stmt, error) == SQLITE_ROW ? mv_db_text (stmt, 0) : NULL;
}

gboolean
mv_store_has_imports (MvDb *db)
{
  return is_attached (db) && ask_number (db, "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'flow_all'", NULL, NULL) > 0;
}
