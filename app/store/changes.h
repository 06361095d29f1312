/* What was done to a workspace, noted so that it can be undone and done again, however much later. Any thread but the main one.
 *
 * A change is of a kind, about a row, and holds the row's state before and after as JSON:
 *   saved-view   {"folder", "name", "note", "deleted_at"} of table saved_view
 *   import       {"undone_at"} of table import
 *   partner-group {"code", "definition", "deleted_at"} of table partner_group */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

/* Notes what the state of the row is; give it to mv_changes_note once the row is changed. NULL with ERROR; g_free. */
char    *mv_changes_state (MvDb *workspace, const char *kind, gint64 target, GError **error);
/* Notes that the row was as BEFORE says and is as it is now. The id of the change; 0 with ERROR. */
gint64   mv_changes_note  (MvDb *workspace, const char *kind, gint64 target, const char *before, GError **error);
/* Brings what the change made of the row back to what it was before, or again to what it was after; what others changed of it since stays.
 * A saved view whose name has been taken since gets a free one. All or nothing. */
gboolean mv_changes_apply (MvDb *workspace, gint64 change_id, gboolean backwards, GError **error);

G_END_DECLS
