/* What stands around single records: projects, organisations, treaties, events. All return MvFact rows (g_array_unref) or NULL on an
 * error. Any thread but the main one. */
#pragma once

#include "app/store/facts.h"

G_BEGIN_DECLS

GArray *mv_facts_project_sponsors  (MvDb *db, const char *project_id, GError **error); /* iso3, flag (lead) */
GArray *mv_facts_project_countries (MvDb *db, const char *project_id, GError **error); /* iso3 */
GArray *mv_facts_project_sources   (MvDb *db, const char *project_id, GError **error); /* source_id */
/* The box around the traced shape of a project: low and high of its longitudes (the first row) and latitudes, degrees; no rows without a shape. */
GArray *mv_facts_project_extent    (MvDb *db, const char *project_id, GError **error);
/* Records on the same project: id, label (name), source_id, kind: part_of, holds, or same. */
GArray *mv_facts_project_related   (MvDb *db, const char *project_id, GError **error);
/* Members and partners: iso3, kind (standing), code (status: how it ended), since, until, flag (doubtful), note, source_id. */
GArray *mv_facts_members           (MvDb *db, const char *org_id, GError **error);
/* Parties: iso3, since, until, source_id. */
GArray *mv_facts_treaty_parties    (MvDb *db, const char *treaty_id, GError **error);
/* Other ties of two states: treaties both are parties of (kind treaty, id, label, since: when the later one became a party, until) and obligations coded by ATOP
 * (kind dyad, label, since, until, year: where the coding ends, flag: doubtful, note). */
GArray *mv_facts_ties              (MvDb *db, const char *iso3_a, const char *iso3_b, GError **error);
GArray *mv_facts_event_countries   (MvDb *db, const char *event_id, GError **error);   /* iso3 */
GArray *mv_facts_event_sources     (MvDb *db, const char *event_id, GError **error);   /* source_id */

G_END_DECLS
