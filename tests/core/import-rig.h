/* What the tests of the import share: a folder and a workspace of their own, and a source that is synthetic. */
#pragma once

#include <glib/gstdio.h>
#include <math.h>

#include "app/exchange/import.h"
#include "app/store/attach.h"

typedef struct { char *folder, *workspace; MvDb *dataset; } Place;

static inline void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("import-XXXXXX", NULL);
  place->workspace = g_build_filename (place->folder, "mine.mvwork", NULL);
  place->dataset = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
}

static inline void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  mv_db_close (place->dataset);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (place->folder);
  g_free (place->workspace);
}

static inline MvImportResult *
take (Place *place, const char *path, MvDuplicates duplicates, gboolean dry_run)
{
  MvImportSource source = { "Synthetic figures", "Nobody", NULL, "none", NULL, "2026-11-24", NULL };
  const MvImportOptions options = { .duplicates = duplicates, .dry_run = dry_run };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvImportPreview) preview = mv_import_preview (place->dataset, path, NULL, NULL, &error);
  MvImportResult *result;

  g_assert_no_error (error);
  g_assert_true (preview->ready);
  result = mv_import_run (place->dataset, place->workspace, path, preview->recipe, &source, &options, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static inline MvImportResult *
take_text (Place *place, const char *text, MvDuplicates duplicates)
{
  g_autofree char *path = g_build_filename (place->folder, "flows.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return take (place, path, duplicates, FALSE);
}

/* What SQL says of dataset and workspace together; NaN = nothing. */
static inline double
ask (Place *place, const char *origin, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt;
  double answer = NAN;

  g_assert_true (mv_store_attach_workspace (place->dataset, place->workspace, &error));
  g_assert_true (mv_store_set_origin (place->dataset, origin, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (mv_db_handle (place->dataset), sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    answer = mv_db_double (stmt, 0);
  sqlite3_finalize (stmt);
  g_assert_true (mv_store_attach_workspace (place->dataset, NULL, &error));
  return answer;
}
