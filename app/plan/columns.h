/* Pieces of known height into columns, in order: legends and sources of a page. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double   height;
  gboolean keep;        /* never the last of a column: a heading */
  guint    column;      /* out */
  double   y;           /* out */
} MvColumnPiece;

/* Fills columns of HEIGHT one after the other; returns how many are used. A piece higher than a column stands in one of its own. */
guint  mv_columns_fill    (MvColumnPiece *pieces, guint n, double height);
/* The least height with which N_COLUMNS hold all, and the places that go with it. */
double mv_columns_balance (MvColumnPiece *pieces, guint n, guint n_columns);

G_END_DECLS
