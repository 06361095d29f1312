#include "app/store/page_facts.h"

GArray *
mv_facts_indicator_series (MvDb *db, const char *iso3, const char *code, GError **error)
{
  static const char sql[] = "SELECT year, value, source_id FROM indicator WHERE code = ?2 AND iso3 = ?1 AND value IS NOT NULL ORDER BY year";

  return mv_facts_read (db, error, sql, "ss", iso3, code);
}

GArray *
mv_facts_indicator_five (MvDb *db, const char *code, GError **error)
{
  static const char sql[] =
    "SELECT i.iso3 AS iso3, year, value, i.source_id AS source_id FROM country c JOIN indicator i ON i.code = ?1 AND i.iso3 = c.iso3"
    " WHERE c.in_region = 1 AND value IS NOT NULL ORDER BY year DESC, value DESC, i.iso3";
  return mv_facts_read (db, error, sql, "s", code);
}

GArray *
mv_facts_agreement_series (MvDb *db, const char *iso3, const char *partner, GError **error)
{
  /* A pair of two of the five may stand both ways. */
  static const char sql[] =
    "SELECT year, share AS value, n_votes AS count, pooled AS flag, source_id FROM agreement"
    " WHERE ((iso3_a = ?1 AND iso3_b = ?2) OR (iso3_a = ?2 AND iso3_b = ?1)) AND share IS NOT NULL GROUP BY year ORDER BY year";
  return mv_facts_read (db, error, sql, "ss", iso3, partner);
}

GArray *
mv_facts_pair_trade (MvDb *db, const char *from, const char *to, GError **error)
{
  static const char sql[] =
    "SELECT measure AS code, year, from_iso3 AS iso3, to_iso3 AS partner, value, low, high, unit, basis, valuation, concept, reporter_iso3 AS reporter,"
    "       note, source_id, preferred AS flag FROM flow"
    " WHERE from_iso3 = ?1 AND to_iso3 = ?2 AND measure = 'goods' AND product = 'TOTAL' AND value IS NOT NULL ORDER BY year, source_id, flow_id";
  return mv_facts_read (db, error, sql, "ss", from, to);
}

GArray *
mv_facts_pair_flows (MvDb *db, const char *from, const char *to, GError **error)
{
  static const char sql[] =
    "SELECT f.measure AS code, m.name AS label, year, from_iso3 AS iso3, to_iso3 AS partner, value, f.unit AS unit, basis, concept,"
    "       reporter_iso3 AS reporter, f.note AS note, m.caution AS text, source_id"
    "  FROM measure m JOIN flow f ON f.from_iso3 = ?1 AND f.to_iso3 = ?2 AND f.measure = m.measure AND f.product = 'TOTAL' AND f.preferred = 1"
    " WHERE m.measure NOT IN ('goods', 'goods_eur') AND ifnull(f.concept, '') <> 'partial'"
    "   AND year = (SELECT max(year) FROM flow WHERE from_iso3 = ?1 AND to_iso3 = ?2 AND measure = m.measure AND product = 'TOTAL' AND preferred = 1"
    "                  AND ifnull(concept, '') <> 'partial')"
    " ORDER BY m.family, m.family_default DESC, m.measure";
  return mv_facts_read (db, error, sql, "ss", from, to);
}

GArray *
mv_facts_products (MvDb *db, const char *iso3, gboolean outward, GError **error)
{
  static const char of_from[] =
    "SELECT p.classification AS kind, f.product AS code, p.name AS label, year, value, f.unit AS unit, p.addable AS flag, f.source_id AS source_id"
    "  FROM flow f JOIN product p ON p.code = f.product"
    " WHERE from_iso3 = ?1 AND to_iso3 = 'WLD' AND measure = 'goods' AND product <> 'TOTAL' AND value > 0"
    " ORDER BY year DESC, kind, value DESC, f.product";
  static const char of_to[] =
    "SELECT p.classification AS kind, f.product AS code, p.name AS label, year, value, f.unit AS unit, p.addable AS flag, f.source_id AS source_id"
    "  FROM flow f JOIN product p ON p.code = f.product"
    " WHERE to_iso3 = ?1 AND from_iso3 = 'WLD' AND measure = 'goods' AND product <> 'TOTAL' AND value > 0"
    " ORDER BY year DESC, kind, value DESC, f.product";
  return outward ? mv_facts_read (db, error, of_from, "s", iso3) : mv_facts_read (db, error, of_to, "s", iso3);
}

GArray *
mv_facts_profile_texts (MvDb *db, const char *iso3, const char *topic, GError **error)
{
  static const char sql[] =
    "SELECT text, rank AS count, year, source_id FROM profile WHERE iso3 = ?1 AND topic = ?2 AND text IS NOT NULL ORDER BY rank, profile_id";
  return mv_facts_read (db, error, sql, "ss", iso3, topic);
}

GArray *
mv_facts_projects_of (MvDb *db, const char *iso3, const char *sponsor, GError **error)
{
  static const char sql[] =
    "SELECT p.project_id AS id, p.name AS label, record_kind AS kind, status AS code, coalesce(commitment_year, announced_year, start_year) AS year,"
    "       CAST(end_year AS TEXT) AS until, amount_usd AS value, 'USD' AS unit, amount_basis AS basis, sponsor_role AS partner, p.source_id AS source_id,"
    "       amount_note AS note"
    "  FROM project_country c JOIN project p USING (project_id)"
    " WHERE c.iso3 = ?1 AND dup_of IS NULL AND part_of IS NULL"
    "   AND (?2 IS NULL OR EXISTS (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id AND s.iso3 = ?2))"
    " ORDER BY year DESC, amount_usd DESC, p.project_id";
  return mv_facts_read (db, error, sql, "ss", iso3, sponsor);
}

GArray *
mv_facts_projects_like (MvDb *db, const char *project_id, GError **error)
{
  static const char sql[] =
    "SELECT DISTINCT p.project_id AS id, p.name AS label, p.record_kind AS kind, p.status AS code,"
    "       coalesce(p.commitment_year, p.announced_year, p.start_year) AS year, p.amount_usd AS value, 'USD' AS unit, p.amount_basis AS basis,"
    "       p.sponsor_role AS partner, p.source_id AS source_id, p.amount_note AS note"
    "  FROM project this JOIN project_country mine ON mine.project_id = this.project_id JOIN project_country c ON c.iso3 = mine.iso3"
    "  JOIN project p ON p.project_id = c.project_id"
    " WHERE this.project_id = ?1 AND p.project_id <> ?1 AND p.theme = this.theme AND p.dup_of IS NULL AND p.part_of IS NULL"
    " ORDER BY year DESC, p.amount_usd DESC, p.project_id";
  return mv_facts_read (db, error, sql, "s", project_id);
}

GArray *
mv_facts_basis (MvDb *db, const char *basis, GError **error)
{
  static const char sql[] = "SELECT addable AS flag FROM basis WHERE basis = ?1";

  return mv_facts_read (db, error, sql, "s", basis);
}

GArray *
mv_facts_events_of (MvDb *db, const char *iso3, const char *other, GError **error)
{
  static const char sql[] =
    "SELECT e.event_id AS id, title AS label, date AS since, kind, e.source_id AS source_id FROM event_country c JOIN event e USING (event_id)"
    " WHERE c.iso3 = ?1 AND series = 'region'"
    "   AND (?2 IS NULL OR EXISTS (SELECT 1 FROM event_country o WHERE o.event_id = e.event_id AND o.iso3 = ?2)) ORDER BY date, e.event_id";
  return mv_facts_read (db, error, sql, "ss", iso3, other);
}

GArray *
mv_facts_shared (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error)
{
  /* The time together: from the later start to the earlier end; an unknown start leaves it unknown. */
  static const char sql[] =
    "SELECT org_id AS id, acronym AS label, name AS text, a.standing AS kind, b.standing AS code, a.doubtful OR b.doubtful AS flag,"
    "       " MV_SQL_LATER ("a.since", "b.since") " AS since, " MV_SQL_EARLIER ("a.until", "b.until") " AS until,"
    "       a.source_id AS source_id"
    "  FROM membership a JOIN membership b USING (org_id) JOIN organisation o USING (org_id)"
    " WHERE a.iso3 = ?1 AND b.iso3 = ?2"
    "   AND (a.until IS NULL OR b.since IS NULL OR a.until > b.since) AND (b.until IS NULL OR a.since IS NULL OR b.until > a.since)"
    " ORDER BY acronym, org_id, ifnull(max(a.since, b.since), '')";
  return mv_facts_read (db, error, sql, "ss", iso3_a, iso3_b);
}

GArray *
mv_facts_arms_to (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT designation AS label, description AS text, delivery_year AS year, number_delivered AS count, supplier_iso3 AS partner,"
    "       tiv_million AS value, 'TIV million' AS unit, delivery_year_estimated AS flag, source_id"
    "  FROM arms_transfer WHERE recipient_iso3 = ?1 ORDER BY delivery_year DESC, tiv_million DESC, transfer_id";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_goods_gaps (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT direction AS kind, year_from AS year, year_to AS count, status AS code, note, source_id FROM coverage"
    " WHERE measure = 'goods' AND iso3 = ?1 AND status NOT IN ('complete', 'preliminary') ORDER BY direction, year_from";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_goods_own (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT direction AS kind, year_from AS year, year_to AS count, status AS code, source_id FROM coverage"
    " WHERE measure = 'goods' AND iso3 = ?1 AND status IN ('complete', 'preliminary') ORDER BY direction, year_from";
  return mv_facts_read (db, error, sql, "s", iso3);
}

GArray *
mv_facts_indicator_gaps (MvDb *db, const char *iso3, int last, GError **error)
{
  static const char sql[] =
    "SELECT code, label, year, source_id FROM (SELECT d.code AS code, d.name AS label, d.source_id AS source_id,"
    "       (SELECT max(year) FROM indicator i WHERE i.code = d.code AND i.iso3 = ?1 AND value IS NOT NULL) AS year FROM indicator_def d)"
    " WHERE year IS NULL OR year < ?2 ORDER BY ifnull(year, 0), label";
  return mv_facts_read (db, error, sql, "si", iso3, last);
}

GArray *
mv_facts_border (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error)
{
  static const char sql[] = "SELECT km AS value, note, source_id FROM land_boundary WHERE iso3_a = min(?1, ?2) AND iso3_b = max(?1, ?2)";

  return mv_facts_read (db, error, sql, "ss", iso3_a, iso3_b);
}

GArray *
mv_facts_missions (MvDb *db, const char *sender, const char *host, GError **error)
{
  /* The city's place on the map, which has its name in other languages: only where there is no doubt which one it is. */
  static const char sql[] =
    "SELECT city AS label, type AS kind, opened AS since, as_of AS until, preferred AS flag, source_id, note,"
    "       (SELECT CASE WHEN count(DISTINCT place_id) = 1 THEN max(place_id) END"
    "          FROM (SELECT place_id, name, iso3 FROM place UNION ALL SELECT place_id, name, iso3 FROM world_place) AS p"
    "         WHERE p.iso3 = host_iso3 AND (p.name = city OR p.name LIKE city || ', %'"
    "               OR EXISTS (SELECT 1 FROM name n WHERE n.kind = 'place' AND n.id = p.place_id AND n.lang IN ('en', 'alt') AND n.name = city))) AS id"
    "  FROM mission"
    " WHERE sender_iso3 = ?1 AND host_iso3 = ?2 ORDER BY type, replace(city, ', D.C.', ''), preferred DESC, mission_id";
  return mv_facts_read (db, error, sql, "ss", sender, host);
}

GArray *
mv_facts_visa (MvDb *db, const char *passport, const char *destination, GError **error)
{
  static const char sql[] =
    "SELECT requirement AS kind, days AS count, edition AS text, source_id FROM visa WHERE passport_iso3 = ?1 AND destination_iso3 = ?2"
    " ORDER BY edition DESC LIMIT 1";
  return mv_facts_read (db, error, sql, "ss", passport, destination);
}
