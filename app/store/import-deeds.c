#include "app/store/import-deeds.h"

#include "app/store/changes.h"

#define KIND "import"

/* Ends the transaction: with the change when there is one, else without a trace. */
static gint64
finish (MvDb *workspace, gint64 change_id, GError **error)
{
  if (change_id != 0)
    return mv_workspace_commit (workspace, error) ? change_id : 0;
  mv_workspace_abandon (workspace);
  return 0;
}

/* Changes the import and notes it. */
static gint64
change (MvDb *workspace, gint64 import_id, gboolean undone, GError **error)
{
  g_autofree char *before = mv_changes_state (workspace, KIND, import_id, error);

  if (before == NULL || !mv_imports_undo (workspace, import_id, undone, error))
    return 0;
  return mv_changes_note (workspace, KIND, import_id, before, error);
}

gint64
mv_import_deed_remove (MvDb *workspace, gint64 import_id, gboolean removed, GError **error)
{
  g_return_val_if_fail (workspace != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, change (workspace, import_id, removed, error), error) : 0;
}

gint64
mv_import_deed_made (MvDb *workspace, gint64 import_id, GError **error)
{
  g_return_val_if_fail (workspace != NULL, 0);

  /* Before it was made an import was as one that is taken back. */
  if (!mv_workspace_begin (workspace, error))
    return 0;
  return finish (workspace, mv_imports_undo (workspace, import_id, TRUE, error) ? change (workspace, import_id, FALSE, error) : 0, error);
}
