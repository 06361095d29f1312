/* Flows between countries: the figures of a focus in a year, the years that have figures, the largest of all years.
 * For the partners of a focus the rows with focus_from or focus_to count (its own national list where there is one, so that partners
 * add up to the published total); between two of the focus the preferred row. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      flow_id;
  const char *from, *to;        /* iso3 or WLD, XXX ...; interned */
  int         year;
  double      value;            /* NaN = not known */
  double      low, high;        /* over all sources; NaN = one source */
  const char *unit, *basis, *valuation, *concept, *reporter, *source_id;        /* interned; all but unit, basis and source may be NULL */
  char       *note;             /* NULL = none */
} MvFlowRow;

/* FOCUS: iso3 codes, NULL-terminated. Rows with WLD at the other end are the focus's totals. MvFlowRow; free with g_array_unref. */
GArray  *mv_flows_of_year (MvDb *db, const char *measure, const char *product, int year, const char *const *focus, GError **error);

/* Ascending years with figures for partners (totals alone do not count). int; free with g_array_unref. */
GArray  *mv_flows_years   (MvDb *db, const char *measure, const char *product, const char *const *focus, gboolean outward, gboolean inward,
                           GError **error);

/* The largest flow of the focus, either way, with a partner that has a place on the map, over all years; 0 when there is none. */
gboolean mv_flows_largest (MvDb *db, const char *measure, const char *product, const char *const *focus, double *largest, GError **error);

G_END_DECLS
