/* A list model that gives the items of another one little by little, so that a list view with hundreds of rows is never made, bound or
 * taken down in one piece: GTK 4.8 keeps 200 rows alive, seen or not. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MV_TYPE_GRADUAL (mv_gradual_get_type ())
G_DECLARE_FINAL_TYPE (MvGradual, mv_gradual, MV, GRADUAL, GObject)

/* Takes the reference to WHOLE. Each step may cost BUDGET µs outside of frames: less for rows whose layout costs much more than making
 * them. The first items come a frame later. Emits "caught-up" whenever it has come to give
 * all that WHOLE gives. */
MvGradual *mv_gradual_new          (GListModel *whole, gint64 budget);

/* Until it is, items may be missing at the end, and such that WHOLE has dropped may still be given. */
gboolean   mv_gradual_is_caught_up (MvGradual *self);
/* The view will show another part: the next items may come into sight, and cost more than the last ones, out of sight, did. */
void       mv_gradual_begin_slowly (MvGradual *self);
/* Nothing comes in the next FRAMES frames: something else has them. */
void       mv_gradual_rest         (MvGradual *self, guint frames);

G_END_DECLS
