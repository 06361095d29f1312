/* Projects, all of them at once: there are about a thousand, and every count of the legend needs the ones that are filtered away too.
 * Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned by the list. */
  const char *project_id, *name;
  const char *sponsor_org, *funder, *amount_note, *status_as_of, *caution;      /* NULL = none */
  const char *countries, *sponsors;     /* iso3 codes with a blank between; "" = none */
  const char *dup_of;                   /* project_ids with ; between; NULL = repeats no other record */
  const char *part_of;                  /* project_id; NULL */
  /* Interned. */
  const char *sponsor_role, *theme, *status, *basis, *precision, *source_id;    /* status, basis may be NULL */
  const char *location_source_id, *amount_source_id, *status_source_id;    /* interned; NULL = that of the record, or none */
  const char *kind;                     /* interned; which list: china_official_finance china_power_finance mdb_project flagship */
  int         year;                     /* of commitment, else of announcement, else of start; 0 = not known */
  int         announced, committed, start, end;         /* years; 0 = not known */
  double      amount;                   /* US dollars of `basis`; NaN = not known */
  double      lon, lat;                 /* degrees; NaN = no place */
  gboolean    has_footprint;
} MvProjectRow;

typedef struct
{
  GArray       *rows;           /* MvProjectRow, by project_id */
  GStringChunk *texts;
} MvProjects;

MvProjects *mv_projects_read (MvDb *db, GError **error);
void        mv_projects_free (MvProjects *projects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvProjects, mv_projects_free)

/* The years in which projects were committed, announced or started, ascending; int. */
GArray     *mv_projects_years (MvDb *db, GError **error);

/* Is CODE in LIST, codes with a blank or ; between? */
gboolean    mv_projects_lists (const char *list, const char *code);

G_END_DECLS
