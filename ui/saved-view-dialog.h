/* Name, folder and note of a saved view: asked when the view is saved, and to change them. Main thread only. */
#pragma once

#include "app/store/saved-views.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Saves what WINDOW shows, with its thumbnail, painted elsewhere. */
void mv_saved_view_dialog_save (MvWindow *window);
/* Changes VIEW; the dialogue stands over PARENT. */
void mv_saved_view_dialog_edit (GtkWindow *parent, MvWindow *window, const MvSavedView *view);

/* Something done in the workspace of WINDOW: the id of the change, told to its keeper; a failure is told in a toast. Takes DATA. */
typedef struct { gint64 view_id; char *folder, *name, *note; } MvSavedViewWords;
void mv_saved_view_do          (MvWindow *window, MvJob job, gpointer data, GDestroyNotify free_data, const char *said);

G_END_DECLS
