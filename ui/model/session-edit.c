/* The session's small changes and look-ups: everything here goes through its public functions. */
#include "app/view/selection.h"
#include "ui/model/question.h"

static void
select_edit (MvView *view, gpointer refs)
{
  mv_view_select_list (view, refs);
}

void
mv_session_select (MvSession *self, const char *ref)
{
  const char *refs[] = { ref != NULL && *ref != '\0' ? ref : NULL, NULL };

  mv_session_edit (self, select_edit, refs);
}

void
mv_session_select_list (MvSession *self, const char *const *refs)
{
  mv_session_edit (self, select_edit, (gpointer) refs);
}

static void
more_edit (MvView *view, gpointer ref)
{
  mv_view_select_more (view, ref);
}

void
mv_session_select_more (MvSession *self, const char *ref)
{
  mv_session_edit (self, more_edit, (gpointer) ref);
}

typedef struct { const char *const *refs; gboolean more; } Pick;

static void
pick_edit (MvView *view, gpointer data)
{
  const Pick *pick = data;
  g_auto(GStrv) refs = NULL;

  if (pick->more)
    mv_view_select_more (view, pick->refs[0]);
  else
    mv_view_select_list (view, pick->refs);
  refs = mv_view_selection (view);
  if (view->charts != 0 && refs[0] != NULL && refs[1] != NULL)
    mv_view_limit_charts (view, (const char *const *) refs);
}

void
mv_session_pick (MvSession *self, const char *const *refs, gboolean more)
{
  Pick pick = { refs, more };

  mv_session_edit (self, pick_edit, &pick);
}

static void
limit_edit (MvView *view, gpointer data)
{
  g_auto(GStrv) refs = mv_view_selection (view);

  mv_view_limit_charts (view, view->only[0] != NULL && !mv_view_is_off (view, "only") ? NULL : (const char *const *) refs);
}

gboolean
mv_session_limit_charts (MvSession *self)
{
  const MvView *view = mv_session_get_view (self);

  if (view->only[0] == NULL && *view->select == '\0')
    return FALSE;
  mv_session_edit (self, limit_edit, NULL);
  return TRUE;
}

static void
clear_edit (MvView *view, gpointer data)
{
  mv_view_select_list (view, NULL);
  mv_view_limit_charts (view, NULL);
}

typedef struct { int from, to; } Period;

static void
period_edit (MvView *view, gpointer data)
{
  const Period *period = data;

  view->period_from = MIN (period->from, period->to);
  view->period_to = MAX (period->from, period->to);
}

void
mv_session_set_period (MvSession *self, int from, int to)
{
  Period period = { from, to };

  if (from != 0 && to != 0)
    period = (Period) { CLAMP (from, MV_VIEW_FIRST, MV_VIEW_LAST), CLAMP (to, MV_VIEW_FIRST, MV_VIEW_LAST) };
  mv_session_edit (self, period_edit, &period);
}

gboolean
mv_session_clear (MvSession *self)
{
  const MvView *view = mv_session_get_view (self);

  if (view->period_from != 0)
    mv_session_set_period (self, 0, 0);
  else if (*view->select != '\0' || view->only[0] != NULL)
    mv_session_edit (self, clear_edit, NULL);
  else
    return FALSE;
  return TRUE;
}

static void
year_edit (MvView *view, gpointer data)
{
  view->year = GPOINTER_TO_INT (data);
}

void
mv_session_set_year (MvSession *self, int year)
{
  mv_session_edit (self, year_edit, GINT_TO_POINTER (year));
}

typedef struct { double longitude, latitude, zoom; } Camera;

static void
camera_edit (MvView *view, gpointer data)
{
  const Camera *camera = data;

  mv_view_set_camera (view, camera->longitude, camera->latitude, camera->zoom);
}

void
mv_session_set_camera (MvSession *self, double longitude, double latitude, double zoom)
{
  Camera camera = { longitude, latitude, zoom };

  mv_session_edit (self, camera_edit, &camera);
}

static void
fit_edit (MvView *view, gpointer data)
{
  view->has_camera = FALSE;
}

void
mv_session_fit (MvSession *self)
{
  mv_session_edit (self, fit_edit, NULL);
}

const MvMark *
mv_session_find_mark (MvSession *self, const char *ref)
{
  MvScene *scene = mv_session_get_scene (self);
  const MvMark *holder = NULL;

  if (scene == NULL || ref == NULL || *ref == '\0')
    return NULL;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      if (g_strcmp0 (mark->ref, ref) == 0)
        return mark;
      if (holder == NULL && mark->members != NULL && g_strv_contains ((const char *const *) mark->members, ref))
        holder = mark;
    }
  return holder;
}

const char *
mv_session_title_of (MvSession *self, const char *ref)
{
  const MvMark *mark = mv_session_find_mark (self, ref);
  const MvCountryPlace *places;
  guint n;

  if (mark != NULL && g_strcmp0 (mark->ref, ref) == 0)
    return mark->title;
  places = mv_session_get_countries (self, &n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (places[i].ref, ref) == 0)
      return places[i].title;
  return NULL;
}

static void
titles_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  GPtrArray *titles = mv_worker_finish (result, &error);

  if (titles == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, titles, (GDestroyNotify) g_ptr_array_unref);
}

void
mv_session_titles_async (MvSession *self, const char *const *refs, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (MV_IS_SESSION (self));
  g_return_if_fail (mv_session_get_atlas (self) != NULL);

  task = g_task_new (self, cancellable, done, data);
  mv_worker_submit (mv_session_get_worker (self), mv_job_titles,
                    mv_refs_wish_new (mv_session_get_view (self), mv_session_get_atlas (self), refs), mv_refs_wish_free,
                    (GDestroyNotify) g_ptr_array_unref, cancellable, titles_cb, g_steal_pointer (&task));
}

GPtrArray *
mv_session_titles_finish (MvSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
