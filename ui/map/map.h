/* The map widget: tiles, labels, highlights, gestures, keyboard and speech over one session.
 *
 * It follows the session and changes nothing but its view (camera and selection). Main thread only.
 * Actions on the widget (targets of buttons and menus anywhere below or through gtk_widget_activate_action on it):
 *   map.zoom-in  map.zoom-out  map.home  map.zoom-to-selection
 *   map.next-mark  map.previous-mark  map.activate-mark  map.add-mark  map.clear
 * Keys: arrows pan, + - = zoom, Home, Page Up, Page Down; Tab, Shift+Tab or N, P go through what shows on the map, Enter selects,
 * Ctrl+Enter adds to the selection, Esc clears; Ctrl+Tab leaves the map. Shift+drag selects what lies in a rectangle.
 * Signals:
 *   completed ()         every tile of the present scene and camera is on the screen, and the labels */
#pragma once

#include <gtk/gtk.h>

#include "app/geo/frame.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_MAP (mv_map_get_type ())
G_DECLARE_FINAL_TYPE (MvMap, mv_map, MV, MAP, GtkWidget)

GtkWidget  *mv_map_new             (MvSession *session);
MvSession  *mv_map_get_session     (MvMap *self);

/* What the widget shows now; width 0 before the first allocation. */
MvFrame     mv_map_get_frame       (MvMap *self);
gboolean    mv_map_is_complete     (MvMap *self);
/* Complete, and nothing is being painted ahead. */
gboolean    mv_map_is_idle         (MvMap *self);

/* Moves the camera so that BOX (world units) is seen whole; animated when animations are on. */
void        mv_map_show_box        (MvMap *self, MvBox box);
void        mv_map_show_point      (MvMap *self, MvPoint point, double zoom);

/* Refs under a point of the widget: the mark's, else the country's, else NULL. A cluster's is "cluster:" and its first member.
 * Owned by the scene or interned. */
const char *mv_map_pick            (MvMap *self, double x, double y);
/* The thing the keyboard stands on, or NULL. */
const char *mv_map_get_roving      (MvMap *self);

G_END_DECLS
