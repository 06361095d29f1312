/* Dated events of the region, for the time axis. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  char       *event_id, *date, *title;
  const char *kind, *source_id;         /* interned */
  char       *iso3s;                    /* codes with a blank between; "" = none */
} MvEventRow;

/* The series 'region' only: the list of United States engagement overlaps it. By date. MvEventRow; free with g_array_unref. */
GArray *mv_events_read (MvDb *db, GError **error);

G_END_DECLS
