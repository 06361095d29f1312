/* Which projects a view asks for: the same for the map and for charts. Private to app/scene. */
#pragma once

#include "app/scene/build.h"
#include "app/store/projects.h"

G_BEGIN_DECLS

gboolean mv_project_sponsor_passes (const MvView *view, const MvProjectRow *row);
/* An empty LIST lets all pass; a CODE that is NULL passes no other. */
gboolean mv_project_list_passes    (char *const *list, const char *code);
/* Of the brushed years, or up to the view's; a record without a year is of none. */
gboolean mv_project_period_passes  (const MvView *view, const MvProjectRow *row);
/* YEARS as "2010-2020", "" = all pass; a YEAR that is not known, 0, passes no other. */
gboolean mv_project_year_passes    (const char *years, int year);
/* AMOUNT as the view has it, "" = all pass; an amount that is not known, or in other prices, passes no other. */
gboolean mv_project_amount_passes  (const char *amount, const MvProjectRow *row);
/* The focus, the precision of the place, the source, the years of its stages and the amount. */
gboolean mv_project_focus_passes   (const MvBuild *build, const MvProjectRow *row);

G_END_DECLS
