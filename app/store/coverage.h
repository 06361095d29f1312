/* What the figures of a measure cover for a country and a year: asked before partners are presented as a total. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *status;           /* complete partial "historical estimate" "model estimate" preliminary none; interned; NULL = nothing is claimed */
  double      partner_share;    /* partner rows as a share of the national total; NaN = no total to compare */
  char       *note;
  const char *source_id;        /* interned */
} MvCoverage;

void     mv_coverage_clear (MvCoverage *coverage);
/* OUTWARD: flows from ISO3, else to it. FALSE on an error. */
gboolean mv_coverage_read  (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, MvCoverage *coverage, GError **error);

G_END_DECLS
