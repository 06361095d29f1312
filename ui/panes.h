/* Three columns: a panel at the start, the middle, a panel at the end. Panels are resized by their edge and fold away.
 *
 * A panel is shown when it is wanted and there is room: below 1150 px only the one asked for last, below 1000 px only one asked for since
 * it became so narrow or one that has something to say, below 760 px only one asked for. Properties: start, centre, end (GtkWidget); start-width, end-width (px); start-wanted, end-wanted (boolean: what a
 * person last chose, to be remembered); start-shown, end-shown (boolean, read-only: what is to be seen). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_PANES (mv_panes_get_type ())
G_DECLARE_FINAL_TYPE (MvPanes, mv_panes, MV, PANES, GtkWidget)

typedef enum { MV_PANE_START, MV_PANE_END, MV_N_PANES } MvPane;

/* A person asks for the panel or folds it. */
void     mv_panes_show     (MvPanes *self, MvPane pane, gboolean shown);
/* PANE has something to say, or no longer. */
void     mv_panes_suggest  (MvPanes *self, MvPane pane, gboolean useful);
gboolean mv_panes_is_shown (MvPanes *self, MvPane pane);

G_END_DECLS
