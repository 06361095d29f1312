/* The partners that flows are limited to: members of organisations on the view's date, of the palette's groups, and single countries.
 * Private to app/scene. */
#pragma once

#include "app/scene/build.h"
#include "app/store/flows.h"

G_BEGIN_DECLS

/* The members of GROUP on the build's date: an organisation's, those of the groups EU and GULF as the dataset lists them, those of a
 * group that the view defines, or the country itself. A set of interned iso3 codes; g_hash_table_unref. NULL with ERROR, also for a word that is none of these. */
GHashTable *mv_partners_of    (MvBuild *build, const char *group, GError **error);
/* The members of all groups that the view limits partners to; as above. */
GHashTable *mv_partners_all   (MvBuild *build, GError **error);
/* Does ROW pass the view's filters, PARTNERS being mv_partners_all, and what charts are limited to? Published totals do. */
gboolean    mv_partners_pass  (const MvBuild *build, GHashTable *partners, const MvFlowRow *row);
/* The filters of values alone; what is not known passes none. */
gboolean    mv_partners_value_passes (const MvView *view, const MvFlowRow *row);
/* Takes from ROWS (MvFlowRow) what the view's filters of partners and of values, and what charts are limited to, leave out. Published totals
 * stay. FALSE with ERROR. */
gboolean    mv_partners_limit (MvBuild *build, GArray *rows, GError **error);

G_END_DECLS
