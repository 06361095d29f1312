/* Rows of a table, sorted and filtered by SQL and read page by page: whatever the number of rows, only the pages in sight are in memory.
 * Which records they are is said by the caller (keys), so that a table never has a query of its own. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef enum { MV_LISTED_FLOWS, MV_LISTED_PROJECTS, MV_N_LISTED } MvListed;

typedef enum { MV_LISTING_TEXT, MV_LISTING_NUMBER, MV_LISTING_YEAR } MvListingKind;

typedef struct
{
  const char    *title;         /* untranslated */
  const char    *sql;           /* an expression over the record; private to app/store */
  MvListingKind  kind;
  int            width;         /* characters */
} MvListingColumn;

/* Static. */
const MvListingColumn *mv_listing_columns (MvListed listed, guint *n);

/* The records: KEYS is a JSON array of their keys (flow_id, or [flow_id, year, from, to, product] for all when some are
 * imported; project_id), LANG the language of names, WORDS a JSON object "theme/power": "Power"
 * of the words for codes. Not owned. */
typedef struct { MvListed listed; const char *keys, *lang, *words, *origin; } MvListingRecords;       /* origin: of imported flows; NULL = as the connection stands */

/* What of them is wanted, and in which order. */
typedef struct
{
  int       sort;               /* column, or -1: as the keys stand */
  gboolean  descending;         /* unknown cells stand last either way */
  char    **filters;            /* one a column or NULL; "" = none. Text: contains any of the words parted by |, case aside. Numbers: "5", "5..", "..9", "5..9" */
} MvListingOrder;

/* Places in the keys, guint32, in order; free with g_array_unref. NULL with ERROR. */
GArray    *mv_listing_arrange (MvDb *db, const MvListingRecords *records, const MvListingOrder *order, GError **error);
/* The cells of the records, in the order of the keys: GPtrArray of char **, one text a column ("" = unknown). PLAIN: digits with a point for
 * other programs; else as a person reads them. */
GPtrArray *mv_listing_read    (MvDb *db, const MvListingRecords *records, gboolean plain, GError **error);
/* The sum of flows, or, with *REASON set to a code, why there is none: "unit" "basis" "source" "concept" "year" differ, "unknown" values, "none"
 * there are no rows. REASON is static. FALSE with ERROR. */
gboolean   mv_listing_sum     (MvDb *db, const MvListingRecords *records, double *sum, char **unit, const char **reason, GError **error);

/* The source_id of the first of RECORDS; interned. NULL with ERROR, also when there is none. */
const char *mv_listing_source (MvDb *db, const MvListingRecords *records, GError **error);

G_END_DECLS
