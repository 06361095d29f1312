/* What the worker makes of a file to be imported, on its own thread: a look at the first rows, a check of all of them, and the import.
 * A desk holds the file as it was read; only jobs touch it, one after another. A look is what the window may show of it. */
#pragma once

#include <gio/gio.h>

#include "app/exchange/import.h"
#include "app/store/worker.h"
#include "ui/import/import-line.h"

G_BEGIN_DECLS

typedef struct _MvImportDesk MvImportDesk;

MvImportDesk *mv_import_desk_new   (const char *path);
MvImportDesk *mv_import_desk_ref   (MvImportDesk *desk);
void          mv_import_desk_unref (MvImportDesk *desk);

typedef struct { char *code, *name, *group; } MvImportWord;      /* group: a basis's unit; NULL = none */

typedef struct
{
  char      *format, *reason;   /* reason: what shape it is */
  GPtrArray *tables;            /* char *: sheets, layers */
  guint      table;
  MvRecipe  *recipe;            /* as it was judged */
  GPtrArray *columns;           /* MvImportColumn */
  GArray    *years;             /* int: the year whose values a column holds, in a table with a column a year; 0 = none */
  GPtrArray *lines;             /* MvImportLine: the first cell is what becomes of the row, then its cells */
  GPtrArray *problems;          /* MvImportLine: one cell, the reason */
  GPtrArray *missing;           /* char *: sentences; empty = it can be imported */
  guint      n_rows, n_taken;   /* of the rows shown */
  gboolean   guessed;           /* no shape that is known */
  GPtrArray *measures, *bases;  /* MvImportWord: of the dataset; NULL but in the first look */
} MvImportLook;
void          mv_import_look_free  (gpointer look);
/* What column I means, in words; g_free. */
char         *mv_import_look_role  (const MvImportLook *look, guint i);

/* RECIPE (copied) NULL: the shape is recognised or guessed; one without columns only says which table and which line to begin with. READS:
 * the file is read again. */
gpointer      mv_import_wish_new   (MvImportDesk *desk, const MvRecipe *recipe, gboolean reads);
void          mv_import_wish_free  (gpointer wish);
gpointer      mv_job_import_look   (MvDb *dataset, gpointer wish, GCancellable *cancellable, GError **error);   /* MvImportLook */

typedef struct
{
  char           *workspace, *path;
  MvRecipe       *recipe;
  MvImportSource  source;
  MvDuplicates    duplicates;
  gboolean        dry_run;      /* all rows are read and judged, nothing is kept; a source is not needed yet */
  gboolean        keeps_recipe; /* it is written to the person's folder */
  gint           *share;        /* in ten thousandths, atomic; -1 = not known */
  gint           *n_rows;       /* so far, atomic */
} MvImportOrder;
MvImportOrder *mv_import_order_new  (void);
void           mv_import_order_free (gpointer order);

typedef struct
{
  MvImportResult *result;
  GPtrArray      *same;         /* MvImportLine: year, from, to, product, here, there, where; the first 1000 */
  GPtrArray      *problems;     /* MvImportLine */
  char           *recipe_problem;       /* why the recipe was not kept, or NULL */
} MvImportDone;
void           mv_import_done_free  (gpointer done);
gpointer       mv_job_import_run    (MvDb *dataset, gpointer order, GCancellable *cancellable, GError **error);      /* MvImportDone */

G_END_DECLS
