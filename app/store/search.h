/* Finding things by their names in any language: countries, places, regions, waters, peaks, organisations, projects, assets, events.
 * Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;             /* country place region water peak organisation project asset event; interned */
  char       *ref;              /* "place:pl-1518980"; NULL for waters and peaks: they can be gone to, not selected */
  char       *title;            /* in English */
  char       *matched;          /* the name that was found when it is another one, else NULL */
  char       *detail;           /* "Kazakhstan", a project's year; NULL = none */
  double      west, south, east, north; /* degrees: where it is; NaN = nowhere */
} MvFound;

/* What begins with the words of TEXT, the best of each kind first, kinds in the order above, at most LIMIT of a kind. A text without a
 * letter or a digit finds nothing. When hardly anything is spelt so, names with a letter or two wrong are found too: "Shimkent". MvFound; free with g_ptr_array_unref. */
GPtrArray *mv_search (MvDb *db, const char *text, guint limit, GCancellable *cancellable, GError **error);

/* TEXT as an FTS5 query in which nothing has a meaning of its own: "alma" "ata"*. NULL when there is nothing to find. g_free. */
char      *mv_search_quoted (const char *text);

G_END_DECLS
