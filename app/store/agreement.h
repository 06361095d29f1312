/* How often one of the five voted like another state in the UN General Assembly. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *home, *other, *source_id; /* iso3; interned */
  int         n_votes;                  /* roll calls in which both took a stand; pairs of votes when pooled */
  double      share;                    /* of them on which they did the same, 0..1; NaN = not known */
  double      weighted;                 /* half a point when one abstained; NaN = not known */
  int         year;
  gboolean    pooled;                   /* `other` is a group, its members' votes together */
} MvAgreementRow;

/* Rows in which ISO3 is HOME (one of the five) or OTHER, by the country at the other end; a pair that stands both ways comes once.
 * MvAgreementRow; free with g_array_unref. */
GArray *mv_agreement_read  (MvDb *db, int year, const char *iso3, GError **error);
/* All years of the pair, ascending; whichever of both the records hold as home. MvAgreementRow; g_array_unref. */
GArray *mv_agreement_over_time (MvDb *db, const char *home, const char *other, GError **error);
/* Ascending; int. */
GArray *mv_agreement_years (MvDb *db, GError **error);

G_END_DECLS
