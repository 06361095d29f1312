/* The window on one session: header bar, layer panel, map, time bar, inspector; and the actions named win.*.
 *
 * Actions: undo redo select(s) set-year(i) previous-year next-year play toggle-overlay(s) zoom-in zoom-out home zoom-to-selection
 * copy-report copy-view open-view open open-uri(s) import-paste imports undo-import(s) save-view saved-views groups save-view-file open-workspace new-workspace copy-workspace set-view(s) start-view save-picture export open-file(s) copy-error tell(s) show-layers show-inspector show-charts
 * selections compare(s) compare-year(i) charts-beside toggle-charts toggle-chart(s) chart-table search fullscreen show-help-overlay. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_WINDOW (mv_window_get_type ())
G_DECLARE_FINAL_TYPE (MvWindow, mv_window, MV, WINDOW, AdwApplicationWindow)

GtkWidget *mv_window_new         (GtkApplication *application, MvSession *session);
MvSession *mv_window_get_session (MvWindow *self);
/* Both side panels have been made: they follow the first complete map. */
gboolean   mv_window_is_furnished (MvWindow *self);

G_END_DECLS
