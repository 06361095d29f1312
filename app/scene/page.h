/* Pages about a country, a pair and a project: the view's page joined with what the dataset answers. */
#pragma once

#include "app/plan/page-model.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

/* VIEW has a page. Any thread but the main one. NULL with ERROR for unknown codes and when cancelled. The map of a page is an MvScene. */
MvPageModel *mv_page_build   (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error);

/* The page that REF leads to when one is on a page, as a view of its own: country:UZB the page of that country, project:ID that of the
 * project, flow:goods/2023/KAZ/CHN/TOTAL that of the pair; VIEW with REF selected for everything else. Pure; free with mv_view_free. */
MvView      *mv_page_view    (const MvView *view, const char *ref);
/* Has REF a page? */
gboolean     mv_page_has     (const char *ref);

G_END_DECLS
