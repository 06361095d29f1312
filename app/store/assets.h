/* Energy assets: fields, plants, mines, pipelines. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *asset_id, *kind, *fuel, *status, *capacity_unit, *precision, *source_id;  /* interned; fuel, status, unit may be NULL */
  char       *name, *iso3s, *owner;     /* iso3s: ; list; owner may be NULL */
  double      capacity;                 /* NaN = not known */
  int         start_year;               /* 0 = not known */
  double      lon, lat;                 /* NaN = no place */
  gboolean    has_route, probable_duplicate;
} MvAssetRow;

/* MvAssetRow, by asset_id; free with g_array_unref. */
GArray *mv_assets_read (MvDb *db, GError **error);

G_END_DECLS
