/* The view: the one value everything on the screen is a function of. A small plain value, compared and copied whole.
 *
 * Text form: multivector:?key=value&key=value, keys in any order, each at most once, values percent-encoded, lists with commas.
 *   overlay    any of trade arms aid remittances migrants refugees air (at most one of these), projects, assets,
 *              alliances, treaties, votes, query (at most one of these four), or none
 *   focus      iso3 codes, or CA5 for the five together, or all for no restriction
 *   direction  export import both balance
 *   measure    a measure code of the dataset, when the family has several
 *   product    a product code; default TOTAL
 *   year       the year of flows, votes and projects
 *   date       2012, 2012-05 or 2012-05-01: the date of memberships; default the end of `year`
 *   origin     the source_id of imported figures: the flows are those of this source alone; default those of the dataset
 *   top        1-250: so many partners, the rest as one figure; 0 = all
 *   org        organisation ids
 *   with       iso3: the power whose voting agreement is shown; default RUS
 *   sponsor    role codes or iso3 codes;  theme, status, precision, source: codes;  only projects with them
 *   announced, committed, started    2010-2020: only projects of which that year is known and one of these
 *   amount     BASIS:least-below, either may be missing: only projects with an amount in this price basis, in US dollars, of at least the
 *              first and less than the second, as wb_nominal_approval:1000000-50000000; amounts in other prices are not compared
 *   partners   only flows with these: organisations (their members at the view's date), EU, GULF, groups, or iso3 codes
 *   group.CODE a group of countries of a person's own: its name, then its members, each with since/until where it was not always one, as
 *              group.west=West,USA,CAN:/2020,POL:2004; for `partners`
 *   least      only flows of at least this value, in the measure's unit
 *   only       what the charts are limited to, written as in `select`: countries, projects, organisations ...; the map shows all
 *   below      only flows of less than this value
 *   standing   of memberships: only these, as member,observer
 *   event      kinds of events, as sanctions,trade: only these in the time bar
 *   off        filters that are kept and not applied: sponsor theme status precision source announced committed started amount partners
 *              product least below standing event only
 *   query      the name of a saved query whose rows are the layer and the charts; without overlay it is the only one
 *   param.NAME a value for the parameter :NAME of the query; `year` follows the view's year unless it is given
 *   select     what is selected: country:KAZ, project:gcdf-1234, flow:goods/2023/KAZ/CHN/TOTAL, organisation:CSTO, asset:..., place:..., region:..., event:...,
 *              link:treaty_id/KAZ/RUS; several with commas, the first leads; without it and without overlay Kazakhstan, on a country's page that country
 *   named      the name of that selection
 *   period     2010-2020: the brushed years
 *   chart      kinds of charts in the order they stand in: bar,line
 *   scale      linear log index: of the charts' value axis
 *   without    codes of series that the charts leave out
 *   powers     three role codes in order: the corners of the ternary plot
 *   sort       how the rows of the matrix stand: name, or the code of the column by whose figures; default by the largest
 *   across     how its columns stand: name, or the code of the row by whose figures; default as the focus lists them
 *   x, y, radius   indicator codes of the scatter
 *   page       country (of the one focus), pair (focus and `with`), project (the one selected), table (the rows of what is shown)
 *   rows       flows or projects: what the table lists when both are shown
 *   compare    country:UZB, year:2015 or power:CHN: what stands beside the view
 *   at         longitude,latitude,zoom; default: fits what is shown
 *   names      en ru local;  map: light dark auto;  hide/show: labels relief regions graticule railways pipelines places rivers
 *
 * Without `overlay` the view is the start view; with it only the overlays named are on, nothing is selected, and everything not given
 * takes its default. A parameter without effect on the overlays that are on (org without alliances, top without a flow) is an error,
 * and a field without effect is neither written nor compared: it may keep what a person chose last. */
#pragma once

#include "app/base/chart-kind.h"
#include "app/base/date.h"
#include "app/base/error.h"

G_BEGIN_DECLS

typedef enum
{
  MV_OVERLAY_FLOWS     = 1 << 0,
  MV_OVERLAY_PROJECTS  = 1 << 1,
  MV_OVERLAY_ASSETS    = 1 << 2,
  MV_OVERLAY_ALLIANCES = 1 << 3,        /* membership of `orgs` */
  MV_OVERLAY_TREATIES  = 1 << 4,        /* links between pairs */
  MV_OVERLAY_VOTES     = 1 << 5,        /* agreement with `with` */
  MV_OVERLAY_QUERY     = 1 << 6         /* the rows of the saved query `query` */
} MvOverlay;

typedef enum { MV_DIRECTION_EXPORT, MV_DIRECTION_IMPORT, MV_DIRECTION_BOTH, MV_DIRECTION_BALANCE } MvDirection;

typedef enum
{
  MV_SHOW_LABELS = 1 << 0, MV_SHOW_RELIEF = 1 << 1, MV_SHOW_REGIONS = 1 << 2, MV_SHOW_GRATICULE = 1 << 3, MV_SHOW_RAILWAYS = 1 << 4,
  MV_SHOW_PIPELINES = 1 << 5, MV_SHOW_PLACES = 1 << 6, MV_SHOW_RIVERS = 1 << 7
} MvShow;
#define MV_SHOW_DEFAULT (MV_SHOW_LABELS | MV_SHOW_RELIEF | MV_SHOW_REGIONS | MV_SHOW_RAILWAYS | MV_SHOW_PLACES | MV_SHOW_RIVERS)

#define MV_VIEW_YEAR    2023    /* the newest complete year of goods trade in the dataset */
#define MV_VIEW_FIRST   1945    /* years a view may ask for */
#define MV_VIEW_LAST    2026
#define MV_VIEW_TOP     20
#define MV_VIEW_MAX_TOP 250

typedef struct
{
  /* Strings and lists are never NULL: lists are sorted, NULL-terminated, empty = no restriction. */
  guint        overlays;        /* MvOverlay bits */
  char        *family;          /* flows: goods arms aid remittances migrants refugees air */
  char        *measure;         /* "" = the family's default */
  char        *product;         /* "TOTAL" or a code */
  char        *origin;          /* "" = the dataset, else the source_id of imported flows */
  MvDirection  direction;
  char       **focus;           /* iso3 codes; the five = {"CA5"} */
  int          year;
  MvDate       date;            /* unknown = end of `year` */
  int          top;             /* 0 = all */
  char       **orgs;
  char        *with;            /* iso3 or "" */
  char       **sponsors, **themes, **statuses, **precisions, **origins;         /* origins: source ids */
  char       **partners;        /* of flows: organisations, roles, iso3 codes */
  double       least, below;    /* of flows, in the measure's unit; 0 = none */
  char        *announced, *committed, *started;         /* of projects: "2010-2020", both ends meant; "" = none */
  char        *amount;          /* of projects: "basis:least-below"; "" = none */
  char       **standings;       /* of memberships */
  char       **events;          /* kinds of events */
  char       **groups;          /* definitions of the groups in `partners`: app/view/group.h */
  char       **only;            /* refs that the charts are limited to */
  char       **off;             /* filters that are kept and not applied */
  char        *query;           /* name of a saved query; "" = none */
  char       **params;          /* "name=value": of the query's parameters */
  char        *select;          /* "" = nothing; leads the selection: what the inspector tells of */
  char       **also;            /* further refs selected with it */
  char        *selection_name;  /* given by the user; "" = none */
  int          period_from, period_to;  /* the brushed years, both or neither; 0 = none */
  guint        charts;          /* bits 1 << MvChartKind */
  guint8       chart_order[MV_N_CHARTS];       /* which place each kind has among them, from 1; 0 = after those, as the kinds are listed */
  char        *scale;           /* "" = linear, log, index: to 100 at the period's first year, or the first that all series have */
  char       **without;         /* codes of series hidden in charts */
  char       **powers;          /* three role codes in the user's order, not sorted */
  char        *sort, *across;   /* of the matrix: "" = its default, "name", or a code */
  char        *chart_x, *chart_y, *chart_size;  /* indicators of the scatter; "" = its default */
  char        *page;            /* "" = the map; country pair project table */
  char        *rows;            /* of the table: "" = the first of what is shown, flows, projects */
  char        *compare;         /* "" or country:UZB, year:2015, power:CHN */
  gboolean     has_camera;
  double       longitude, latitude, zoom;
  char        *names;           /* en ru local */
  char        *map;             /* light dark auto */
  guint        show;            /* MvShow bits */
} MvView;

MvView  *mv_view_new     (void);        /* the start view: the five, their trade of the newest complete year, projects, Kazakhstan selected */
MvView  *mv_view_copy    (const MvView *view);
void     mv_view_free    (MvView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvView, mv_view_free)
/* A copy in which every field without effect has its default: two views that show the same are tidied to the same. */
MvView  *mv_view_tidy    (const MvView *view);
gboolean mv_view_equal   (const MvView *a, const MvView *b);    /* do they show the same? */
/* What the dataset is asked for: a tidy copy whose filters that are off are empty. */
MvView  *mv_view_asked   (const MvView *view);
/* Is the filter called KEY, such as "sponsor", set; and is it kept without being applied? */
gboolean mv_view_filters (const MvView *view, const char *key);
gboolean mv_view_is_off  (const MvView *view, const char *key);
/* The list of the filter KEY; NULL when it is none that has one. */
char  ***mv_view_filter_list (MvView *view, const char *key);
/* What the filter KEY is set to, as codes: the items of its list, or its one value as the text form has it. g_strfreev. */
GStrv    mv_view_filter_codes  (const MvView *view, const char *key);
/* Takes CODE into the filter KEY, or out of it when it is there; of filters of one value it becomes that. A filter that was off is on again.
 * The key "value" stands for least and below together: "1000000-50000000". CODE was checked: from a facet, or from the view. */
void     mv_view_choose_filter (MvView *view, const char *key, const char *code);
void     mv_view_clear_filter  (MvView *view, const char *key);
/* The keys of all filters, in the order in which they are told, NULL-terminated; and what each is called, translated. */
const char *const *mv_view_filter_keys_told (void);
const char *mv_view_filter_title (const char *key);
/* The years of "2010-2020". FALSE for anything else. */
gboolean mv_view_years_read    (const char *text, int *from, int *to);
/* The bounds of "least-below", 0 = none; of an amount with its BASIS before them, whose length is set, when that is not NULL. */
gboolean mv_view_bounds_read   (const char *text, gsize *basis, double *least, double *below);

/* Which parts differ: what depends on a part follows only then. */
typedef enum
{
  MV_VIEW_CAMERA = 1 << 0, MV_VIEW_CONTENT = 1 << 1, MV_VIEW_SELECTION = 1 << 2, MV_VIEW_BASE = 1 << 3, MV_VIEW_CHARTS = 1 << 4,
  MV_VIEW_PAGE = 1 << 5         /* page and compare */
} MvViewPart;
guint    mv_view_differs (const MvView *a, const MvView *b);

/* Only what differs from the start view is written; parse (text (v)) equals v. Codes are checked for form here, for existence by the scene. */
MvView  *mv_view_parse   (const char *text, GError **error);
char    *mv_view_text    (const MvView *view);

/* Focus as countries: TRUE if ISO3 is meant by it (CA5 means the five). */
gboolean mv_view_focuses (const MvView *view, const char *iso3);
/* Replace a list or a string; VALUES may be NULL for empty. */
void     mv_view_set_list   (char ***place, const char *const *values);
/* Is REF selected, as the first or with others? */
gboolean mv_view_selects    (const MvView *view, const char *ref);
/* The kinds in the order in which they stand; KINDS has room for MV_N_CHARTS. How many. */
guint    mv_view_get_charts (const MvView *view, MvChartKind *kinds);
/* Exactly these, in this order. */
void     mv_view_set_charts (MvView *view, const MvChartKind *kinds, guint n);
void     mv_view_set_camera (MvView *view, double longitude, double latitude, double zoom);

G_END_DECLS
