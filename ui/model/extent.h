/* What the map shows now: no part of the view, so not undone and not kept. Main thread only. */
#pragma once

#include "ui/model/session.h"

G_BEGIN_DECLS

/* World units. Set by the map when it has come to rest, before the view's camera is. */
void         mv_session_set_extent (MvSession *self, const MvBox *extent);
/* NULL before the map is there. Owned by the session. */
const MvBox *mv_session_get_extent (MvSession *self);

G_END_DECLS
