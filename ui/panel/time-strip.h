/* The strip of years inside the time bar: a slider that shows which years have data and where events lie. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TIME_FIRST 1991
#define MV_TIME_LAST  2026

#define MV_TYPE_TIME_STRIP (mv_time_strip_get_type ())
G_DECLARE_FINAL_TYPE (MvTimeStrip, mv_time_strip, MV, TIME_STRIP, GtkWidget)

GtkWidget *mv_time_strip_new        (void);
/* The chosen year; signal "year-chosen" (int) when a person moves it. */
void       mv_time_strip_set_year   (MvTimeStrip *self, int year);
/* The brushed years; 0, 0 = none. Signal "period-chosen" (int, int) when a person brushes with Shift, by drag or by arrows, or clears. */
void       mv_time_strip_set_period (MvTimeStrip *self, int from, int to);
/* The year pointed at anywhere; NaN = none. Signal "pointed" (double) when it is pointed at here. */
void       mv_time_strip_set_cursor (MvTimeStrip *self, double year);
/* YEARS: int, ascending; copied. NULL = not known. */
void       mv_time_strip_set_years  (MvTimeStrip *self, GArray *years);
/* EVENTS: MvEventTick; a reference is kept. NULL = none. */
void       mv_time_strip_set_events (MvTimeStrip *self, GPtrArray *events);

G_END_DECLS
