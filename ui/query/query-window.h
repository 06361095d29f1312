/* The SQL page: a window of its own beside the map. Text, tables, saved queries and history on one side, rows below; what it answers becomes
 * a layer or a chart of the session's view. Keys: Ctrl+Enter runs, Esc stops, Ctrl+S saves, Ctrl+E explains, Ctrl+M shows on the map,
 * Ctrl+G as a chart, Ctrl+W closes. Main thread only. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_QUERY_WINDOW (mv_query_window_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryWindow, mv_query_window, MV, QUERY_WINDOW, AdwWindow)

/* Opens it beside PARENT, or raises the one that is open. It closes with PARENT. */
GtkWindow *mv_query_window_show (GtkWindow *parent, MvSession *session);

G_END_DECLS
