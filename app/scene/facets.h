/* Facets: what a filter can be set to, and how many records of the view each of its values has. The counts of a filter are of the records
 * that pass all other filters, whatever it is set to itself; they follow the period and, when asked, the extent of the map. */
#pragma once

#include "app/scene/atlas.h"
#include "app/store/db.h"
#include "app/view/view.h"

G_BEGIN_DECLS

typedef struct
{
  char    *code;                /* goes into the view's list */
  char    *title;
  guint    count;
  int      role;                /* MvRole, or -1: no colour of its own */
  gboolean chosen;
} MvFacetValue;

typedef struct
{
  const char *key;              /* view parameter: "sponsor" */
  char       *title;
  const char *counted;          /* of what the counts are, translated with ngettext by the reader: "project" or "partner" */
  gboolean    off;              /* kept, not applied */
  GPtrArray  *values;           /* MvFacetValue: those with records and those chosen, most records first */
} MvFacet;

/* The facets of OVERLAY, which the view shows: MV_OVERLAY_PROJECTS sponsor, theme, status, precision, source; MV_OVERLAY_FLOWS partners,
 * groups of countries with their number of partners. EXTENT, in world units, may be NULL: everywhere; projects without a place are
 * in no extent. MvFacet; any thread but the main one; NULL with ERROR. */
GPtrArray *mv_facets_count (MvDb *db, MvAtlas *atlas, const MvView *view, guint overlay, const MvBox *extent, GCancellable *cancellable, GError **error);

/* "Sponsor China, 143 projects": what a screen reader says. g_free. */
char      *mv_facet_say    (const MvFacet *facet, const MvFacetValue *value);

G_END_DECLS
