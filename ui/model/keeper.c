#include "ui/model/keeper.h"

#include <stdio.h>

#include "app/base/text.h"
#include "app/store/changes.h"
#include "app/store/sessions.h"
#include "app/store/workspace-news.h"
#include "ui/model/own-figures.h"
#include "ui/model/question.h"

#define SAVE_AFTER 400          /* ms from a change to its being written */
#define TRY_AGAIN 10000         /* ms after a failure */
#define SESSIONS_MOST 20        /* kept in a workspace */
#define NEWS_SECONDS 1          /* between two looks at what others wrote */
#define DEED "change %" G_GINT64_FORMAT

struct _MvKeeper
{
  GObject    parent_instance;
  char      *path;
  MvWorker  *worker;            /* NULL once closed */
  MvClaim   *claim;             /* NULL until ready, and when the workspace cannot be used */
  MvHistory *restored;
  MvSession *session;           /* not owned; NULL until followed and when gone */
  GError    *error;
  MvWorkspaceNews *news;        /* used by the worker */
  guint      timer, news_timer, generation;
  gboolean   ready, saving, asking;
};

G_DEFINE_FINAL_TYPE (MvKeeper, mv_keeper, G_TYPE_OBJECT)

enum { PROP_ERROR = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];
static guint ready_signal, changed_signal, failed_signal;

static void schedule (MvKeeper *self, guint ms);

static void
set_error (MvKeeper *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* --- opening: on the worker ------------------------------------------------------------------------------------------------------------ */

typedef struct { MvClaim *claim; MvHistory *history; } Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_clear_pointer (&beginning->claim, mv_claim_free);
  g_clear_pointer (&beginning->history, mv_history_free);
  g_free (beginning);
}

/* NULL when a step cannot be read: a newer program may have written it, and what cannot be shown is not to be overwritten. */
static MvHistory *
read_history (GPtrArray *rows, guint present)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_step_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvSessionStep *row = rows->pdata[i];
      g_autoptr(MvView) view = mv_view_parse (row->text, NULL);

      if (view == NULL)
        return NULL;
      g_ptr_array_add (steps, mv_step_new (view, row->deed));
    }
  return mv_history_new_from (g_steal_pointer (&steps), present);
}

static gpointer
begin_job (MvDb *db, gpointer restore, GCancellable *cancellable, GError **error)
{
  Beginning *beginning = g_new0 (Beginning, 1);
  g_autoptr(GPtrArray) rows = NULL;
  GError *failure = NULL;
  guint present = 0;

  if (GPOINTER_TO_INT (restore) && (beginning->claim = mv_sessions_claim_last (db, &rows, &present, &failure)) != NULL
      && (beginning->history = read_history (rows, present)) == NULL)
    g_clear_pointer (&beginning->claim, mv_claim_free);
  /* What is restored stands as it is written: nothing of it is new. */
  if (beginning->history != NULL)
    mv_history_take_changes (beginning->history);
  if (beginning->claim == NULL && failure == NULL)
    beginning->claim = mv_sessions_claim_new (db, &failure);
  if (failure == NULL)
    return beginning;
  beginning_free (beginning);
  g_propagate_error (error, failure);
  return NULL;
}

static gpointer
trim_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (mv_sessions_trim (db, SESSIONS_MOST, error));
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvKeeper) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  Beginning *beginning = mv_worker_finish (result, &error);

  if (self == NULL || self->worker == NULL)
    {
      g_clear_pointer (&beginning, beginning_free);
      return;
    }
  /* The window could not wait: what would have been restored stays as it is, and a session of its own begins. */
  if (beginning != NULL && self->session != NULL && beginning->history != NULL)
    {
      beginning_free (beginning);
      mv_worker_submit (self->worker, begin_job, GINT_TO_POINTER (FALSE), NULL, beginning_free, NULL, begun_cb, mv_question_new (G_OBJECT (self), 0));
      return;
    }
  if (beginning != NULL)
    {
      self->claim = g_steal_pointer (&beginning->claim);
      self->restored = g_steal_pointer (&beginning->history);
      beginning_free (beginning);
    }
  self->ready = TRUE;
  set_error (self, g_steal_pointer (&error));
  g_signal_emit (self, ready_signal, 0);
  if (self->session != NULL)
    schedule (self, SAVE_AFTER);
}

/* --- saving --------------------------------------------------------------------------------------------------------------------------- */

typedef struct { char *session_id; guint from, n, present; MvSessionStep *steps; } Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  for (guint i = 0; i < order->n; i++)
    {
      g_free (order->steps[i].text);
      g_free (order->steps[i].deed);
    }
  g_free (order->steps);
  g_free (order->session_id);
  g_free (order);
}

/* Only what has changed since the last time: a step, however long the history is. */
static Order *
order_new (MvKeeper *self)
{
  MvHistory *history = mv_session_get_history (self->session);
  GPtrArray *steps = mv_history_steps (history);
  Order *order = g_new0 (Order, 1);

  order->session_id = g_strdup (mv_claim_id (self->claim));
  order->from = mv_history_take_changes (history);
  order->n = steps->len - order->from;
  order->present = mv_history_place (history);
  order->steps = g_new0 (MvSessionStep, order->n);
  for (guint i = 0; i < order->n; i++)
    {
      const MvStep *step = steps->pdata[order->from + i];

      order->steps[i] = (MvSessionStep) { mv_view_text (step->view), g_strdup (step->deed) };
    }
  return order;
}

static gpointer
save_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return GINT_TO_POINTER (mv_sessions_put (db, order->session_id, order->from, order->steps, order->n, order->present, error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint from;
  g_autoptr(MvKeeper) self = mv_question_answered (data, &from);
  g_autoptr(GError) error = NULL;

  mv_worker_finish (result, &error);
  if (self == NULL || self->worker == NULL)
    return;
  self->saving = FALSE;
  if (error != NULL && self->session != NULL)
    {
      mv_history_changed (mv_session_get_history (self->session), from);
      schedule (self, TRY_AGAIN);
    }
  set_error (self, g_steal_pointer (&error));
}

static gboolean
save_cb (gpointer data)
{
  MvKeeper *self = data;
  Order *order;

  self->timer = 0;
  if (self->claim == NULL || self->session == NULL)
    return G_SOURCE_REMOVE;
  if (self->saving)
    {
      schedule (self, SAVE_AFTER);
      return G_SOURCE_REMOVE;
    }
  self->saving = TRUE;
  order = order_new (self);
  mv_worker_submit (self->worker, save_job, order, order_free, NULL, NULL, saved_cb, mv_question_new (G_OBJECT (self), order->from));
  return G_SOURCE_REMOVE;
}

/* A change while one waits is written with it: while a person drags the map it is written now and then, not only once they stop. */
static void
schedule (MvKeeper *self, guint ms)
{
  if (self->timer == 0 && self->worker != NULL)
    self->timer = g_timeout_add (ms, save_cb, self);
}

static void
history_cb (MvKeeper *self)
{
  schedule (self, SAVE_AFTER);
}

/* --- what others write ---------------------------------------------------------------------------------------------------------------- */

static gpointer
news_job (MvDb *db, gpointer news, GCancellable *cancellable, GError **error)
{
  gboolean any = FALSE;

  mv_workspace_settle (db);
  return mv_workspace_news_ask (news, db, &any, error) ? GINT_TO_POINTER (any) : NULL;
}

static void
news_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvKeeper) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  gboolean any = GPOINTER_TO_INT (mv_worker_finish (result, &error));

  if (self == NULL || self->worker == NULL)
    return;
  self->asking = FALSE;
  if (g_error_matches (error, MV_ERROR, MV_ERROR_WRITE))
    {
      set_error (self, g_steal_pointer (&error));
      schedule (self, TRY_AGAIN);       /* writing again is what finds it put right */
    }
  if (any)
    g_signal_emit (self, changed_signal, 0);
}

static void
ask_news (MvKeeper *self)
{
  self->asking = TRUE;
  mv_worker_submit (self->worker, news_job, self->news, NULL, NULL, NULL, news_cb, mv_question_new (G_OBJECT (self), 0));
}

static gboolean
ask_news_cb (gpointer data)
{
  MvKeeper *self = data;

  if (self->worker != NULL && self->claim != NULL && !self->asking)
    ask_news (self);
  return G_SOURCE_CONTINUE;
}

/* --- deeds ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct { gint64 change_id; gboolean backwards; } Deed;

static gpointer
deed_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Deed *deed = data;

  return GINT_TO_POINTER (mv_changes_apply (db, deed->change_id, deed->backwards, error));
}

static void
deed_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvKeeper) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;

  mv_worker_finish (result, &error);
  if (self == NULL)
    return;
  if (error != NULL)
    g_signal_emit (self, failed_signal, 0, error->message);
  g_signal_emit (self, changed_signal, 0);
}

static void
deed_cb (MvSession *session, const char *text, gboolean backwards, MvKeeper *self)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->backwards = backwards;
  if (sscanf (text, DEED, &deed->change_id) == 1 && self->worker != NULL)
    mv_worker_submit (self->worker, deed_job, deed, g_free, NULL, NULL, deed_done_cb, mv_question_new (G_OBJECT (self), 0));
  else
    g_free (deed);
}

void
mv_keeper_did (MvKeeper *self, gint64 change_id)
{
  g_return_if_fail (MV_IS_KEEPER (self));

  if (change_id != 0 && self->session != NULL)
    {
      g_autofree char *deed = g_strdup_printf (DEED, change_id);

      mv_session_push_deed (self->session, deed);
    }
  g_signal_emit (self, changed_signal, 0);
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

static void
mv_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ERROR)
    g_value_set_boxed (value, MV_KEEPER (object)->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mv_keeper_dispose (GObject *object)
{
  MvKeeper *self = MV_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->news_timer, g_source_remove);
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->worker, mv_worker_free);
  g_clear_pointer (&self->news, mv_workspace_news_free);
  g_clear_pointer (&self->claim, mv_claim_free);
  G_OBJECT_CLASS (mv_keeper_parent_class)->dispose (object);
}

static void
mv_keeper_finalize (GObject *object)
{
  MvKeeper *self = MV_KEEPER (object);

  g_clear_pointer (&self->restored, mv_history_free);
  g_clear_error (&self->error);
  g_free (self->path);
  G_OBJECT_CLASS (mv_keeper_parent_class)->finalize (object);
}

static void
mv_keeper_class_init (MvKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->get_property = mv_keeper_get_property;
  object_class->dispose = mv_keeper_dispose;
  object_class->finalize = mv_keeper_finalize;
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  ready_signal = g_signal_new ("ready", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  failed_signal = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mv_keeper_init (MvKeeper *self)
{
}

MvKeeper *
mv_keeper_new (const char *path, gboolean restore)
{
  MvKeeper *self = g_object_new (MV_TYPE_KEEPER, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->news = mv_workspace_news_new ();
  self->worker = mv_worker_new_with (path, mv_workspace_open);
  /* What others write from now on is news, however soon it comes. */
  mv_worker_submit (self->worker, news_job, self->news, NULL, NULL, NULL, NULL, NULL);
  mv_worker_submit (self->worker, begin_job, GINT_TO_POINTER (restore), NULL, beginning_free, NULL, begun_cb, mv_question_new (G_OBJECT (self), 0));
  return self;
}

gboolean
mv_keeper_is_ready (MvKeeper *self)
{
  g_return_val_if_fail (MV_IS_KEEPER (self), FALSE);

  return self->ready;
}

const char *
mv_keeper_get_path (MvKeeper *self)
{
  g_return_val_if_fail (MV_IS_KEEPER (self), NULL);

  return self->path;
}

const GError *
mv_keeper_get_error (MvKeeper *self)
{
  g_return_val_if_fail (MV_IS_KEEPER (self), NULL);

  return self->error;
}

MvHistory *
mv_keeper_take_history (MvKeeper *self)
{
  g_return_val_if_fail (MV_IS_KEEPER (self), NULL);

  return g_steal_pointer (&self->restored);
}

void
mv_keeper_follow (MvKeeper *self, MvSession *session)
{
  g_return_if_fail (MV_IS_KEEPER (self) && self->session == NULL);
  g_return_if_fail (MV_IS_SESSION (session));

  g_set_weak_pointer (&self->session, session);
  mv_session_set_keeper (session, self);
  mv_own_figures_follow (session, self);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::can-undo", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "deed", G_CALLBACK (deed_cb), self, 0);
  self->news_timer = g_timeout_add_seconds (NEWS_SECONDS, ask_news_cb, self);
  if (self->ready)
    {
      mv_worker_submit (self->worker, trim_job, NULL, NULL, NULL, NULL, NULL, NULL);
      schedule (self, SAVE_AFTER);
    }
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvKeeper) self = data;
  GApplication *application = g_application_get_default ();

  g_clear_pointer (&self->worker, mv_worker_free);
  g_clear_pointer (&self->claim, mv_claim_free);
  if (application != NULL)
    g_application_release (application);
}

void
mv_keeper_close (MvKeeper *self)
{
  GApplication *application = g_application_get_default ();
  Order *order;

  g_return_if_fail (MV_IS_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->news_timer, g_source_remove);
  if (self->worker == NULL || self->claim == NULL || self->session == NULL)
    return;
  order = order_new (self);
  g_clear_weak_pointer (&self->session);
  if (application != NULL)
    g_application_hold (application);
  mv_worker_submit (self->worker, save_job, order, order_free, NULL, NULL, closed_cb, g_object_ref (self));
}

void
mv_keeper_submit (MvKeeper *self, MvJob job, gpointer data, GDestroyNotify free_data, GDestroyNotify free_answer, GCancellable *cancellable,
                  GAsyncReadyCallback done, gpointer user_data)
{
  g_return_if_fail (MV_IS_KEEPER (self) && self->worker != NULL);

  /* What another process writes and soon takes back is no news from one look to the next; a list read in between would show it for good. So
   * there is a look before and after whatever is read. */
  if (self->claim != NULL)
    ask_news (self);
  mv_worker_submit (self->worker, job, data, free_data, free_answer, cancellable, done, user_data);
  if (self->claim != NULL)
    ask_news (self);
}
