/* SQL's printf() and format() for an analyst's query. SQLite's own writes a letter as often as it is told within one step, which nothing
 * can stop: two billion of them take many seconds. Here no width or precision is larger than MV_QUERY_PRINTF_MOST; the rest is SQLite's. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

#define MV_QUERY_PRINTF_MOST 100000

/* Takes the place of both functions on the connection of DB, for good. */
void mv_query_printf_add (MvDb *db);

G_END_DECLS
