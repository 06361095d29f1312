/* A group of countries is named, and its members are chosen, each with the dates it is limited to. Main thread only. */
#pragma once

#include "app/view/group.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Asks in a window above PARENT; GROUP_ID 0 makes a new group, GROUP is then what to begin with. What is saved goes to WINDOW's workspace, can be
 * undone, and is in the view at once when the view has a group of this code. */
void mv_group_editor_show (GtkWindow *parent, MvWindow *window, gint64 group_id, const MvGroup *group);

G_END_DECLS
