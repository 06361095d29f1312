/* Search by name in any language: an entry with the things found beneath it, by kind, and actions among them. Enter goes there or does it,
 * Alt+Enter adds it to the view.
 *
 * Signals:
 *   go-to (double west, double south, double east, double north)       degrees: the map shall show this; a place is a point
 *   chosen ()                                                          something is selected now: it shall be told of
 *   closed ()                                                          a person is done with it */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_FINDER (mv_finder_get_type ())
G_DECLARE_FINAL_TYPE (MvFinder, mv_finder, MV, FINDER, GtkWidget)

GtkWidget *mv_finder_new  (MvSession *session);
/* Empties it and takes the focus. */
void       mv_finder_open (MvFinder *self);

G_END_DECLS
