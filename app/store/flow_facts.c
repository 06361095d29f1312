#include "app/store/flow_facts.h"

#include "app/store/attach.h"

#define FLOW_COLUMNS \
  "from_iso3 AS iso3, to_iso3 AS partner, year, value, low, high, unit, basis, valuation, concept, reporter_iso3 AS reporter, f.note AS note, f.source_id AS source_id"

GArray *
mv_facts_flow (MvDb *db, const char *measure, int year, const char *from, const char *to, const char *product, GError **error)
{
  static const char sql[] =
    "SELECT " FLOW_COLUMNS ", preferred AS flag FROM flow f"
    " WHERE measure = ?1 AND year = ?2 AND from_iso3 = ?3 AND to_iso3 = ?4 AND product = ?5"
    " ORDER BY preferred DESC, focus_from DESC, focus_to DESC, source_id, basis";
  /* Whatever is drawn, dataset and imports stand side by side here. */
  static const char both_sql[] =
    "SELECT " FLOW_COLUMNS ", preferred AS flag FROM flow_all f"
    " WHERE measure = ?1 AND year = ?2 AND from_iso3 = ?3 AND to_iso3 = ?4 AND product = ?5"
    " ORDER BY source_id = ?6 DESC, preferred DESC, focus_from DESC, focus_to DESC, source_id, basis";

  if (mv_store_has_imports (db))
    return mv_facts_read (db, error, both_sql, "sissss", measure, year, from, to, product, mv_store_origin (db));
  return mv_facts_read (db, error, sql, "sisss", measure, year, from, to, product);
}

GArray *
mv_facts_flow_series (MvDb *db, const char *measure, const char *from, const char *to, const char *product, GError **error)
{
  static const char sql[] =
    "SELECT " FLOW_COLUMNS ", preferred AS flag FROM flow f"
    " WHERE measure = ?1 AND from_iso3 = ?2 AND to_iso3 = ?3 AND product = ?4 AND preferred = 1 AND value IS NOT NULL ORDER BY year";
  return mv_facts_read (db, error, sql, "ssss", measure, from, to, product);
}

GArray *
mv_facts_flow_partners (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, int limit, GError **error)
{
  /* A partial year is never the newest whole one. Partners that are not named follow the others, whatever their size. */
  static const char outward_sql[] =
    "SELECT * FROM (SELECT " FLOW_COLUMNS ", focus_from AS flag, c.kind AS kind,"
    "                      row_number () OVER (ORDER BY c.kind = 'unspecified', value DESC, to_iso3) AS place FROM flow f JOIN country c ON c.iso3 = f.to_iso3"
    " WHERE measure = ?1 AND product = 'TOTAL' AND from_iso3 = ?2 AND focus_from = 1 AND value IS NOT NULL AND c.kind <> 'group'"
    "   AND year = CASE ?3 WHEN 0 THEN (SELECT max(year) FROM flow WHERE measure = ?1 AND product = 'TOTAL' AND from_iso3 = ?2"
    "                                      AND focus_from = 1 AND value IS NOT NULL AND ifnull(concept, '') <> 'partial') ELSE ?3 END)"
    " WHERE place <= ?4 OR (kind = 'unspecified' AND value > 0) ORDER BY place";
  static const char inward_sql[] =
    "SELECT * FROM (SELECT " FLOW_COLUMNS ", focus_to AS flag, c.kind AS kind,"
    "                      row_number () OVER (ORDER BY c.kind = 'unspecified', value DESC, from_iso3) AS place FROM flow f JOIN country c ON c.iso3 = f.from_iso3"
    " WHERE measure = ?1 AND product = 'TOTAL' AND to_iso3 = ?2 AND focus_to = 1 AND value IS NOT NULL AND (c.kind <> 'group' OR c.iso3 = 'WBG')"
    "   AND year = CASE ?3 WHEN 0 THEN (SELECT max(year) FROM flow WHERE measure = ?1 AND product = 'TOTAL' AND to_iso3 = ?2"
    "                                      AND focus_to = 1 AND value IS NOT NULL AND ifnull(concept, '') <> 'partial') ELSE ?3 END)"
    " WHERE place <= ?4 OR (kind = 'unspecified' AND value > 0) ORDER BY place";
  return mv_facts_read (db, error, outward ? outward_sql : inward_sql, "ssii", measure, iso3, year, limit);
}

GArray *
mv_facts_flow_region (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, GError **error)
{
  static const char outward_sql[] =
    "SELECT " FLOW_COLUMNS ", preferred AS flag FROM flow f JOIN country c ON c.iso3 = f.to_iso3"
    " WHERE measure = ?1 AND product = 'TOTAL' AND from_iso3 = ?2 AND preferred = 1 AND year = ?3 AND c.in_region = 1 AND value IS NOT NULL"
    " ORDER BY value DESC, f.to_iso3";
  static const char inward_sql[] =
    "SELECT " FLOW_COLUMNS ", preferred AS flag FROM flow f JOIN country c ON c.iso3 = f.from_iso3"
    " WHERE measure = ?1 AND product = 'TOTAL' AND to_iso3 = ?2 AND preferred = 1 AND year = ?3 AND c.in_region = 1 AND value IS NOT NULL"
    " ORDER BY value DESC, f.from_iso3";
  return mv_facts_read (db, error, outward ? outward_sql : inward_sql, "ssi", measure, iso3, year);
}

GArray *
mv_facts_measures (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT measure AS code, name AS label, unit, family AS kind, family_default AS flag, caution AS note FROM measure ORDER BY measure";
  return mv_facts_read (db, error, sql, "");
}

GArray *
mv_facts_total_years (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT year FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND from_iso3 = ?1 AND to_iso3 = 'WLD' AND preferred = 1 UNION"
    " SELECT year FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND to_iso3 = ?1 AND from_iso3 = 'WLD' AND preferred = 1 ORDER BY 1";
  return mv_facts_read (db, error, sql, "s", iso3);
}
