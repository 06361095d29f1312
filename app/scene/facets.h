/* Facets: what a filter can be set to, and how many records of the view each of its values has. The counts of a filter are of the records
 * that pass all other filters, whatever it is set to itself; they follow the period and, when asked, the extent of the map. */
#pragma once

#include "app/scene/atlas.h"
#include "app/store/db.h"
#include "app/view/view.h"

G_BEGIN_DECLS

typedef enum { MV_COUNTED_PROJECTS, MV_COUNTED_PARTNERS, MV_COUNTED_FLOWS, MV_COUNTED_COUNTRIES, MV_COUNTED_EVENTS } MvCounted;

/* Besides the overlays of a view: the events of the time bar, which every view has. */
#define MV_FACETS_EVENTS (1u << 31)

typedef struct
{
  char    *code;                /* for mv_view_choose_filter */
  char    *title;
  char    *definition;          /* of a group that the view does not define: to be taken in first; NULL */
  guint    count;
  int      role;                /* MvRole, or -1: no colour of its own */
  gboolean chosen;
} MvFacetValue;

typedef struct
{
  const char *key;              /* of the filter: "sponsor" */
  char       *title;
  MvCounted   counted;          /* of what the counts are */
  gboolean    off;              /* kept, not applied */
  GPtrArray  *values;           /* MvFacetValue: those with records and those chosen; most records first, years and amounts in their order */
} MvFacet;

/* The facets of OVERLAY, which the view shows:
 *   MV_OVERLAY_PROJECTS   sponsor, theme, status, precision, source; announced, committed, started by five years; amount, one facet for each
 *                         price basis, for amounts in different prices are not compared
 *   MV_OVERLAY_FLOWS      partners, groups of countries with their number of partners; product and value, with their number of flows
 *   MV_OVERLAY_ALLIANCES  org, with the countries that belong to each; standing, with the countries that have it in an organisation chosen, or
 *                         in any when none is
 *   MV_FACETS_EVENTS      event, with the events of the brushed years or of all
 * GROUPS: definitions that are offered beside the view's own, NULL = none. EXTENT, in world units, may be NULL: everywhere; what has no place is
 * in no extent. MvFacet; any thread but the main one; NULL with ERROR. */
GPtrArray *mv_facets_count (MvDb *db, MvAtlas *atlas, const MvView *view, guint overlay, const MvBox *extent, const char *const *groups,
                            GCancellable *cancellable, GError **error);

/* "Sponsor China, 143 projects": what a screen reader says. g_free. */
char      *mv_facet_say    (const MvFacet *facet, const MvFacetValue *value);

G_END_DECLS
