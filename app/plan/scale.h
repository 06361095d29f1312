/* Scales of marks: linear widths for flows, areas for amounts, tones for shares. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest of 1, 2 or 5 times a power of ten that is not above VALUE > 0. */
double mv_scale_floor     (double value);
/* Fills STEPS with up to N nice values for a legend, largest first, the largest not above MAX > 0; returns how many. */
guint  mv_scale_steps     (double max, double *steps, guint n);

/* Width of a flow in px: linear in VALUE with FULL px at MAX, never below MINIMUM. Values are taken without sign. */
double mv_scale_width     (double value, double max, double full, double minimum);

/* Radius in px so that the area grows with VALUE: UNIT px at UNIT_VALUE, within MINIMUM..MAXIMUM. */
typedef struct { double unit_value, unit, minimum, maximum; } MvAreaScale;
double mv_scale_radius    (const MvAreaScale *scale, double value);

/* The range LOW..HIGH widened to steps of 5 % for a scale of shares; at least 10 % wide and within 0..1. */
void   mv_scale_share_range (double *low, double *high);

G_END_DECLS
