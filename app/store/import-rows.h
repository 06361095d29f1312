/* Figures on their way into a workspace: gathered in memory at 24 bytes a row, sorted by their key, then written in that order.
 * One thread; a writer has all rows before the workspace is locked. */
#pragma once

#include "app/store/country-names.h"
#include "app/store/imports.h"

G_BEGIN_DECLS

#define MV_IMPORT_ROWS_MOST     (16 * 1000 * 1000)
#define MV_IMPORT_PRODUCTS_MOST (1 << 20)
#define MV_IMPORT_SERIES_MOST   63              /* one more is kept for sums */
#define MV_IMPORT_FIRST_YEAR    1800
#define MV_IMPORT_LAST_YEAR     2100

/* What rows have in common. For indicators only unit counts. */
typedef struct
{
  const char *measure, *unit, *basis;           /* interned */
  const char *valuation, *concept, *note;       /* interned, NULL = none */
  char        reporter;                         /* 'f' the side it comes from declared it, 't' the side it goes to; 0 = not known */
  guint64     n;                                /* rows; filled in when written */
  gint64      series_id;
} MvImportSeries;

/* The key: product, year, from, to, series, from the highest bits down. */
#define MV_IMPORT_KEY(product, year, from, to, series)                                                            \
  ((guint64) (product) << 35 | (guint64) ((year) - MV_IMPORT_FIRST_YEAR) << 26 | (guint64) (from) << 16 | (guint64) (to) << 6 | (guint64) (series))
#define MV_KEY_PRODUCT(key) ((guint) ((key) >> 35))
#define MV_KEY_YEAR(key)    ((int) ((key) >> 26 & 511) + MV_IMPORT_FIRST_YEAR)
#define MV_KEY_FROM(key)    ((int) ((key) >> 16 & 1023))
#define MV_KEY_TO(key)      ((int) ((key) >> 6 & 1023))
#define MV_KEY_SERIES(key)  ((guint) ((key) & 63))
#define MV_KEY_FLOW(key)    ((key) >> 6)                /* without the series */

enum { MV_ROW_PAIR = 1, MV_ROW_FROM = 2, MV_ROW_TO = 4, MV_ROW_REPLACES = 8, MV_ROW_DROPPED = 16, MV_ROW_SEEN = 32, MV_ROW_PART = 64 };
typedef struct { guint64 key; double value; guint32 line, flags; } MvImportRow;

typedef struct
{
  MvCountryNames *names;        /* borrowed */
  MvImportRow    *rows;
  gsize           n, room;
  GArray         *series;       /* MvImportSeries */
  GPtrArray      *products;     /* char *: codes, by their number */
  GPtrArray      *product_names;        /* char * or NULL */
  GHashTable     *product_numbers;
  guint           last_product;
  gboolean        has_total;    /* a row of product TOTAL is there */
} MvImportRows;

MvImportRows *mv_import_rows_new     (MvCountryNames *names);
void          mv_import_rows_free    (MvImportRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvImportRows, mv_import_rows_free)

/* The number of an equal series; -1 = there are too many. */
int           mv_import_rows_series  (MvImportRows *rows, const MvImportSeries *series);
/* The number of CODE; its NAME (may be NULL) counts the first time. -1 = there are too many. */
int           mv_import_rows_product (MvImportRows *rows, const char *code, const char *name);
/* PART: the figure is of a part of its year. FALSE when there is no more room. */
gboolean      mv_import_rows_add     (MvImportRows *rows, guint64 key, double value, guint line, gboolean part);

/* By key, rows of one key in the order of the file. */
void          mv_import_rows_sort    (MvImportRows *rows);
/* Of rows with one key: all added up, or the first kept and the others noted in JOURNAL. Parts of a year are not added to the whole of it:
 * they are noted. Sorted before; *N_LEFT grows by the ones that say the same twice. */
void          mv_import_rows_unite   (MvImportRows *rows, gboolean sum, MvImportJournal *journal, guint64 *n_left);
/* Adds, for each pair and year, the sum of all products as product TOTAL in series of their own. Returns how many. Sorted before and after. */
guint64       mv_import_rows_total   (MvImportRows *rows, const char *note);
/* Which row of a pair counts when a source tells of both sides: the exporter's for the pair, each side's own for its lists. Sorted before. */
void          mv_import_rows_count   (MvImportRows *rows);

G_END_DECLS
