/* The cell of a table: one line, shortened where there is no room; a tooltip has the whole then. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* RIGHT: its text stands at the right edge, as numbers do. A GtkInscription; floating. */
GtkWidget *mv_cell_new (gboolean right);

G_END_DECLS
