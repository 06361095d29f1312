#include "app/view/history.h"

struct _MvHistory
{
  GPtrArray *steps;             /* MvStep */
  guint      now;               /* index of the step that shows */
  guint      changed;           /* the first step that differs from what was taken last */
  gboolean   camera_step;       /* the step that shows differs from the one before by its camera alone */
};

MvStep *
mv_step_new (const MvView *view, const char *deed)
{
  MvStep *step = g_new0 (MvStep, 1);

  step->view = mv_view_copy (view);
  step->deed = g_strdup (deed);
  return step;
}

void
mv_step_free (MvStep *step)
{
  if (step == NULL)
    return;
  mv_view_free (step->view);
  g_free (step->deed);
  g_free (step);
}

MvHistory *
mv_history_new_from (GPtrArray *steps, guint now)
{
  MvHistory *history;

  g_return_val_if_fail (steps != NULL && now < steps->len, NULL);

  history = g_new0 (MvHistory, 1);
  history->steps = steps;
  history->now = now;
  return history;
}

MvHistory *
mv_history_new (const MvView *first)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_step_free);

  g_ptr_array_add (steps, mv_step_new (first, NULL));
  return mv_history_new_from (steps, 0);
}

void
mv_history_free (MvHistory *history)
{
  if (history == NULL)
    return;
  g_ptr_array_unref (history->steps);
  g_free (history);
}

static MvStep *
step_now (MvHistory *history)
{
  return history->steps->pdata[history->now];
}

void
mv_history_changed (MvHistory *history, guint from)
{
  g_return_if_fail (history != NULL);

  history->changed = MIN (history->changed, from);
}

static void
replace_view (MvHistory *history, const MvView *view)
{
  MvStep *step = step_now (history);

  mv_view_free (step->view);
  step->view = mv_view_copy (view);
  mv_history_changed (history, history->now);
}

/* What was undone is gone once something new is done. */
static void
add_step (MvHistory *history, const MvView *view, const char *deed)
{
  MvStep *step = mv_step_new (view, deed);

  g_ptr_array_set_size (history->steps, history->now + 1);
  g_ptr_array_add (history->steps, step);
  history->now = history->steps->len - 1;
  mv_history_changed (history, history->now);
}

void
mv_history_push (MvHistory *history, const MvView *view)
{
  guint parts;

  g_return_if_fail (history != NULL && view != NULL);

  parts = mv_view_differs (step_now (history)->view, view);
  if (parts == 0)
    {
      replace_view (history, view);     /* shows the same: only what it remembers may differ */
      return;
    }
  if (parts == MV_VIEW_CAMERA && history->camera_step)
    {
      g_ptr_array_set_size (history->steps, history->now + 1);
      replace_view (history, view);
      return;
    }
  add_step (history, view, NULL);
  history->camera_step = parts == MV_VIEW_CAMERA;
}

void
mv_history_push_deed (MvHistory *history, const char *deed)
{
  g_return_if_fail (history != NULL && deed != NULL);

  add_step (history, step_now (history)->view, deed);
  history->camera_step = FALSE;
}

static const MvView *
move_to (MvHistory *history, guint step)
{
  history->now = step;
  history->camera_step = FALSE;
  return step_now (history)->view;
}

const MvView *
mv_history_undo (MvHistory *history, const char **deed)
{
  if (!mv_history_can_undo (history))
    return NULL;
  if (deed != NULL)
    *deed = step_now (history)->deed;
  return move_to (history, history->now - 1);
}

const MvView *
mv_history_redo (MvHistory *history, const char **deed)
{
  if (!mv_history_can_redo (history))
    return NULL;
  move_to (history, history->now + 1);
  if (deed != NULL)
    *deed = step_now (history)->deed;
  return step_now (history)->view;
}

gboolean
mv_history_can_undo (MvHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);
  return history->now > 0;
}

gboolean
mv_history_can_redo (MvHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);
  return history->now + 1 < history->steps->len;
}

const MvView *
mv_history_now (MvHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);
  return step_now (history)->view;
}

guint
mv_history_place (MvHistory *history)
{
  g_return_val_if_fail (history != NULL, 0);
  return history->now;
}

GPtrArray *
mv_history_steps (MvHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);
  return history->steps;
}

guint
mv_history_take_changes (MvHistory *history)
{
  guint changed;

  g_return_val_if_fail (history != NULL, 0);

  changed = MIN (history->changed, history->steps->len);
  history->changed = history->steps->len;
  return changed;
}
