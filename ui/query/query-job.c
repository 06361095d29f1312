#include "ui/query/query-job.h"

#include "app/base/text.h"
#include "app/store/attach.h"
#include "app/store/query-file.h"
#include "app/store/query-schema.h"

MvQueryWish *
mv_query_wish_new (const char *sql, const char *workspace, const char *const *values, double seconds, gboolean plan)
{
  MvQueryWish *wish = g_new0 (MvQueryWish, 1);

  wish->sql = g_strdup (sql);
  wish->workspace = g_strdup (workspace);
  wish->values = g_strdupv ((GStrv) values);
  wish->seconds = seconds;
  wish->plan = plan;
  return wish;
}

void
mv_query_wish_free (gpointer data)
{
  MvQueryWish *wish = data;

  g_free (wish->sql);
  g_free (wish->workspace);
  g_strfreev (wish->values);
  g_free (wish);
}

void
mv_query_run_free (gpointer data)
{
  MvQueryRun *run = data;

  if (run == NULL)
    return;
  mv_query_answer_unref (run->answer);
  g_free (run->plan);
  g_clear_error (&run->error);
  g_free (run);
}

/* Tables show what the map draws; flow_all and those of the workspace (work.flow …) show the person's own rows beside it. */
static gboolean
take_workspace (MvDb *db, const char *path, GError **error)
{
  return mv_store_attach_workspace (db, path, error);
}

gpointer
mv_job_query (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const MvQueryWish *wish = data;
  const MvQueryAsk ask = { .seconds = wish->seconds, .most_rows = MV_QUERY_MOST_ROWS, .values = (const char *const *) wish->values };
  MvQueryRun *run = g_new0 (MvQueryRun, 1);

  run->at = -1;
  if (!take_workspace (db, wish->workspace, &run->error))
    return run;
  if (wish->plan)
    run->plan = mv_query_plan (db, wish->sql, &ask, &run->at, &run->error);
  else
    run->answer = mv_query_answer_ask (db, wish->sql, &ask, &run->at, &run->error);
  if (run->answer != NULL)
    {
      g_autoptr (MvQueryText) text = mv_query_text_read (wish->sql);

      run->roles = mv_query_roles (run->answer, text);
    }
  return run;
}

void
mv_query_shelf_free (gpointer data)
{
  MvQueryShelf *shelf = data;

  if (shelf == NULL)
    return;
  g_clear_pointer (&shelf->tables, g_ptr_array_unref);
  g_clear_pointer (&shelf->files, g_ptr_array_unref);
  g_strfreev (shelf->functions);
  g_free (shelf);
}

gpointer
mv_job_query_shelf (MvDb *db, gpointer workspace, GCancellable *cancellable, GError **error)
{
  MvQueryShelf *shelf = g_new0 (MvQueryShelf, 1);

  if (take_workspace (db, workspace, error))
    shelf->tables = mv_query_schema_read (db, NULL, error);
  shelf->functions = shelf->tables != NULL ? mv_query_functions (db, error) : NULL;
  shelf->files = mv_query_file_list ();
  if (shelf->functions == NULL)
    g_clear_pointer (&shelf, mv_query_shelf_free);
  return shelf;
}

gpointer
mv_job_query_files (MvDb *db, gpointer nothing, GCancellable *cancellable, GError **error)
{
  return mv_query_file_list ();
}

gpointer
mv_job_query_read (MvDb *db, gpointer name, GCancellable *cancellable, GError **error)
{
  return mv_query_file_read (name, error);
}

MvQueryWriting *
mv_query_writing_new (const char *name, const char *path, const char *text, MvQueryAnswer *answer)
{
  MvQueryWriting *writing = g_new0 (MvQueryWriting, 1);

  writing->name = g_strdup (name);
  writing->path = g_strdup (path);
  writing->text = g_strdup (text);
  writing->answer = answer != NULL ? mv_query_answer_ref (answer) : NULL;
  return writing;
}

void
mv_query_writing_free (gpointer data)
{
  MvQueryWriting *writing = data;

  g_free (writing->name);
  g_free (writing->path);
  g_free (writing->text);
  mv_query_answer_unref (writing->answer);
  g_free (writing);
}

gpointer
mv_job_query_write (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  MvQueryWriting *writing = data;
  g_autofree char *csv = writing->answer != NULL ? mv_query_answer_csv (writing->answer, ',') : NULL;
  g_autoptr (GError) reason = NULL;

  if (writing->deletes)
    return mv_query_file_delete (writing->name, error) ? g_strdup (writing->name) : NULL;
  if (writing->name != NULL)
    return mv_query_file_write (writing->name, writing->text, error) ? g_strdup (writing->name) : NULL;
  if (g_file_set_contents (writing->path, csv != NULL ? csv : writing->text, -1, &reason))
    return g_strdup (writing->path);
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), writing->path, reason->message);
  return NULL;
}
