/* The kinds of charts, in the order in which a view lists them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MV_CHART_LINE,        /* partners of the focus over all years */
  MV_CHART_BAR,         /* partners in the view's year, ranked */
  MV_CHART_AREA,        /* partners by power, stacked over the years */
  MV_CHART_SHARE,       /* the same as shares of each year */
  MV_CHART_TREEMAP,     /* partners in the view's year, as areas */
  MV_CHART_SANKEY,      /* exporter, product, partner in the view's year, as bands */
  MV_CHART_STACKED,     /* parts of each of a few wholes in one year: partners by power, projects by theme and sponsor */
  MV_CHART_TIMELINE,    /* memberships of the focus over the years */
  MV_CHART_UPSET,       /* which countries share which organisations */
  MV_CHART_MULTIPLES,   /* a panel for each of the focus, or for each large partner of one */
  MV_CHART_MATRIX,      /* partners of each of the focus, agreement in votes, standing in organisations */
  MV_CHART_DUMBBELL,    /* two years, directions or powers of each item */
  MV_CHART_SLOPE,       /* two years of each item, as lines */
  MV_CHART_TERNARY,     /* how trade divides between three powers, year by year */
  MV_CHART_BUMP,        /* ranks of the partners of one country */
  MV_CHART_GANTT,       /* projects from announcement to completion */
  MV_CHART_HISTOGRAM,   /* how large the amounts of projects are, a panel a price basis */
  MV_CHART_SCATTER,     /* two indicators of the focus with a third as size, and their trail */
  MV_CHART_DIFFERENCE,  /* of two countries or two years, by partner: what the view compares */
  MV_N_CHARTS
} MvChartKind;

/* The word in a view's text: "line". NULL for a number out of range. */
const char *mv_chart_kind_code      (MvChartKind kind);
/* MV_N_CHARTS for an unknown word. */
MvChartKind mv_chart_kind_from_code (const char *code);
/* Translated: "Lines over the years". */
const char *mv_chart_kind_name      (MvChartKind kind);

G_END_DECLS
