/* Flows by product and partner, for charts of products. Any thread but the main one. */
#pragma once

#include "app/store/flows.h"

G_BEGIN_DECLS

/* Classifications whose codes may be added up, with figures for partners. */
#define MV_PRODUCTS_SITC "SITC section"
#define MV_PRODUCTS_HS "HS chapter"

typedef struct
{
  MvFlowRow   flow;
  const char *product, *name, *section; /* interned; section NULL = none */
} MvProductRow;

/* The products of CLASSIFICATION that ISO3 sends (OUTWARD) or receives in YEAR, by partner and product; with PARTNER only the trade of the two.
 * World totals are left out. MvProductRow; g_array_unref. */
GArray *mv_chart_products_of    (MvDb *db, const char *measure, const char *classification, const char *iso3, const char *partner, gboolean outward,
                                 int year, GError **error);
/* The years for which that has rows of at least N_LEAST partners, ascending; int. */
GArray *mv_chart_products_years (MvDb *db, const char *measure, const char *classification, const char *iso3, const char *partner, gboolean outward,
                                 guint n_least, GError **error);

G_END_DECLS
