#include "ui/model/own-figures.h"

#include "app/store/attach.h"
#include "app/store/imports.h"

#define KNOWN "mv-own-figures" /* on the session: which imports there were when it was last asked */

/* The imports that count, as a text that differs when they do. On the worker. */
static gpointer
attach_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_store_attach_workspace (db, data, error) ? mv_store_imports_text (db, error) : NULL;
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MvSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *imports = mv_worker_finish (result, &error);
  const char *known = g_object_get_data (G_OBJECT (session), KNOWN);

  if (imports == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("%s", error->message);
      return;
    }
  if (g_strcmp0 (imports, known != NULL ? known : "") == 0)
    return;
  g_object_set_data_full (G_OBJECT (session), KNOWN, g_steal_pointer (&imports), g_free);
  mv_session_ask_again (session);
}

static void
look (MvKeeper *keeper, gpointer data)
{
  MvSession *session = data;

  if (mv_session_get_worker (session) != NULL && mv_keeper_get_path (keeper) != NULL)
    mv_worker_submit (mv_session_get_worker (session), attach_job, g_strdup (mv_keeper_get_path (keeper)), g_free, g_free, NULL, attached_cb,
                      g_object_ref (session));
}

void
mv_own_figures_follow (MvSession *session, MvKeeper *keeper)
{
  g_return_if_fail (MV_IS_SESSION (session) && MV_IS_KEEPER (keeper));

  g_signal_connect_object (keeper, "changed", G_CALLBACK (look), session, 0);
  g_signal_connect_object (keeper, "ready", G_CALLBACK (look), session, 0);
  look (keeper, session);
}
