#include "ui/export-job.h"

void
mv_export_ready_unref (MvExportReady *ready)
{
  if (!g_atomic_ref_count_dec (&ready->references))
    return;
  g_clear_pointer (&ready->scene, mv_scene_unref);
  g_clear_pointer (&ready->export, mv_export_free);
  g_free (ready);
}

typedef struct { MvView *view; MvAtlas *atlas; } Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  mv_view_free (asked->view);
  mv_atlas_unref (asked->atlas);
  g_free (asked);
}

static gpointer
prepare (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autoptr(MvExportReady) ready = g_new0 (MvExportReady, 1);

  g_atomic_ref_count_init (&ready->references);
  ready->scene = mv_scene_build (db, asked->atlas, asked->view, cancellable, error);
  ready->export = ready->scene != NULL ? mv_export_new (db, ready->scene, cancellable, error) : NULL;
  return ready->export != NULL ? g_steal_pointer (&ready) : NULL;
}

void
mv_export_job_prepare (MvSession *session, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  Asked *asked = g_new0 (Asked, 1);

  g_return_if_fail (MV_IS_SESSION (session) && mv_session_get_atlas (session) != NULL);

  asked->view = mv_view_copy (mv_session_get_view (session));
  asked->atlas = mv_atlas_ref (mv_session_get_atlas (session));
  mv_worker_submit (mv_session_get_worker (session), prepare, asked, asked_free, (GDestroyNotify) mv_export_ready_unref, cancellable, done, data);
}

MvExportReady *
mv_export_job_prepared (GAsyncResult *result, GError **error)
{
  return mv_worker_finish (result, error);
}

/* --- writing -------------------------------------------------------------------------------------------------------------------------- */

/* Shared by the worker and the words it sends to the main thread. */
typedef struct
{
  gatomicrefcount references;
  MvExportReady  *ready;
  MvExportOrder   order;
  char           *folder;
  GCancellable   *cancellable;
  MvExportTell    progress;
  gpointer        data;
  gboolean        finished;     /* main thread: nobody listens any more */
  GAsyncReadyCallback done;
} Writing;

typedef struct { Writing *writing; char *name; double done; } Word;

static void
writing_unref (gpointer data)
{
  Writing *writing = data;

  if (!g_atomic_ref_count_dec (&writing->references))
    return;
  mv_export_ready_unref (writing->ready);
  g_clear_object (&writing->cancellable);
  g_free (writing->folder);
  g_free (writing);
}

static gboolean
tell (gpointer data)
{
  Word *word = data;

  if (!word->writing->finished)
    word->writing->progress (word->name, word->done, word->writing->data);
  return G_SOURCE_REMOVE;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  writing_unref (word->writing);
  g_free (word->name);
  g_free (word);
}

static void
progress_cb (const char *name, guint done, guint total, gpointer data)
{
  Word *word = g_new0 (Word, 1);

  *word = (Word) { data, g_strdup (name), total > 0 ? (double) done / total : 0 };
  g_atomic_ref_count_inc (&word->writing->references);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell, word, word_free);
}

static gpointer
write_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Writing *writing = data;

  if (!mv_export_write (db, writing->ready->scene, writing->ready->export, &writing->order, progress_cb, writing, cancellable, error))
    return NULL;
  return g_strdup (writing->folder);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;

  writing->finished = TRUE;
  writing->done (source, result, writing->data);
  writing_unref (writing);
}

void
mv_export_job_write (MvSession *session, MvExportReady *ready, const MvExportOrder *order, GCancellable *cancellable, MvExportTell progress,
                     GAsyncReadyCallback done, gpointer data)
{
  Writing *writing = g_new0 (Writing, 1);

  *writing = (Writing) { .ready = ready, .order = *order, .folder = g_strdup (order->folder), .progress = progress, .data = data, .done = done };
  writing->order.folder = writing->folder;
  writing->cancellable = g_object_ref (cancellable);
  g_atomic_ref_count_init (&writing->references);
  g_atomic_ref_count_inc (&writing->references);        /* one for the worker, one for the answer */
  g_atomic_ref_count_inc (&ready->references);
  mv_worker_submit (mv_session_get_worker (session), write_job, writing, writing_unref, g_free, cancellable, written_cb, writing);
}

char *
mv_export_job_written (GAsyncResult *result, GError **error)
{
  return mv_worker_finish (result, error);
}
