/* Projects: symbols by theme, colour by sponsor, area by amount; near ones as clusters that count and never add amounts. Pure; any thread. */
#pragma once

#include "app/plan/mark.h"
#include "app/plan/scale.h"

G_BEGIN_DECLS

/* How far a place can be trusted. */
typedef enum
{
  MV_PLACE_SITE,                /* footprint, site, point, town, a point on the route: a symbol */
  MV_PLACE_APPROXIMATE,         /* dashed outline */
  MV_PLACE_AREA,                /* somewhere in the district, province or country: hollow */
  MV_PLACE_OFFICE,              /* the borrower's office, no site: hollow, with a caution */
  MV_PLACE_NONE
} MvPlacing;

MvPlacing mv_placing_from_code (const char *location_precision);

typedef struct
{
  const char *id, *name;        /* borrowed while the plan is made */
  MvPoint     at;               /* world units; NaN = none */
  MvRole      role;             /* of the sponsor */
  MvTheme     theme;
  MvPlacing   placing;
  gboolean    ended;            /* cancelled or suspended: dotted outline */
  gboolean    has_footprint;
  const char *country;          /* the first of its countries, interned: clusters keep countries apart; NULL = none named */
  double      amount;           /* US dollars of whatever prices; NaN = not known */
} MvProjectItem;

/* The area scale of amounts: US$ 1 bn is a circle of 10 px; from 500 million down and from 20 bn up all are alike. */
extern const MvAreaScale mv_project_scale;
#define MV_PROJECT_RADIUS_UNKNOWN 6.0   /* px, no amount known */
#define MV_PROJECT_FOOTPRINT_ZOOM 5.5

/* Says what ITEMS[INDEX] is, for one symbol. g_free. */
typedef char *(*MvProjectDetail) (guint index, gpointer data);

/* MvMark: footprints first, then symbols and clusters, larger first. Items without a place get no mark. */
GPtrArray *mv_project_plan (const MvProjectItem *items, guint n, MvProjectDetail detail, gpointer data);

G_END_DECLS
