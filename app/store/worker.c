#include "app/store/worker.h"

struct _MvWorker
{
  char        *path;
  MvOpener     open;
  GThread     *thread;
  GAsyncQueue *queue;           /* of GTask; the worker itself is the last entry */
  GMutex       lock;
  GCancellable *running;        /* of the job on the thread, under LOCK */
  gboolean     closing;         /* under LOCK */
};

typedef struct
{
  MvJob          job;
  gpointer       data;
  GDestroyNotify free_data, free_answer;
  GCancellable  *stop;          /* follows the caller's cancellable, and ends the job when the worker closes */
  gulong         follows;
} Order;

static void
drop_data (Order *order)
{
  if (order->free_data != NULL)
    order->free_data (order->data);
  order->data = NULL;
  order->free_data = NULL;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  drop_data (order);
  g_object_unref (order->stop);
  g_free (order);
}

static gboolean
begin (MvWorker *worker, Order *order)
{
  g_mutex_lock (&worker->lock);
  if (worker->closing)
    g_cancellable_cancel (order->stop);
  g_set_object (&worker->running, order->stop);
  g_mutex_unlock (&worker->lock);
  return !g_cancellable_is_cancelled (order->stop);
}

static void
end (MvWorker *worker)
{
  g_mutex_lock (&worker->lock);
  g_clear_object (&worker->running);
  g_mutex_unlock (&worker->lock);
}

/* Runs one order and gives its task an answer or an error. DB is NULL, with REASON, when the dataset could not be opened. */
static void
serve (MvWorker *worker, MvDb *db, const GError *reason, GTask *task)
{
  Order *order = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gpointer answer = NULL;

  if (begin (worker, order))
    {
      if (db != NULL)
        {
          mv_db_set_cancellable (db, order->stop);
          answer = order->job (db, order->data, order->stop, &error);
          mv_db_set_cancellable (db, NULL);
        }
      else
        error = g_error_copy (reason);
    }
  end (worker);
  g_cancellable_disconnect (g_task_get_cancellable (task), order->follows);
  drop_data (order);

  if (error == NULL && g_cancellable_set_error_if_cancelled (order->stop, &error)
      && answer != NULL && order->free_answer != NULL)
    order->free_answer (answer);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, answer, order->free_answer);
}

static gpointer
run (gpointer data)
{
  MvWorker *worker = data;
  g_autoptr(GError) reason = NULL;
  g_autoptr(MvDb) db = worker->open (worker->path, &reason);
  gpointer next;

  while ((next = g_async_queue_pop (worker->queue)) != worker)
    {
      g_autoptr(GTask) task = next;

      serve (worker, db, reason, task);
    }
  return NULL;
}

MvWorker *
mv_worker_new (const char *path)
{
  return mv_worker_new_with (path, mv_db_open);
}

MvWorker *
mv_worker_new_with (const char *path, MvOpener open)
{
  MvWorker *worker;

  g_return_val_if_fail (path != NULL && open != NULL, NULL);

  worker = g_new0 (MvWorker, 1);
  worker->path = g_strdup (path);
  worker->open = open;
  worker->queue = g_async_queue_new ();
  g_mutex_init (&worker->lock);
  worker->thread = g_thread_new ("store", run, worker);
  return worker;
}

void
mv_worker_free (MvWorker *worker)
{
  if (worker == NULL)
    return;
  g_mutex_lock (&worker->lock);
  worker->closing = TRUE;
  if (worker->running != NULL)
    g_cancellable_cancel (worker->running);
  g_mutex_unlock (&worker->lock);

  g_async_queue_push (worker->queue, worker);
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_mutex_clear (&worker->lock);
  g_free (worker->path);
  g_free (worker);
}

static void
pass_on (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

void
mv_worker_submit (MvWorker *worker, MvJob job, gpointer data, GDestroyNotify free_data, GDestroyNotify free_answer,
                  GCancellable *cancellable, GAsyncReadyCallback done, gpointer user_data)
{
  GTask *task;
  Order *order;

  g_return_if_fail (worker != NULL && job != NULL);

  order = g_new0 (Order, 1);
  order->job = job;
  order->data = data;
  order->free_data = free_data;
  order->free_answer = free_answer;
  order->stop = g_cancellable_new ();
  if (cancellable != NULL)
    order->follows = g_cancellable_connect (cancellable, G_CALLBACK (pass_on), g_object_ref (order->stop), g_object_unref);

  task = g_task_new (NULL, cancellable, done, user_data);
  g_task_set_source_tag (task, mv_worker_submit);
  g_task_set_task_data (task, order, order_free);
  g_async_queue_push (worker->queue, task);
}

gpointer
mv_worker_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mv_worker_submit), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
