/* After an import: it is noted, so that it can be undone, and told. */
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/store/import-deeds.h"
#include "ui/import/import-list.h"
#include "ui/import/import-private.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/notice.h"

#define NOTICE "import"

typedef struct { MvQuestion *question; char *file_name; MvImportDone *done; } Finishing;

static gpointer
made_job (MvDb *db, gpointer import_id, GCancellable *cancellable, GError **error)
{
  gint64 change_id = mv_import_deed_made (db, *(gint64 *) import_id, error);

  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static char *
sentence_of (const Finishing *finishing)
{
  const MvImportResult *result = finishing->done->result;
  g_autofree char *taken = mv_number_full ((double) result->n_taken, NULL), *refused = mv_number_full ((double) result->n_refused, NULL);
  g_autofree char *skipped = mv_number_full ((double) result->n_skipped, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext_ ("%s row of %s imported.", "%s rows of %s imported.", result->n_taken), taken, finishing->file_name);
  if (result->n_refused > 0)
    g_string_append_printf (text, ngettext_ (" %s row was refused.", " %s rows were refused.", result->n_refused), refused);
  if (result->n_skipped > 0)
    g_string_append_printf (text, ngettext_ (" %s row was there already and skipped.", " %s rows were there already and skipped.", result->n_skipped), skipped);
  if (finishing->done->recipe_problem != NULL)
    g_string_append_printf (text, " %s", finishing->done->recipe_problem);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tell (MvWindow *window, const Finishing *finishing)
{
  const MvImportResult *result = finishing->done->result;
  g_autofree char *text = sentence_of (finishing), *target = g_strdup_printf ("%" G_GINT64_FORMAT, result->import_id);

  mv_notice_show (window->notices, NOTICE, text, result->view != NULL ? _("_Show") : NULL, "win.set-view", result->view != NULL ? result->view : "");
  mv_notice_add (window->notices, NOTICE, _("_Undo"), "win.undo-import", target);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Finishing *finishing = data;
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (finishing->question, &generation);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *change_id = mv_worker_finish (result, &error);

  if (window != NULL && window->session != NULL && window->notices != NULL)
    {
      MvKeeper *keeper = mv_session_get_keeper (window->session);

      mv_keeper_did (keeper, change_id != NULL ? *change_id : 0);
      mv_import_list_remember (window, finishing->done->result->import_id, finishing->done->result->source_id);
      tell (window, finishing);
      if (error != NULL)
        mv_window_tell (window, error->message);
    }
  mv_import_done_free (finishing->done);
  g_free (finishing->file_name);
  g_free (finishing);
}

void
mv_import_finish (MvWindow *window, const char *file_name, MvImportDone *done)
{
  MvKeeper *keeper = mv_session_get_keeper (window->session);
  Finishing *finishing;

  if (keeper == NULL)
    {
      mv_import_done_free (done);
      return;
    }
  finishing = g_new0 (Finishing, 1);
  finishing->question = mv_question_new (G_OBJECT (window), 0);
  finishing->file_name = g_strdup (file_name);
  finishing->done = done;
  mv_keeper_submit (keeper, made_job, g_memdup2 (&done->result->import_id, sizeof (gint64)), g_free, g_free, NULL, made_cb, finishing);
}
