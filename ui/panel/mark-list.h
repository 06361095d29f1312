/* The map as a list: everything that is shown, and what has no place on the map, with its figures. Enter selects.
 * Follows the session while it is seen; a screen reader and a keyboard reach everything here. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_MARK_LIST (mv_mark_list_get_type ())
G_DECLARE_FINAL_TYPE (MvMarkList, mv_mark_list, MV, MARK_LIST, GtkWidget)

GtkWidget *mv_mark_list_new (MvSession *session);

G_END_DECLS
