/* What the pages about a country and about a pair ask beyond a report: whole series, lists, and what is missing. All return MvFact rows
 * (g_array_unref) or NULL on an error. Any thread but the main one. */
#pragma once

#include "app/store/facts.h"

G_BEGIN_DECLS

/* An indicator of one country over the years: year, value, source_id. */
GArray *mv_facts_indicator_series (MvDb *db, const char *iso3, const char *code, GError **error);
/* The same of all five: iso3, year, value, source_id; by year, the newest first. */
GArray *mv_facts_indicator_five   (MvDb *db, const char *code, GError **error);
/* Agreement in the General Assembly by year: year, value (share 0..1), count (votes), source_id. */
GArray *mv_facts_agreement_series (MvDb *db, const char *iso3, const char *partner, GError **error);
/* Every source's row for one direction of goods trade of two countries, by year: all of a flow's fields; flag = preferred. */
GArray *mv_facts_pair_trade       (MvDb *db, const char *from, const char *to, GError **error);
/* Newest figures of every other measure between two countries, in that direction: code (measure), label, year, value, unit, basis, concept,
 * source_id, note (of the row), text (the measure's caution). */
GArray *mv_facts_pair_flows       (MvDb *db, const char *from, const char *to, GError **error);
/* Goods by kind in the newest year of each classification with all partners: kind (classification), code, label, year, value, unit,
 * flag (addable), source_id; largest first. */
GArray *mv_facts_products         (MvDb *db, const char *iso3, gboolean outward, GError **error);
/* Named products of the profile (TOPIC): text, count (rank), year, source_id. */
GArray *mv_facts_profile_texts    (MvDb *db, const char *iso3, const char *topic, GError **error);
/* Projects in ISO3, with SPONSOR one of the sponsors when it is not NULL; records that repeat another left out: id, label, kind (record
 * kind), code (status), year, until (end year), value, unit, basis, partner (sponsor role), source_id. Newest first. */
GArray *mv_facts_projects_of      (MvDb *db, const char *iso3, const char *sponsor, GError **error);
/* Others of the theme of PROJECT_ID in a country of it, duplicates left out: the same fields. */
GArray *mv_facts_projects_like    (MvDb *db, const char *project_id, GError **error);
/* May amounts of BASIS be added to each other? flag; no row for an unknown one. */
GArray *mv_facts_basis            (MvDb *db, const char *basis, GError **error);
/* Events that name ISO3, and OTHER too when it is not NULL: id, label, since (date), kind, source_id. By date. */
GArray *mv_facts_events_of        (MvDb *db, const char *iso3, const char *other, GError **error);
/* Organisations in which both have a row: id, label, text, kind (standing of A), code (standing of B), since and until of the time together
 * as the later start and the earlier end (as exactly as both are known), flag (doubtful), source_id, note (status of either that ended). */
GArray *mv_facts_shared           (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error);
/* Deliveries of arms to ISO3: label (designation), text (description), year, count (number delivered), partner (supplier), value,
 * unit, flag (year estimated), source_id. Newest first. */
GArray *mv_facts_arms_to          (MvDb *db, const char *iso3, GError **error);
/* Spans of years for which the figures of goods are not a whole: kind (from, to), year, count (last year), code (status), note, source_id. */
GArray *mv_facts_goods_gaps       (MvDb *db, const char *iso3, GError **error);
/* The years for which it has a list of partners of its own: kind (from, to), year, count (last year), code (complete or preliminary),
 * source_id. */
GArray *mv_facts_goods_own        (MvDb *db, const char *iso3, GError **error);
/* Indicators that ISO3 lacks or that end before LAST: code, label, year (newest, 0 = none), source_id. */
GArray *mv_facts_indicator_gaps   (MvDb *db, const char *iso3, int last, GError **error);
/* Length of the common border in km: value, note, source_id. At most one row. */
GArray *mv_facts_border           (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error);
/* Missions of A in B: label (city), id (the city's place, where it is known), kind, since (opened), until (as of), flag (preferred: an older
 * record of the same mission follows it), source_id. */
GArray *mv_facts_missions         (MvDb *db, const char *sender, const char *host, GError **error);
/* The newest rule for holders of A's passport in B: kind (requirement), count (days), text (edition), source_id. At most one row. */
GArray *mv_facts_visa             (MvDb *db, const char *passport, const char *destination, GError **error);

G_END_DECLS
