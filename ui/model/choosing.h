/* What choosing something by its name does to a view. Pure functions of the view. */
#pragma once

#include "app/store/search.h"
#include "app/view/phrase.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* Goes there: things are selected, and their layer comes on; goods become the product of the flows, a measure what flows, an indicator the
 * height in the scatter chart, an event the year and the countries. ADD takes it into the view instead: a country into the focus, an
 * organisation among those shown, a thing into the selection, an indicator as the width of the scatter. */
void mv_view_take_found (MvView *view, const MvFound *found, gboolean add);

/* What SLOT of the sentence says becomes CODE, as mv_slot_choices gives it. TOGGLE, for slots that take several: CODE comes to the others or
 * goes from them; else it stands alone. */
void mv_view_choose     (MvView *view, MvSlot slot, const char *code, gboolean toggle);

G_END_DECLS
