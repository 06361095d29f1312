/* Figures of a person's own: looked at, understood, and taken into the workspace with their source. A file is only ever parsed by the
 * helper process multivector-import (app/exchange/helper/), which has no network and can write nothing; what it sends is not trusted.
 *
 * One file is imported in steps: mv_import_preview says what the helper found and what each column seems to mean; a person corrects the
 * recipe with mv_recipe_set_role and mv_recipe_set_constant and looks again with mv_import_preview_review (cheap: no reading);
 * mv_import_run takes all rows in one transaction. All of it on any thread but the main one: hand it to a worker or a GTask. */
#pragma once

#include "app/exchange/recipe.h"
#include "app/store/imports.h"

G_BEGIN_DECLS

#define MV_IMPORT_PREVIEW_ROWS 200

typedef struct
{
  char        *name;            /* as the file says it, or "column 3" */
  MvImportRole role;
  char        *reason;          /* why: a translated sentence, "The name of the column and 198 of 200 values are codes of countries." */
  gboolean     sure;            /* FALSE = worth a look */
} MvImportColumn;

typedef struct { guint line, cells; } MvImportLongRow;

typedef struct
{
  char        *path;
  char        *format;          /* "CSV, UTF-8, separated by ;" */
  char        *notes;           /* the lines above the header, as far as they are short; NULL = none */
  GPtrArray   *tables;          /* names of all tables of the file (sheets, layers); at least one */
  guint        table;           /* the one shown */
  GPtrArray   *columns;         /* MvImportColumn */
  GPtrArray   *rows;            /* char **: a cell a column, NULL = empty; at most MV_IMPORT_PREVIEW_ROWS */
  GArray      *lines;           /* guint: the line of each row */
  GArray      *long_rows;       /* MvImportLongRow: rows with more cells than columns, which are refused */
  MvRecipe    *recipe;          /* known, given or guessed; change it and call mv_import_preview_review */
  gboolean     guessed;         /* no shape that is known, and no recipe was given */
  char        *recipe_reason;   /* "This is the shape of “BACI (CEPII)”." */
  GPtrArray   *problems;        /* MvImportProblem of these rows; and, with line 0, what is still missing before it can be imported */
  guint        n_taken;         /* of these rows */
  GPtrArray   *taken;           /* char *: these rows in words, "2023 Kazakhstan → China, TOTAL: US$ 14.8 bn"; one a row, NULL = refused */
  gboolean     ready;           /* all that is needed is known; a source is still needed */
} MvImportPreview;

/* RECIPE NULL: a known shape, or guessed from names and contents. The same with one that has no columns: it only says which table of the
 * file is read, and how many lines are before its header. DATASET gives names and codes. */
MvImportPreview *mv_import_preview        (MvDb *dataset, const char *path, const MvRecipe *recipe, GCancellable *cancellable, GError **error);
/* Judges the same rows by preview->recipe again: columns, problems, taken, ready. */
gboolean         mv_import_preview_review (MvDb *dataset, MvImportPreview *preview, GError **error);
void             mv_import_preview_free   (MvImportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvImportPreview, mv_import_preview_free)

/* "title=…;publisher=…;licence=…;url=…;read=2026-11-24": MV_ERROR_USAGE names what is missing. */
gboolean         mv_import_source_parse   (const char *text, MvImportSource *source, GError **error);

typedef struct
{
  MvDuplicates  duplicates;
  gboolean      dry_run;        /* all is read and judged, nothing is kept */
  /* Called about ten times a second on the thread that imports; SHARE of the file read, 0-1, NaN = not known. May be NULL. */
  void        (*progress) (guint64 n_rows, double share, gpointer data);
  gpointer      data;
} MvImportOptions;

typedef struct
{
  gint64        import_id;      /* 0 after a dry run */
  char         *source_id;
  MvImportKind  kind;
  guint64       n_read, n_taken, n_refused, n_skipped, n_replaced, n_left_out;   /* n_left_out: rows the recipe does not ask for */
  guint64       n_summed;       /* totals added up out of products, besides n_taken */
  guint64       n_same;         /* rows whose key dataset or workspace holds, whatever became of them */
  int           year_first, year_last;  /* 0 = none */
  char         *measure;        /* flows: the first measure; else NULL */
  char         *indicator;      /* indicators: the first code, as the dataset's queries know it; else NULL */
  char         *product;        /* flows: TOTAL, or the largest product where there is no total; else NULL */
  GPtrArray    *focus;          /* char *: up to five of the codes that stand in most rows, countries of the region first */
  GPtrArray    *problems;       /* MvImportProblem, the first 1000 */
  GPtrArray    *reasons;        /* MvImportReason: how many rows were refused for what */
  GPtrArray    *same;           /* MvImportSame, the first 1000: side by side */
  char         *view;           /* text of a view that shows what was imported */
} MvImportResult;

void             mv_import_result_free    (MvImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvImportResult, mv_import_result_free)

/* Takes the file into the workspace at WORKSPACE (made when it is not there): all or nothing. Cancelling leaves nothing. */
MvImportResult  *mv_import_run            (MvDb *dataset, const char *workspace, const char *path, const MvRecipe *recipe,
                                           const MvImportSource *source, const MvImportOptions *options, GCancellable *cancellable, GError **error);

G_END_DECLS
