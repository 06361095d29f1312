/* The counting of facets, a file for each kind of records. Private to app/scene. */
#pragma once

#include "app/scene/build.h"
#include "app/scene/facets.h"

G_BEGIN_DECLS

typedef struct
{
  MvBuild      build;           /* of the filters in force */
  const MvView *given;          /* as it was asked for: with those that are off */
  const MvBox *extent;          /* NULL = everywhere */
  const char *const *groups;    /* definitions; NULL = none */
  GPtrArray   *facets;          /* to be filled */
} MvFacetCount;

MvFacet      *mv_facet_add      (MvFacetCount *count, const char *key, const char *title, MvCounted counted);
/* The value of CODE, made when it is not there. */
MvFacetValue *mv_facet_value    (MvFacet *facet, const char *code);
/* Marks what is chosen, names what has no title; values without records and not chosen go. BY_COUNT: most records first. */
void          mv_facet_finish   (MvFacetCount *count, MvFacet *facet, gboolean by_count);
/* Is the country's label, or POINT in degrees, in the extent? */
gboolean      mv_facet_has_country (const MvFacetCount *count, const char *iso3);
gboolean      mv_facet_has_point   (const MvFacetCount *count, double lon, double lat);

gboolean      mv_facets_of_projects  (MvFacetCount *count, GError **error);
gboolean      mv_facets_of_flows     (MvFacetCount *count, GError **error);
gboolean      mv_facets_of_alliances (MvFacetCount *count, GError **error);
gboolean      mv_facets_of_events    (MvFacetCount *count, GError **error);

G_END_DECLS
