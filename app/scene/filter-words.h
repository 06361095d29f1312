/* The filters of a view in words, for what leaves the program. Any thread but the main one. */
#pragma once

#include "app/scene/atlas.h"
#include "app/store/db.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* A line (char *) for each filter that is set: "Sponsor: China (CHN)"; groups of partners are spelt out as they stand on the view's date:
 * "Partners: European Union (EU: AUT, BEL, …)"; one that is kept and not applied says so. NULL with ERROR. */
GPtrArray *mv_filter_words (MvDb *db, MvAtlas *atlas, const MvView *view, GError **error);

G_END_DECLS
