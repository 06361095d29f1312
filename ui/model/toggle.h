/* What the switches of a window do to a view. Pure functions of the view. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

/* Turns overlays on or off. Of memberships, treaties and votes at most one is on: the one asked for last. */
void mv_view_set_overlay (MvView *view, MvOverlay overlay, gboolean on);

/* KEY is a parameter and a value, as in MvLegendItem.key: "sponsor=CHN" takes the value into the filter or out of it; "direction=export"
 * sets it. FALSE when the parameter is none that can be toggled. */
gboolean mv_view_toggle (MvView *view, const char *key);

/* VALUE goes into the sorted list at PLACE, or out of it. */
void mv_view_toggle_in_list (char ***place, const char *value);

/* The overlay called WORD: flows projects assets alliances treaties votes; 0 = none of these. */
guint mv_view_overlay_called (const char *word);

G_END_DECLS
