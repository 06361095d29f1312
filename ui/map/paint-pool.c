#include "ui/map/paint-pool.h"

struct _MvPaintQueue
{
  gatomicrefcount references;   /* the owner's and one a job under way */
  gpointer        owner;        /* main thread; NULL once closed */
  /* Guarded by pool.lock: */
  GPtrArray      *waiting;      /* MvPaintJob, most urgent last */
  GPtrArray      *running;      /* MvPaintJob, until delivered; not owned */
};

typedef struct { MvPaintQueue *queue; MvPaintJob *job; } Delivery;

static struct
{
  GMutex     lock;
  GCond      wake;
  GPtrArray *queues;            /* MvPaintQueue, open ones */
  GQueue     finished;          /* Delivery */
  guint      source;            /* the main thread will take `finished` */
  gboolean   at_once;           /* `source` is due now, not when the patience of the first is over */
  guint      n_painting;        /* in sight, being painted this moment */
} pool;

static void
free_job (gpointer data)
{
  MvPaintJob *job = data;

  job->free (job);
}

static void
unref_queue (MvPaintQueue *queue)
{
  if (!g_atomic_ref_count_dec (&queue->references))
    return;
  g_ptr_array_unref (queue->waiting);
  g_ptr_array_unref (queue->running);
  g_free (queue);
}

static gboolean
is_in_sight (const MvPaintJob *job)
{
  return job->rank < MV_RANK_AHEAD;
}

/* Takes the results of one moment together: one turn of the main loop, one redraw. */
static gboolean
deliver_cb (gpointer data)
{
  GQueue finished;
  Delivery *delivery;

  g_mutex_lock (&pool.lock);
  finished = pool.finished;
  g_queue_init (&pool.finished);
  pool.source = 0;
  pool.at_once = FALSE;
  g_mutex_unlock (&pool.lock);

  while ((delivery = g_queue_pop_head (&finished)) != NULL)
    {
      g_mutex_lock (&pool.lock);
      g_ptr_array_remove_fast (delivery->queue->running, delivery->job);
      g_mutex_unlock (&pool.lock);
      if (delivery->queue->owner != NULL)
        delivery->job->done (delivery->job, delivery->queue->owner);
      free_job (delivery->job);
      unref_queue (delivery->queue);
      g_free (delivery);
    }
  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static Delivery *
take_most_urgent (void)
{
  MvPaintQueue *best = NULL;
  double rank = G_MAXDOUBLE;
  Delivery *delivery;

  for (guint i = 0; i < pool.queues->len; i++)
    {
      MvPaintQueue *queue = pool.queues->pdata[i];
      MvPaintJob *job = queue->waiting->len == 0 ? NULL : queue->waiting->pdata[queue->waiting->len - 1];

      if (job != NULL && job->rank < rank)
        {
          best = queue;
          rank = job->rank;
        }
    }
  if (best == NULL)
    return NULL;

  delivery = g_new (Delivery, 1);
  delivery->job = g_ptr_array_steal_index (best->waiting, best->waiting->len - 1);
  delivery->queue = best;
  g_atomic_ref_count_inc (&best->references);
  g_ptr_array_add (best->running, delivery->job);
  return delivery;
}

/* Is anything in sight still to be painted, or, for what is painted ahead, anything at all? With the lock held. */
static gboolean
more_to_come (gboolean in_sight)
{
  for (guint i = 0; i < pool.queues->len; i++)
    {
      MvPaintQueue *queue = pool.queues->pdata[i];

      /* Most urgent last. */
      if (queue->waiting->len > 0 && (!in_sight || is_in_sight (queue->waiting->pdata[queue->waiting->len - 1])))
        return TRUE;
    }
  return pool.n_painting > 0;
}

/* With the lock held. */
static void
deliver (Delivery *delivery)
{
  const MvPaintJob *job = delivery->job;
  gboolean at_once = job->patience == 0 || !more_to_come (is_in_sight (job));

  g_queue_push_tail (&pool.finished, delivery);
  if (pool.source != 0 && at_once && !pool.at_once)
    g_clear_handle_id (&pool.source, g_source_remove);
  if (pool.source != 0)
    return;
  pool.at_once = at_once;
  pool.source = at_once ? g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, NULL, NULL)
                        : g_timeout_add_full (G_PRIORITY_DEFAULT, job->patience, deliver_cb, NULL, NULL);
}

static gpointer
paint_thread (gpointer data)
{
  g_mutex_lock (&pool.lock);
  while (TRUE)
    {
      Delivery *delivery = take_most_urgent ();

      if (delivery == NULL)
        {
          g_cond_wait (&pool.wake, &pool.lock);
          continue;
        }
      pool.n_painting += is_in_sight (delivery->job);
      g_mutex_unlock (&pool.lock);
      delivery->job->run (delivery->job);
      g_mutex_lock (&pool.lock);
      pool.n_painting -= is_in_sight (delivery->job);
      deliver (delivery);
    }
  return NULL;
}

/* The threads live as long as the program. */
static void
start_threads (void)
{
  guint n = MAX (1, (int) g_get_num_processors () - 1);

  pool.queues = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_thread_unref (g_thread_new ("paint", paint_thread, NULL));
}

MvPaintQueue *
mv_paint_queue_new (gpointer owner)
{
  MvPaintQueue *queue = g_new0 (MvPaintQueue, 1);

  g_return_val_if_fail (owner != NULL, NULL);
  g_atomic_ref_count_init (&queue->references);
  queue->owner = owner;
  queue->waiting = g_ptr_array_new_with_free_func (free_job);
  queue->running = g_ptr_array_new ();
  g_mutex_lock (&pool.lock);
  if (pool.queues == NULL)
    start_threads ();
  g_ptr_array_add (pool.queues, queue);
  g_mutex_unlock (&pool.lock);
  return queue;
}

void
mv_paint_queue_close (MvPaintQueue *queue)
{
  g_mutex_lock (&pool.lock);
  g_ptr_array_remove_fast (pool.queues, queue);
  g_ptr_array_set_size (queue->waiting, 0);
  g_mutex_unlock (&pool.lock);
  queue->owner = NULL;
  unref_queue (queue);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const MvPaintJob *left = *(MvPaintJob *const *) a, *right = *(MvPaintJob *const *) b;

  return left->rank < right->rank ? 1 : left->rank > right->rank ? -1 : 0;
}

static gboolean
is_running (MvPaintQueue *queue, const MvPaintJob *job)
{
  for (guint i = 0; i < queue->running->len; i++)
    {
      const MvPaintJob *other = queue->running->pdata[i];

      if (other->run == job->run && job->same (job, other))
        return TRUE;
    }
  return FALSE;
}

void
mv_paint_queue_replace (MvPaintQueue *queue, GPtrArray *jobs)
{
  GPtrArray *old;

  g_ptr_array_set_free_func (jobs, free_job);
  g_ptr_array_sort (jobs, compare_ranks);
  g_mutex_lock (&pool.lock);
  for (guint i = jobs->len; i > 0; i--)
    if (is_running (queue, jobs->pdata[i - 1]))
      g_ptr_array_remove_index (jobs, i - 1);
  old = queue->waiting;
  queue->waiting = jobs;
  if (jobs->len > 0)
    g_cond_broadcast (&pool.wake);
  g_mutex_unlock (&pool.lock);
  g_ptr_array_unref (old);
}

gboolean
mv_paint_queue_is_idle (MvPaintQueue *queue)
{
  gboolean idle;

  g_mutex_lock (&pool.lock);
  idle = queue->waiting->len == 0 && queue->running->len == 0;
  g_mutex_unlock (&pool.lock);
  return idle;
}
