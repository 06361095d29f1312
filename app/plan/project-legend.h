/* The legend of the projects: what symbols, colours and sizes mean, how many there are of each, and what is not on the map. */
#pragma once

#include "app/plan/legend.h"

G_BEGIN_DECLS

typedef enum
{
  MV_STATUS_ANNOUNCED, MV_STATUS_AGREED, MV_STATUS_PIPELINE, MV_STATUS_IMPLEMENTATION, MV_STATUS_ACTIVE, MV_STATUS_COMPLETED,
  MV_STATUS_SUSPENDED, MV_STATUS_CANCELLED, MV_STATUS_UNKNOWN, MV_N_STATUSES
} MvProjectStatus;

MvProjectStatus mv_status_from_code (const char *code);         /* NULL and unknown codes: MV_STATUS_UNKNOWN */
const char     *mv_status_code      (MvProjectStatus status);   /* NULL for MV_STATUS_UNKNOWN */
const char     *mv_status_name      (MvProjectStatus status);   /* translated */

typedef struct { const char *name; guint n; } MvBasisCount;

/* Counts of a kind leave that kind's own filter aside, so that they say what a click would bring. */
typedef struct
{
  int      year;
  int      from, to;            /* only of these years; 0 = up to `year` */
  guint    roles[MV_N_ROLES], themes[MV_N_THEMES], statuses[MV_N_STATUSES];
  gboolean role_off[MV_N_ROLES], theme_off[MV_N_THEMES], status_off[MV_N_STATUSES];
  guint    n_shown;             /* on the map */
  guint    n_unplaced;          /* pass the filters, no place on the map */
  guint    n_undated;           /* pass the filters, no year known: not on the map of any year */
  guint    n_later;             /* pass the filters, later than the year, or outside of the years */
  guint    n_repeats;           /* merged with the record they repeat */
  guint    n_parts;             /* on the map, parts of another record */
  guint    n_no_amount, n_capped, n_areas, n_approximate, n_offices, n_ended;   /* on the map */
  const MvBasisCount *bases;    /* of the amounts on the map */
  guint    n_bases;
} MvProjectCounts;

MvLegend *mv_project_legend_new (const MvProjectCounts *counts);

G_END_DECLS
