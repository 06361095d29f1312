/* Single flows with all their sources, and what the report tells around them. All return MvFact rows (g_array_unref) or NULL on an
 * error. Fields: iso3 (from), partner (to), year, value, low, high, unit, basis, valuation, concept, reporter, note, source_id;
 * flag = the row the asked-for list or pair is drawn with. Any thread but the main one. */
#pragma once

#include "app/store/facts.h"

G_BEGIN_DECLS

/* Every source's row, the preferred one first. */
GArray *mv_facts_flow          (MvDb *db, const char *measure, int year, const char *from, const char *to, const char *product, GError **error);
/* The preferred rows of all years, ascending. */
GArray *mv_facts_flow_series   (MvDb *db, const char *measure, const char *from, const char *to, const char *product, GError **error);
/* The LIMIT largest flows from (OUTWARD) or to ISO3 in YEAR, by the country's own list where there is one; totals and groups left out.
 * Flows whose partner is not named (kind = unspecified) follow them, beyond LIMIT, too. YEAR 0 = the newest whole year that has any. */
GArray *mv_facts_flow_partners (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, int limit, GError **error);
/* The preferred rows between ISO3 and each of the five in YEAR, largest first. */
GArray *mv_facts_flow_region   (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, GError **error);
/* code, label, unit, kind (family), flag (default of its family), note (caution), of every measure. */
GArray *mv_facts_measures      (MvDb *db, GError **error);
/* The years of the preferred figures with the whole world as partner, ascending: year only. */
GArray *mv_facts_total_years   (MvDb *db, const char *iso3, GError **error);

G_END_DECLS
