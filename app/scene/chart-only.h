/* What the charts of a view are limited to: countries, projects and organisations that were picked or lassoed. Private to app/scene. */
#pragma once

#include "app/plan/chart-table.h"
#include "app/scene/build.h"
#include "app/store/projects.h"

G_BEGIN_DECLS

typedef enum { MV_LIMITS_FOCUS = 1 << 0, MV_LIMITS_PARTNERS = 1 << 1, MV_LIMITS_PROJECTS = 1 << 2, MV_LIMITS_BODIES = 1 << 3 } MvLimits;

/* Reads the view's `only` into BUILD and, with MV_LIMITS_FOCUS, narrows the focus to those of its countries that are picked, if any is. LIMITS
 * is what the rows of the chart can be limited by. To be cleared. */
void     mv_chart_only_open         (MvBuild *build, guint limits);
void     mv_chart_only_clear        (MvBuild *build);
/* These do not limit the chart after all. */
void     mv_chart_only_drop         (MvBuild *build, guint limits);
/* Do they pass? Everything does when nothing of its kind is picked. A project passes by itself, its host or its sponsor. */
gboolean mv_chart_only_partner      (const MvBuild *build, const char *iso3);
gboolean mv_chart_only_country      (const MvBuild *build, const char *iso3);
gboolean mv_chart_only_project      (const MvBuild *build, const MvProjectRow *row);
gboolean mv_chart_only_organisation (const MvBuild *build, const char *org_id);
/* Says on TABLE what it is limited to, or that it cannot be. */
void     mv_chart_only_say          (MvBuild *build, MvChartTable *table);

G_END_DECLS
