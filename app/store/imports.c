#include "app/store/imports.h"

#include "app/base/date.h"
#include "app/base/text.h"

void
mv_import_source_clear (MvImportSource *source)
{
  char **all[] = { &source->title, &source->publisher, &source->edition, &source->licence, &source->url, &source->read_on, &source->note };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
}

static gboolean
is_missing (const char *text)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");

  return *g_strstrip (copy) == '\0';
}

gboolean
mv_import_source_check (const MvImportSource *source, GError **error)
{
  const struct { const char *text, *sentence; } needed[] = {
    { source->title, _("The source has no title. Say what the file is called, as its publisher does.") },
    { source->publisher, _("The source has no publisher. Say who made the figures.") },
    { source->licence, _("The source has no licence. Write the terms, or “not stated”.") },
    { source->read_on, _("The day on which the file was fetched is missing. Write it as 2026-11-24.") }
  };
  MvDate date;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (is_missing (needed[i].text))
      {
        g_set_error_literal (error, MV_ERROR, MV_ERROR_DATA, needed[i].sentence);
        return FALSE;
      }
  if (mv_date_parse (source->read_on, &date) && date.day > 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("“%s” is no day. Write it as 2026-11-24."), source->read_on);
  return FALSE;
}

gboolean
mv_imports_measure (MvDb *dataset, const char *measure, const char **unit, const char **basis, GError **error)
{
  static const char sql[] =
    "SELECT unit, (SELECT basis FROM main.flow AS f WHERE f.measure = m.measure GROUP BY basis ORDER BY count(*) DESC LIMIT 1) FROM measure AS m"
    " WHERE measure = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (dataset, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  if (mv_db_step (dataset, stmt, error) != SQLITE_ROW)
    return FALSE;
  *unit = mv_db_intern (stmt, 0);
  *basis = mv_db_intern (stmt, 1);
  return TRUE;
}

char *
mv_imports_family (MvDb *dataset, const char *measure)
{
  static const char sql[] = "SELECT CASE family WHEN 'goods' THEN 'trade' ELSE family END || CASE family_default WHEN 1 THEN '' ELSE '&measure=' || measure END"
                            " FROM measure WHERE measure = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (dataset, sql, NULL);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  return mv_db_step (dataset, stmt, NULL) == SQLITE_ROW ? mv_db_text (stmt, 0) : NULL;
}

void
mv_import_same_free (MvImportSame *same)
{
  g_free (same->measure);
  g_free (same->product);
  g_free (same->other_source);
  g_free (same);
}

void
mv_import_problem_free (MvImportProblem *problem)
{
  g_free (problem->reason);
  g_free (problem);
}

static void
reason_free (gpointer data)
{
  MvImportReason *reason = data;

  g_free (reason->reason);
  g_free (reason);
}

void
mv_import_journal_init (MvImportJournal *journal)
{
  journal->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_import_problem_free);
  journal->reasons = g_ptr_array_new_with_free_func (reason_free);
  journal->n = 0;
}

void
mv_import_journal_clear (MvImportJournal *journal)
{
  g_clear_pointer (&journal->problems, g_ptr_array_unref);
  g_clear_pointer (&journal->reasons, g_ptr_array_unref);
}

void
mv_import_journal_add (MvImportJournal *journal, guint line, const char *kind, const char *reason)
{
  MvImportReason *found = NULL;

  journal->n++;
  if (journal->problems->len < MV_IMPORT_PROBLEMS_MOST)
    {
      MvImportProblem *problem = g_new (MvImportProblem, 1);

      *problem = (MvImportProblem) { line, g_strdup (reason != NULL ? reason : kind) };
      g_ptr_array_add (journal->problems, problem);
    }
  for (guint i = 0; i < journal->reasons->len && found == NULL; i++)
    if (g_str_equal (((MvImportReason *) journal->reasons->pdata[i])->reason, kind))
      found = journal->reasons->pdata[i];
  if (found == NULL)
    {
      found = g_new (MvImportReason, 1);
      *found = (MvImportReason) { g_strdup (kind), 0 };
      g_ptr_array_add (journal->reasons, found);
    }
  found->n++;
}

void
mv_import_record_free (MvImportRecord *record)
{
  g_free (record->file_name);
  g_free (record->recipe);
  g_free (record->source_id);
  g_free (record->title);
  g_free (record->publisher);
  g_free (record->licence);
  g_free (record->read_on);
  g_free (record->imported_at);
  g_free (record);
}

GPtrArray *
mv_imports_list (MvDb *workspace, GError **error)
{
  static const char sql[] =
    "SELECT import_id, file_name, recipe, source_id, title, publisher, licence, read_on, imported_at, undone_at IS NOT NULL, n_rows, n_refused,"
    " n_skipped FROM import JOIN source USING (source_id) ORDER BY import_id DESC";
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_import_record_free);
  int rc = SQLITE_ERROR;

  g_return_val_if_fail (workspace != NULL, NULL);

  stmt = mv_db_prepare (workspace, sql, error);
  while (stmt != NULL && (rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    {
      MvImportRecord *record = g_new0 (MvImportRecord, 1);
      char **texts[] = { &record->file_name, &record->recipe, &record->source_id, &record->title, &record->publisher, &record->licence,
                         &record->read_on, &record->imported_at };

      record->import_id = sqlite3_column_int64 (stmt, 0);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = mv_db_text (stmt, (int) i + 1);
      record->undone = sqlite3_column_int (stmt, 9);
      record->n_rows = (guint64) sqlite3_column_int64 (stmt, 10);
      record->n_refused = (guint64) sqlite3_column_int64 (stmt, 11);
      record->n_skipped = (guint64) sqlite3_column_int64 (stmt, 12);
      g_ptr_array_add (list, record);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
mv_imports_undo (MvDb *workspace, gint64 import_id, gboolean undone, GError **error)
{
  static const char sql[] =
    "UPDATE import SET undone_at = CASE WHEN ?2 THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END WHERE import_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = NULL;

  g_return_val_if_fail (workspace != NULL, FALSE);

  stmt = mv_db_prepare (workspace, sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, import_id);
  sqlite3_bind_int (stmt, 2, undone);
  if (mv_db_step (workspace, stmt, error) != SQLITE_DONE)
    return FALSE;
  if (sqlite3_changes (mv_db_handle (workspace)) == 1)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The workspace has no import %ld."), (glong) import_id);
  return FALSE;
}
