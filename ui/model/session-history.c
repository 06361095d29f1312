#include "ui/model/keeper.h"
#include "ui/model/session-private.h"

/* DEED goes with the step from the view before to VIEW, or back. */
static void
pass_step (MvSession *self, const MvView *view, const char *deed, gboolean backwards)
{
  if (view == NULL)
    return;
  if (deed != NULL)
    g_signal_emit_by_name (self, "deed", deed, backwards);
  mv_session_replace_view (self, view);
}

void
mv_session_undo (MvSession *self)
{
  const char *deed = NULL;
  const MvView *view;

  g_return_if_fail (MV_IS_SESSION (self));

  view = mv_history_undo (self->history, &deed);
  pass_step (self, view, deed, TRUE);
}

void
mv_session_redo (MvSession *self)
{
  const char *deed = NULL;
  const MvView *view;

  g_return_if_fail (MV_IS_SESSION (self));

  view = mv_history_redo (self->history, &deed);
  pass_step (self, view, deed, FALSE);
}

void
mv_session_push_deed (MvSession *self, const char *deed)
{
  g_return_if_fail (MV_IS_SESSION (self) && deed != NULL);

  mv_history_push_deed (self->history, deed);
  mv_session_notify_history (self);
}

MvHistory *
mv_session_get_history (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->history;
}

void
mv_session_set_keeper (MvSession *self, MvKeeper *keeper)
{
  g_return_if_fail (MV_IS_SESSION (self));

  g_set_object (&self->keeper, keeper);
}

MvKeeper *
mv_session_get_keeper (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return self->keeper;
}

gboolean
mv_session_can_undo (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), FALSE);

  return mv_history_can_undo (self->history);
}

gboolean
mv_session_can_redo (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), FALSE);

  return mv_history_can_redo (self->history);
}
