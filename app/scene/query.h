/* A saved query as a layer of the map and as charts: which of its columns means what, and what it answers for a view. */
#pragma once

#include "app/plan/chart-table.h"
#include "app/scene/atlas.h"
#include "app/store/query-answer.h"
#include "app/store/query-text.h"
#include "app/view/view.h"

G_BEGIN_DECLS

typedef enum
{
  MV_QUERY_COUNTRY,             /* iso3 codes */
  MV_QUERY_NAME,
  MV_QUERY_LONGITUDE, MV_QUERY_LATITUDE,        /* WGS 84 degrees */
  MV_QUERY_GEOMETRY,            /* shapes as GeoPackage holds them */
  MV_QUERY_VALUE,
  MV_QUERY_SERIES,              /* lines of a chart */
  MV_QUERY_YEAR,
  MV_QUERY_X, MV_QUERY_Y,       /* of a scatter */
  MV_QUERY_SOURCE,              /* source_id */
  MV_N_QUERY_ROLES
} MvQueryRole;

/* Which column plays each role; -1 = none. */
typedef struct { int column[MV_N_QUERY_ROLES]; } MvQueryRoles;

/* The word in a query's header: "value". */
const char  *mv_query_role_word (MvQueryRole role);
/* Translated. */
const char  *mv_query_role_name (MvQueryRole role);

/* Guessed from names and cells; what TEXT (NULL = nothing) declares goes before, "none" for no column. Pure. */
MvQueryRoles mv_query_roles      (const MvQueryAnswer *answer, const MvQueryText *text);
/* Can it be a layer, and a chart of KIND? Pure. */
gboolean     mv_query_has_layer  (const MvQueryRoles *roles);
gboolean     mv_query_has_chart  (const MvQueryRoles *roles, MvChartKind kind);
/* The first kind that it can be, MV_N_CHARTS = none. */
MvChartKind  mv_query_best_chart (const MvQueryRoles *roles);
/* Kinds that a query can be at all; ends with MV_N_CHARTS. */
const MvChartKind *mv_query_charts (void);

/* What the query of VIEW answers, with at most ten seconds of computing, and its text. Any thread but the main one. */
MvQueryAnswer *mv_query_answer_for (MvDb *db, const MvView *view, MvQueryText **text, GError **error);

/* What the query NAME calls itself, else NAME. g_free. */
char          *mv_query_title      (const char *name);

G_END_DECLS
