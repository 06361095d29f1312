/* The time bar: one year for all overlays, play, the years that have data for what is shown, and events as ticks.
 * Shows and sets the brushed period and the shared cursor. Follows the session and changes nothing else of its view. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_TIME_BAR (mv_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (MvTimeBar, mv_time_bar, MV, TIME_BAR, GtkWidget)

GtkWidget *mv_time_bar_new         (MvSession *session);
void       mv_time_bar_set_playing (MvTimeBar *self, gboolean playing);
gboolean   mv_time_bar_get_playing (MvTimeBar *self);
/* Seconds a year while playing; takes effect at the next start. */
void       mv_time_bar_set_seconds (MvTimeBar *self, double seconds);
/* The next (STEP 1) or previous (-1) year that has data; every year when none is known to have. */
void       mv_time_bar_step        (MvTimeBar *self, int step);

G_END_DECLS
