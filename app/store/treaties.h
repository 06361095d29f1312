/* Treaties and their parties. Dyads of other codings (alliance_dyad) are not mixed in. Any thread but the main one. */
#pragma once

#include "app/base/date.h"
#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *treaty_id, *type, *source_id, *iso3, *party_source_id;    /* interned */
  char       *name, *note;                                              /* note NULL = none */
  MvDate      start, end;                                               /* of the treaty; unknown end = in force */
  MvDate      since, until;                                             /* of the party */
} MvTreatyParty;

/* One row a party, by treaty and country. MvTreatyParty; free with g_array_unref. */
GArray *mv_treaties_read (MvDb *db, GError **error);

G_END_DECLS
