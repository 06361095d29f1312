#include "app/store/record_facts.h"

GArray *
mv_facts_project_sponsors (MvDb *db, const char *project_id, GError **error)
{
  static const char sql[] = "SELECT iso3, lead AS flag FROM project_sponsor WHERE project_id = ?1 ORDER BY lead DESC, iso3";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_project_countries (MvDb *db, const char *project_id, GError **error)
{
  static const char sql[] = "SELECT iso3 FROM project_country WHERE project_id = ?1 ORDER BY iso3";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_project_sources (MvDb *db, const char *project_id, GError **error)
{
  static const char sql[] = "SELECT source_id FROM project_source WHERE project_id = ?1 ORDER BY source_id";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_project_extent (MvDb *db, const char *project_id, GError **error)
{
  static const char sql[] =
    "WITH box AS (SELECT min(r.minx) AS west, max(r.maxx) AS east, min(r.miny) AS south, max(r.maxy) AS north FROM project_footprint f"
    "              JOIN rtree_project_footprint_geom r ON r.id = f.fid WHERE f.project_id = ?1)"
    " SELECT 'longitude' AS kind, west AS low, east AS high FROM box WHERE west IS NOT NULL"
    " UNION ALL SELECT 'latitude', south, north FROM box WHERE south IS NOT NULL";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_project_related (MvDb *db, const char *project_id, GError **error)
{
  /* dup_of is a list: ';a;b;' holds ';a;'. */
  static const char sql[] =
    "WITH this AS (SELECT * FROM project WHERE project_id = ?1)"
    " SELECT p.project_id AS id, p.name AS label, p.source_id AS source_id, 'part_of' AS kind FROM project p, this WHERE p.project_id = this.part_of"
    " UNION SELECT p.project_id, p.name, p.source_id, 'holds' FROM project p, this WHERE p.part_of = this.project_id"
    " UNION SELECT p.project_id, p.name, p.source_id, 'same' FROM project p, this"
    "  WHERE instr(';' || this.dup_of || ';', ';' || p.project_id || ';') > 0 OR instr(';' || p.dup_of || ';', ';' || this.project_id || ';') > 0"
    " ORDER BY 4, 1";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_members (MvDb *db, const char *org_id, GError **error)
{
  static const char sql[] =
    "SELECT m.iso3 AS iso3, standing AS kind, status AS code, since, until, doubtful AS flag, note, m.source_id AS source_id"
    "  FROM membership m JOIN country c ON c.iso3 = m.iso3 WHERE org_id = ?1 ORDER BY c.in_region DESC, c.name, ifnull(since, '')";
  return mv_facts_read (db, error, sql, "s", org_id);
}

GArray *
mv_facts_treaty_parties (MvDb *db, const char *treaty_id, GError **error)
{
  static const char sql[] = "SELECT iso3, since, until, source_id FROM treaty_party WHERE treaty_id = ?1 ORDER BY iso3";
  return mv_facts_read (db, error, sql, "s", treaty_id);
}

GArray *
mv_facts_ties (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error)
{
  static const char sql[] =
    "SELECT 'treaty' AS kind, t.treaty_id AS id, t.name AS label, " MV_SQL_LATER ("a.since", "b.since") " AS since,"
    "       ifnull(" MV_SQL_EARLIER ("a.until", "b.until") ", t.\"end\") AS until, 0 AS year, 0 AS flag, t.note AS note, t.source_id AS source_id"
    "  FROM treaty t JOIN treaty_party a ON a.treaty_id = t.treaty_id AND a.iso3 = ?1 JOIN treaty_party b ON b.treaty_id = t.treaty_id AND b.iso3 = ?2"
    " UNION ALL"
    " SELECT 'dyad', NULL, obligation, CAST(since AS TEXT), CAST(until AS TEXT), data_end, doubtful, note, source_id FROM alliance_dyad"
    "  WHERE (iso3_a = ?1 AND iso3_b = ?2) OR (iso3_a = ?2 AND iso3_b = ?1)"
    " ORDER BY 1 DESC, 4, 3";
  return mv_facts_read (db, error, sql, "ss", iso3_a, iso3_b);
}

GArray *
mv_facts_event_countries (MvDb *db, const char *event_id, GError **error)
{
  static const char sql[] = "SELECT iso3 FROM event_country WHERE event_id = ?1 ORDER BY iso3";
  return mv_facts_read (db, error, sql, "s", event_id);
}

GArray *
mv_facts_event_sources (MvDb *db, const char *event_id, GError **error)
{
  static const char sql[] = "SELECT source_id FROM event_source WHERE event_id = ?1 ORDER BY source_id";
  return mv_facts_read (db, error, sql, "s", event_id);
}
