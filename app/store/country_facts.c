#include "app/store/country_facts.h"

GArray *
mv_facts_indicators (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT d.code AS code, d.name AS label, d.unit AS unit, d.description AS note, i.value AS value, i.year AS year,"
    "       ifnull(i.source_id, d.source_id) AS source_id"
    "  FROM indicator_def d LEFT JOIN indicator i ON i.code = d.code AND i.iso3 = ?1 AND i.year ="
    "       (SELECT max(year) FROM indicator WHERE code = d.code AND iso3 = ?1 AND value IS NOT NULL)"
    " ORDER BY d.code";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_memberships (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT org_id AS id, acronym AS label, name AS text, standing AS kind, since, until, doubtful AS flag, note, m.source_id AS source_id"
    "  FROM membership m JOIN organisation o USING (org_id) WHERE iso3 = ?1"
    " ORDER BY acronym, org_id, ifnull(since, '')";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_neighbours (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT iso3_b AS iso3, km AS value, note, source_id FROM land_boundary WHERE iso3_a = ?1 UNION ALL"
    " SELECT iso3_a, km, note, source_id FROM land_boundary WHERE iso3_b = ?1 ORDER BY 2 DESC";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_project_counts (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT sponsor_role AS id, record_kind AS code, sum(n) AS count, source_id, max(n) AS value FROM"
    "   (SELECT sponsor_role, record_kind, p.source_id AS source_id, count(*) AS n"
    "      FROM project_country c JOIN project p USING (project_id)"
    "     WHERE c.iso3 = ?1 AND dup_of IS NULL AND part_of IS NULL GROUP BY 1, 2, 3 ORDER BY 3)"
    " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_project_amounts (MvDb *db, const char *iso3, GError **error)
{
  /* A project in several countries names no share of each, so its amount is in no country's sum. */
  static const char sql[] =
    "SELECT amount_basis AS basis, b.name AS label, b.unit AS unit, sum(amount_usd) AS value, count(*) AS count,"
    "       min(ifnull(p.amount_source_id, p.source_id)) AS source_id"
    "  FROM project_country c JOIN project p USING (project_id) JOIN basis b ON b.basis = p.amount_basis"
    " WHERE c.iso3 = ?1 AND b.addable = 1 AND amount_usd IS NOT NULL AND ifnull(in_totals, 1) = 1 AND dup_of IS NULL AND part_of IS NULL"
    "   AND (SELECT count(*) FROM project_country o WHERE o.project_id = c.project_id) = 1"
    " GROUP BY 1 ORDER BY 1";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_agreement (MvDb *db, const char *iso3, const char *partner, int year, GError **error)
{
  static const char sql[] =
    "SELECT year, share AS value, n_votes AS count, pooled AS flag, source_id FROM agreement"
    " WHERE ((iso3_a = ?1 AND iso3_b = ?2) OR (iso3_a = ?2 AND iso3_b = ?1)) AND share IS NOT NULL"
    " ORDER BY abs(year - ?3), year LIMIT 1";
  return mv_facts_read (db, error, sql, "ssi", iso3, partner, year);
}

GArray *
mv_facts_bases (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT name AS label, operator_iso3 AS iso3, host_iso3 AS partner, place AS text, status AS kind, since, until, terms AS note, source_id"
    "  FROM base WHERE operator_iso3 = ?1 OR host_iso3 = ?1 ORDER BY host_iso3, base_id";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_profile (MvDb *db, const char *iso3, const char *topic, GError **error)
{
  static const char sql[] =
    "SELECT item AS label, value, unit, year, qualifier AS kind, doubtful AS flag, note, source_id FROM profile"
    " WHERE iso3 = ?1 AND topic = ?2 AND value IS NOT NULL ORDER BY profile_id";
  return mv_facts_read (db, error, sql, "ss", iso3, topic);
}
