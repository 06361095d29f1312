/* Imports of a workspace: what was taken from where, taken back, brought back. Rows are written by app/store/import-rows.h.
 * Any thread but the main one. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

/* Figures come with a source. All but edition, url and note are needed. */
typedef struct { char *title, *publisher, *edition, *licence, *url, *read_on, *note; } MvImportSource;

void       mv_import_source_clear (MvImportSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MvImportSource, mv_import_source_clear)
/* MV_ERROR_DATA names what is missing or is no date. */
gboolean   mv_import_source_check (const MvImportSource *source, GError **error);

/* What becomes of a row whose key (measure, product, year, from, to) is there already, in the dataset or in an earlier import:
 * both are kept and shown apart; the new one is drawn in place of the old; the new one is left out. */
typedef enum { MV_DUPLICATES_KEEP, MV_DUPLICATES_REPLACE, MV_DUPLICATES_SKIP } MvDuplicates;

typedef struct
{
  char       *measure, *product;
  int         year;
  const char *from, *to;        /* interned */
  double      value;            /* new; NaN = not known */
  double      other;            /* what is there; NaN = not known */
  char       *other_source;     /* its source_id */
  gboolean    in_workspace;     /* else in the dataset */
} MvImportSame;
void       mv_import_same_free (MvImportSame *same);

/* Why rows were refused: the first MV_IMPORT_PROBLEMS_MOST one by one, and all of them by reason. */
#define MV_IMPORT_PROBLEMS_MOST 1000
typedef struct { guint line; char *reason; } MvImportProblem;           /* line of the file, 0 = of the whole; reason translated */
typedef struct { char *reason; guint64 n; } MvImportReason;
typedef struct
{
  GPtrArray *problems;          /* MvImportProblem */
  GPtrArray *reasons;           /* MvImportReason */
  guint64    n;
} MvImportJournal;

void mv_import_journal_init  (MvImportJournal *journal);
void mv_import_journal_clear (MvImportJournal *journal);
/* KIND is what the problem is counted under, REASON its sentence for this line; both copied, REASON NULL = KIND. */
void mv_import_journal_add   (MvImportJournal *journal, guint line, const char *kind, const char *reason);
void mv_import_problem_free  (MvImportProblem *problem);

typedef struct
{
  gint64   import_id;
  char    *file_name, *recipe;  /* recipe: its text */
  char    *source_id, *title, *publisher, *licence, *read_on;
  char    *imported_at;         /* UTC */
  gboolean undone;
  guint64  n_rows, n_refused, n_skipped;
} MvImportRecord;
void       mv_import_record_free (MvImportRecord *record);

/* The unit of a measure of the dataset and the price basis most of its figures have; interned. FALSE without ERROR when there is none. */
gboolean   mv_imports_measure (MvDb *dataset, const char *measure, const char **unit, const char **basis, GError **error);

/* The word of the view's overlay for a measure: "trade" for goods, "aid" ...; g_free, NULL when there is none. */
char      *mv_imports_family  (MvDb *dataset, const char *measure);

/* All imports, the newest first; MvImportRecord, g_ptr_array_unref. */
GPtrArray *mv_imports_list (MvDb *workspace, GError **error);
/* An import that is undone stays in the file and is shown nowhere until it is brought back. */
gboolean   mv_imports_undo (MvDb *workspace, gint64 import_id, gboolean undone, GError **error);

G_END_DECLS
