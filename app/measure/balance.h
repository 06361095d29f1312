/* Balance and shares of flows. Unknown stays unknown: NaN in, NaN out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exports less imports, the trade balance of the Balance of Payments Manual (BPM6, 10.8). NaN when either side is not recorded:
 * a missing pair is not a zero. */
double mv_balance_net (double outward, double inward);

/* PART of WHOLE, 0..1 and above when the parts exceed the whole; NaN when either is unknown or WHOLE is not above zero. */
double mv_share_of    (double part, double whole);

G_END_DECLS
