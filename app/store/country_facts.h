/* What the dataset says about one country, by subject. All return MvFact rows (g_array_unref) or NULL on an error. Any thread but the
 * main one. */
#pragma once

#include "app/store/facts.h"

G_BEGIN_DECLS

/* The newest known value of every indicator: code, label, unit, value (NaN = never known), year, note (what it means), source_id. */
GArray *mv_facts_indicators      (MvDb *db, const char *iso3, GError **error);
/* Every membership row: id (organisation), label (acronym), text (name), kind (standing), since, until, flag (doubtful), note. */
GArray *mv_facts_memberships     (MvDb *db, const char *iso3, GError **error);
/* Neighbours by land, longest border first: iso3, value in km, note. */
GArray *mv_facts_neighbours      (MvDb *db, const char *iso3, GError **error);
/* Projects by sponsor and kind of record, duplicates and parts left out: id (palette role), code (record kind), count, source_id (of the most rows). */
GArray *mv_facts_project_counts  (MvDb *db, const char *iso3, GError **error);
/* Sums of projects of this country alone by basis that may be added: basis, label (its name), value, unit, count, source_id. */
GArray *mv_facts_project_amounts (MvDb *db, const char *iso3, GError **error);
/* Agreement in the General Assembly with PARTNER: year nearest to YEAR; value (share 0..1), count (votes), year, flag (pooled). At most one row. */
GArray *mv_facts_agreement       (MvDb *db, const char *iso3, const char *partner, int year, GError **error);
/* Foreign military sites it hosts or runs: label, iso3 (operator), partner (host), text (place), kind (status), since, note (terms). */
GArray *mv_facts_bases           (MvDb *db, const char *iso3, GError **error);
/* The items of TOPIC in the profile with a value: label (item), value, unit, year, kind (qualifier), flag (doubtful), note. */
GArray *mv_facts_profile         (MvDb *db, const char *iso3, const char *topic, GError **error);

G_END_DECLS
