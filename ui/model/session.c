#include "ui/model/session-private.h"

#include <math.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"

#define PRESENT_MS 300          /* a scene that no map has drawn by then is presented all the same */
#define FRAME_MS 17             /* each part of the window that speaks of a scene has a frame of its own */

G_DEFINE_FINAL_TYPE (MvSession, mv_session, G_TYPE_OBJECT)

enum { PROP_SCENE = 1, PROP_LOADING, PROP_REPORT, PROP_EVENTS, PROP_ERROR, PROP_CURSOR, PROP_CAN_UNDO, PROP_CAN_REDO, N_PROPS };
static GParamSpec *properties[N_PROPS];
static guint view_changed_signal, presented_signal;

static void
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_set_object (cancellable, NULL);
  *cancellable = g_cancellable_new ();
}

static void
set_error (MvSession *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  if (error != NULL)
    g_debug ("%s", error->message);
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (MvSession *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_report (MvSession *self, MvReport *report)
{
  if (self->report == NULL && report == NULL)
    return;
  g_clear_pointer (&self->report, mv_report_free);
  self->report = report;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

static void
report_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvSession) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  MvReport *report = mv_worker_finish (result, &error);

  if (self == NULL || generation != self->report_generation)
    {
      g_clear_pointer (&report, mv_report_free);
      return;
    }
  if (report == NULL || self->report_failed)
    set_error (self, g_steal_pointer (&error));
  self->report_failed = report == NULL;
  set_report (self, report);
}

static void
ask_report (MvSession *self)
{
  const char *refs[] = { self->view->select, NULL };

  renew (&self->report_cancellable);
  self->report_generation++;
  if (*self->view->select == '\0')
    set_report (self, NULL);
  else if (self->atlas != NULL)
    mv_worker_submit (self->worker, mv_job_report, mv_refs_wish_new (self->view, self->atlas, refs), mv_refs_wish_free, (GDestroyNotify) mv_report_free,
                      self->report_cancellable, report_cb, mv_question_new (G_OBJECT (self), self->report_generation));
}

static void
events_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvSession) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  GPtrArray *events = mv_worker_finish (result, &error);

  if (self == NULL || generation != self->events_generation)
    {
      g_clear_pointer (&events, g_ptr_array_unref);
      return;
    }
  if (events == NULL)
    {
      mv_text_set (&self->events_focus, NULL);
      set_error (self, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EVENTS]);
}

static void
ask_events (MvSession *self)
{
  const char *no_refs[] = { NULL };
  g_autofree char *focus = g_strjoinv (",", self->view->focus);

  if (!mv_text_set (&self->events_focus, focus))
    return;
  renew (&self->events_cancellable);
  self->events_generation++;
  mv_worker_submit (self->worker, mv_job_events, mv_refs_wish_new (self->view, self->atlas, no_refs), mv_refs_wish_free, (GDestroyNotify) g_ptr_array_unref,
                    self->events_cancellable, events_cb, mv_question_new (G_OBJECT (self), self->events_generation));
}

static void
take_answer (MvSession *self, MvSceneAnswer *answer)
{
  if (self->atlas == NULL)
    self->atlas = mv_atlas_ref (answer->atlas);
  if (answer->places != NULL)
    {
      g_clear_pointer (&self->places, g_array_unref);
      self->places = g_array_ref (answer->places);
      self->region = answer->region;
    }
  g_clear_pointer (&self->scene, mv_scene_unref);
  self->scene = mv_scene_ref (answer->scene);
}

static gboolean
present_cb (gpointer data)
{
  MvSession *self = data;

  self->presented++;
  g_signal_emit (self, presented_signal, 0, self->presented);
  if (self->presented < MV_PRESENTED_NOTES)
    {
      /* Legends that grow or shrink are drawn again a frame later, with the room they have now. */
      self->present_source = g_timeout_add (self->presented == MV_PRESENTED_LEGENDS ? 3 * FRAME_MS : FRAME_MS, present_cb, self);
      return G_SOURCE_REMOVE;
    }
  /* The picture and its words go first: the selection is read about once they stand. */
  self->present_source = 0;
  ask_report (self);
  ask_events (self);
  return G_SOURCE_REMOVE;
}

void
mv_session_drawn (MvSession *self)
{
  g_return_if_fail (MV_IS_SESSION (self));

  if (self->presented != MV_PRESENTED_NOTHING || self->scene == NULL)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  present_cb (self);
}

static void
scene_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvSession) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  MvSceneAnswer *answer = mv_worker_finish (result, &error);

  if (self == NULL || generation != self->scene_generation)
    {
      g_clear_pointer (&answer, mv_scene_answer_free);
      return;
    }
  if (answer != NULL)
    {
      take_answer (self, answer);
      self->presented = MV_PRESENTED_NOTHING;
    }
  set_error (self, g_steal_pointer (&error));
  set_loading (self, FALSE);
  if (answer == NULL)
    return;
  mv_scene_answer_free (answer);
  g_clear_handle_id (&self->present_source, g_source_remove);
  self->present_source = g_timeout_add (PRESENT_MS, present_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

static void
ask_scene (MvSession *self, gboolean wants_places)
{
  MvSceneWish *wish = g_new0 (MvSceneWish, 1);

  renew (&self->scene_cancellable);
  self->scene_generation++;
  wish->view = mv_view_copy (self->view);
  wish->atlas = self->atlas == NULL ? NULL : mv_atlas_ref (self->atlas);
  wish->wants_places = wants_places || self->places == NULL;
  set_loading (self, TRUE);
  mv_worker_submit (self->worker, mv_job_scene, wish, mv_scene_wish_free, mv_scene_answer_free, self->scene_cancellable, scene_cb,
                    mv_question_new (G_OBJECT (self), self->scene_generation));
}

void
mv_session_notify_history (MvSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Light or dark is the map's affair; names and what the base shows are the labels', and those belong to the scene. */
static gboolean
needs_scene (const MvView *old, const MvView *new, guint parts)
{
  return (parts & MV_VIEW_CONTENT) || g_strcmp0 (old->names, new->names) != 0 || old->show != new->show;
}

void
mv_session_replace_view (MvSession *self, const MvView *view)
{
  guint parts = mv_view_differs (self->view, view);
  gboolean rebuild = needs_scene (self->view, view, parts);
  gboolean renamed = g_strcmp0 (self->view->names, view->names) != 0;

  mv_view_free (self->view);
  self->view = mv_view_copy (view);
  g_signal_emit (self, view_changed_signal, 0, parts);
  mv_session_notify_history (self);
  if (rebuild)
    ask_scene (self, renamed);
  else if (parts & MV_VIEW_SELECTION)
    ask_report (self);
}

static void
mv_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MvSession *self = MV_SESSION (object);

  switch (id)
    {
    case PROP_SCENE:
      g_value_set_pointer (value, self->scene);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_REPORT:
      g_value_set_pointer (value, self->report);
      break;
    case PROP_EVENTS:
      g_value_set_pointer (value, self->events);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_CURSOR:
      g_value_set_double (value, self->cursor);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, mv_session_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, mv_session_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mv_session_dispose (GObject *object)
{
  MvSession *self = MV_SESSION (object);

  g_clear_handle_id (&self->present_source, g_source_remove);
  self->scene_generation++;
  self->report_generation++;
  self->events_generation++;
  if (self->scene_cancellable != NULL)
    g_cancellable_cancel (self->scene_cancellable);
  g_clear_object (&self->scene_cancellable);
  g_clear_object (&self->report_cancellable);
  g_clear_object (&self->events_cancellable);
  g_clear_pointer (&self->worker, mv_worker_free);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (mv_session_parent_class)->dispose (object);
}

static void
mv_session_finalize (GObject *object)
{
  MvSession *self = MV_SESSION (object);

  g_clear_pointer (&self->scene, mv_scene_unref);
  g_clear_pointer (&self->report, mv_report_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->events_focus, g_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->atlas, mv_atlas_unref);
  g_clear_pointer (&self->history, mv_history_free);
  g_clear_pointer (&self->view, mv_view_free);
  g_clear_error (&self->error);
  g_free (self->dataset);
  G_OBJECT_CLASS (mv_session_parent_class)->finalize (object);
}

static void
mv_session_class_init (MvSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = mv_session_get_property;
  object_class->dispose = mv_session_dispose;
  object_class->finalize = mv_session_finalize;
  properties[PROP_SCENE] = g_param_spec_pointer ("scene", NULL, NULL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_REPORT] = g_param_spec_pointer ("report", NULL, NULL, flags);
  properties[PROP_EVENTS] = g_param_spec_pointer ("events", NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_CURSOR] = g_param_spec_double ("cursor", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  view_changed_signal = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);
  presented_signal = g_signal_new ("presented", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("deed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
mv_session_init (MvSession *self)
{
  self->region = mv_empty_box;
  self->cursor = NAN;
}

MvSession *
mv_session_new_from (const char *dataset, MvHistory *history)
{
  MvSession *self = g_object_new (MV_TYPE_SESSION, NULL);

  g_return_val_if_fail (dataset != NULL && history != NULL, NULL);

  mv_guard_declare_main ();
  self->dataset = g_strdup (dataset);
  self->history = history;
  self->view = mv_view_copy (mv_history_now (history));
  self->worker = mv_worker_new (dataset);
  ask_scene (self, TRUE);
  return self;
}

MvSession *
mv_session_new (const char *dataset, const MvView *view)
{
  g_autoptr(MvView) first = view == NULL ? mv_view_new () : mv_view_copy (view);

  return mv_session_new_from (dataset, mv_history_new (first));
}

const MvView *
mv_session_get_view (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->view;
}

MvScene *
mv_session_get_scene (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->scene;
}

const MvReport *
mv_session_get_report (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->report;
}

GPtrArray *
mv_session_get_events (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->events;
}

void
mv_session_set_cursor (MvSession *self, double year)
{
  g_return_if_fail (MV_IS_SESSION (self));

  /* A pointer that stays within a year changes nothing: listeners draw once a year crossed. */
  year = isnan (year) ? NAN : round (year);
  if (year == self->cursor || (isnan (year) && isnan (self->cursor)))
    return;
  self->cursor = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

double
mv_session_get_cursor (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NAN);

  return self->cursor;
}

const GError *
mv_session_get_error (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->error;
}

gboolean
mv_session_get_loading (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), FALSE);

  return self->loading;
}

MvPresented
mv_session_get_presented (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), FALSE);

  return self->presented;
}

MvAtlas *
mv_session_get_atlas (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->atlas;
}

MvWorker *
mv_session_get_worker (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->worker;
}

const char *
mv_session_get_dataset (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->dataset;
}

void
mv_session_set_view (MvSession *self, const MvView *view)
{
  g_return_if_fail (MV_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  if (mv_view_equal (self->view, view))
    return;
  mv_history_push (self->history, view);
  mv_session_replace_view (self, view);
}

void
mv_session_edit (MvSession *self, MvViewEdit edit, gpointer data)
{
  g_autoptr(MvView) view = NULL;

  g_return_if_fail (MV_IS_SESSION (self));

  view = mv_view_copy (self->view);
  edit (view, data);
  mv_session_set_view (self, view);
}

gboolean
mv_session_set_text (MvSession *self, const char *text, GError **error)
{
  g_autoptr(MvView) view = mv_view_parse (text, error);

  g_return_val_if_fail (MV_IS_SESSION (self), FALSE);

  if (view == NULL)
    return FALSE;
  mv_session_set_view (self, view);
  return TRUE;
}

void
mv_session_ask_again (MvSession *self)
{
  g_return_if_fail (MV_IS_SESSION (self));

  ask_scene (self, TRUE);
  ask_report (self);
  g_signal_emit (self, view_changed_signal, 0, MV_VIEW_CONTENT | MV_VIEW_CHARTS | MV_VIEW_PAGE);
}

const MvCountryPlace *
mv_session_get_countries (MvSession *self, guint *n)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  *n = self->places == NULL ? 0 : self->places->len;
  return self->places == NULL ? NULL : (const MvCountryPlace *) (gpointer) self->places->data;
}

MvBox
mv_session_get_region (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), mv_empty_box);

  return self->region;
}
