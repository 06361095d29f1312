/* One thread that owns one connection: all the window's questions pass through it, in order, and none waits on the main thread. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct _MvWorker MvWorker;

/* Runs on the worker thread. Returns the answer, or NULL with ERROR set. */
typedef gpointer (*MvJob) (MvDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Opens the dataset on the worker's own thread: the first job reports a failure to open. */
MvWorker *mv_worker_new    (const char *path);
/* The same with another way to open PATH, such as mv_workspace_open. */
typedef MvDb *(*MvOpener) (const char *path, GError **error);
MvWorker *mv_worker_new_with (const char *path, MvOpener open);
void      mv_worker_free   (MvWorker *worker);          /* cancels what runs and joins the thread */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvWorker, mv_worker_free)

/* DATA belongs to the job and is freed by FREE_DATA on the worker thread. DONE runs in the caller's thread-default main context;
 * pass its GAsyncResult to mv_worker_finish. A cancelled job that has not started never runs. */
void      mv_worker_submit (MvWorker *worker, MvJob job, gpointer data, GDestroyNotify free_data, GDestroyNotify free_answer,
                            GCancellable *cancellable, GAsyncReadyCallback done, gpointer user_data);
gpointer  mv_worker_finish (GAsyncResult *result, GError **error);

G_END_DECLS
