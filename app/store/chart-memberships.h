/* Memberships by country, for charts. Any thread but the main one. */
#pragma once

#include "app/store/memberships.h"

G_BEGIN_DECLS

typedef struct
{
  const char      *org_id, *acronym, *name, *kind, *lead_iso3;  /* interned; lead NULL = none */
  int              size;                /* countries with any standing at any time */
  MvDate           founded, dissolved;  /* unknown = not known, it stands */
  MvMembershipRow  row;
} MvCountryMembership;

/* All rows of ISO3, those of the smallest organisations first, then by start. MvCountryMembership; g_array_unref. */
GArray *mv_chart_memberships_of (MvDb *db, const char *iso3, GError **error);

/* The standing organisations of the kinds military, political and economic that are grouped with a power, and that one of the five ever
 * joined: the smallest first. const char * org_id, interned; g_array_unref. */
GArray *mv_chart_organisations_of_powers (MvDb *db, GError **error);

G_END_DECLS
