/* Finding things by their names in any language. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;             /* country place region water peak organisation project asset event product indicator measure source; interned */
  char       *ref;              /* "place:pl-1518980"; NULL for what is no thing on the map: it can be gone to or shown, not selected */
  char       *id;               /* "pl-1518980", "HS:27", "NY.GDP.MKTP.CD" */
  char       *title;            /* in English; goods, indicators and measures in the program's language */
  char       *matched;          /* the name that was found when it is another one, else NULL */
  char       *detail;           /* "Kazakhstan", a project's year; NULL = none */
  char       *codes;            /* with blanks between: an event's countries; a measure's family, and itself unless it is the default; NULL = none */
  double      west, south, east, north; /* degrees: where it is; NaN = nowhere */
} MvFound;

/* What has words that begin like those of TEXT: by kind, at most LIMIT of a kind. A kind comes before another when its best name answers
 * better (the whole name, its beginning, its words), then in the order above; within a kind better answers come first, then larger things.
 * A country whose name begins so stands as high as a hamlet that is called so. A text without a letter or a digit finds nothing. When
 * hardly anything is spelt so, names with a letter or two wrong are found too: "Shimkent". MvFound; free with g_ptr_array_unref. */
GPtrArray *mv_search (MvDb *db, const char *text, guint limit, GCancellable *cancellable, GError **error);

/* TEXT as an FTS5 query in which nothing has a meaning of its own: "alma" "ata"*. NULL when there is nothing to find. g_free. */
char      *mv_search_quoted (const char *text);

G_END_DECLS
