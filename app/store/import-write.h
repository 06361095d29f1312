/* Writes what was gathered into a workspace: source, import, rows, problems, all in one transaction. */
#pragma once

#include "app/store/import-rows.h"

G_BEGIN_DECLS

typedef struct
{
  char     *record, *name, *sponsor, *sector, *status, *unit, *basis, *geometry, *note; /* NULL = none */
  int       country, sponsor_country;   /* numbers of MvCountryNames; -1 = none */
  int       year, end_year;             /* 0 = not known */
  double    amount, longitude, latitude;        /* NaN = not known */
} MvImportPlace;
void mv_import_place_free (MvImportPlace *place);

typedef struct
{
  const char           *file_name, *recipe;     /* recipe: its text */
  char               *(*digest) (gpointer digest_data);  /* the file's SHA-256, g_free; asked for last: it may still be reckoned */
  gpointer              digest_data;
  const MvImportSource *source;
  MvImportRows         *rows;           /* flows or indicators; sorted and united. For places: no rows, only the names */
  gboolean              indicators;
  GPtrArray            *places;         /* MvImportPlace; NULL = rows count */
  MvDuplicates          duplicates;
  gboolean              sum_totals, dry_run;
  MvImportJournal      *journal;
  void                (*progress) (guint64 n_rows, double share, gpointer data);        /* may be NULL */
  gpointer              data;
} MvImportWrite;

typedef struct
{
  gint64     import_id;         /* 0 after a dry run */
  char      *source_id;         /* g_free */
  guint64    n_taken, n_skipped, n_replaced, n_summed, n_same;
  GPtrArray *same;              /* MvImportSame, the first 1000; unref */
} MvImportWritten;

/* FALSE with ERROR and nothing written. WRITTEN is filled only when TRUE. Changes the order and number of the rows. */
gboolean mv_import_write (MvDb *workspace, MvDb *dataset, MvImportWrite *write, MvImportWritten *written, GCancellable *cancellable, GError **error);

G_END_DECLS
