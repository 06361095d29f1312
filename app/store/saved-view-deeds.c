#include "app/store/saved-view-deeds.h"

#include "app/base/text.h"
#include "app/store/changes.h"

#define KIND "saved-view"

/* Ends the transaction: with the change when there is one, else without a trace. */
static gint64
finish (MvDb *workspace, gint64 change_id, GError **error)
{
  if (change_id != 0)
    return mv_workspace_commit (workspace, error) ? change_id : 0;
  mv_workspace_abandon (workspace);
  return 0;
}

/* Before it was added a view was as one that is deleted. */
static gint64
add (MvDb *workspace, MvSavedView *view, GError **error)
{
  g_autofree char *name = mv_saved_views_free_name (workspace, view->folder, view->name, error), *before = NULL;

  if (name == NULL)
    return 0;
  mv_text_set (&view->name, name);
  view->view_id = 0;
  if (!mv_saved_views_put (workspace, view, error) || !mv_saved_views_delete (workspace, view->view_id, error)
      || (before = mv_changes_state (workspace, KIND, view->view_id, error)) == NULL
      || !mv_saved_views_restore (workspace, view->view_id, error))
    return 0;
  return mv_changes_note (workspace, KIND, view->view_id, before, error);
}

gint64
mv_saved_views_add (MvDb *workspace, MvSavedView *view, GError **error)
{
  g_return_val_if_fail (workspace != NULL && view != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, add (workspace, view, error), error) : 0;
}

static gint64
edit (MvDb *workspace, gint64 view_id, const char *folder, const char *name, const char *note, GError **error)
{
  g_autoptr(MvSavedView) view = mv_saved_views_get (workspace, view_id, error);
  g_autofree char *before = view != NULL ? mv_changes_state (workspace, KIND, view_id, error) : NULL;

  if (before == NULL)
    return 0;
  if (folder != NULL)
    mv_text_set (&view->folder, folder);
  if (name != NULL)
    mv_text_set (&view->name, name);
  if (note != NULL)
    mv_text_set (&view->note, note);
  return mv_saved_views_put (workspace, view, error) ? mv_changes_note (workspace, KIND, view_id, before, error) : 0;
}

gint64
mv_saved_views_edit (MvDb *workspace, gint64 view_id, const char *folder, const char *name, const char *note, GError **error)
{
  g_return_val_if_fail (workspace != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, edit (workspace, view_id, folder, name, note, error), error) : 0;
}

gint64
mv_saved_views_duplicate (MvDb *workspace, gint64 view_id, GError **error)
{
  g_autoptr(MvSavedView) view = NULL;

  g_return_val_if_fail (workspace != NULL, 0);

  if (!mv_workspace_begin (workspace, error))
    return 0;
  view = mv_saved_views_get (workspace, view_id, error);
  return finish (workspace, view != NULL ? add (workspace, view, error) : 0, error);
}

static gint64
discard (MvDb *workspace, gint64 view_id, GError **error)
{
  g_autofree char *before = mv_changes_state (workspace, KIND, view_id, error);

  if (before == NULL || !mv_saved_views_delete (workspace, view_id, error))
    return 0;
  return mv_changes_note (workspace, KIND, view_id, before, error);
}

gint64
mv_saved_views_remove (MvDb *workspace, gint64 view_id, GError **error)
{
  g_return_val_if_fail (workspace != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, discard (workspace, view_id, error), error) : 0;
}
