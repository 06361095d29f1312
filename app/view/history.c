#include "app/view/history.h"

#define MAX_STEPS 500

struct _MvHistory
{
  GPtrArray *steps;             /* MvView */
  guint      now;               /* index of the step that shows */
  gboolean   camera_step;       /* the step that shows differs from the one before by its camera alone */
};

MvHistory *
mv_history_new (const MvView *first)
{
  MvHistory *history = g_new0 (MvHistory, 1);

  history->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_view_free);
  g_ptr_array_add (history->steps, mv_view_copy (first));
  return history;
}

void
mv_history_free (MvHistory *history)
{
  if (history == NULL)
    return;
  g_ptr_array_unref (history->steps);
  g_free (history);
}

static void
replace_step (MvHistory *history, const MvView *view)
{
  mv_view_free (history->steps->pdata[history->now]);
  history->steps->pdata[history->now] = mv_view_copy (view);
}

void
mv_history_push (MvHistory *history, const MvView *view)
{
  guint parts;

  g_return_if_fail (history != NULL && view != NULL);

  parts = mv_view_differs (history->steps->pdata[history->now], view);
  if (parts == 0)
    {
      replace_step (history, view);     /* shows the same: only what it remembers may differ */
      return;
    }
  /* What was undone is gone once something new is done. */
  g_ptr_array_set_size (history->steps, history->now + 1);
  if (parts == MV_VIEW_CAMERA && history->camera_step)
    {
      replace_step (history, view);
      return;
    }
  g_ptr_array_add (history->steps, mv_view_copy (view));
  if (history->steps->len > MAX_STEPS)
    g_ptr_array_remove_index (history->steps, 0);
  history->now = history->steps->len - 1;
  history->camera_step = parts == MV_VIEW_CAMERA;
}

static const MvView *
move_to (MvHistory *history, guint step)
{
  history->now = step;
  history->camera_step = FALSE;
  return history->steps->pdata[step];
}

const MvView *
mv_history_undo (MvHistory *history)
{
  return mv_history_can_undo (history) ? move_to (history, history->now - 1) : NULL;
}

const MvView *
mv_history_redo (MvHistory *history)
{
  return mv_history_can_redo (history) ? move_to (history, history->now + 1) : NULL;
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
