/* What a view is compared with: another country, another year, another power. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

/* The other view, which compares nothing itself; NULL when VIEW compares nothing. It keeps camera, selection and everything else. Pure. */
MvView *mv_compare_other (const MvView *view);

G_END_DECLS
