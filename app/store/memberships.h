/* Organisations and who belonged to them when. Any thread but the main one. */
#pragma once

#include "app/base/date.h"
#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *org_id, *lead_iso3, *source_id;   /* interned; lead NULL = none: an editorial grouping for colour */
  char       *acronym, *name;
  MvDate      founded, dissolved;               /* dissolved unknown = it stands */
} MvOrganisation;

typedef struct
{
  const char *iso3, *status, *standing, *source_id;     /* interned; `standing` from since to until, `status` says how it ended */
  MvDate      since, until;                             /* unknown ends are open */
  gboolean    doubtful;
  char       *note;                                     /* NULL = none */
} MvMembershipRow;

/* NULL with MV_ERROR_NOT_FOUND for an unknown id. */
MvOrganisation *mv_organisation_read (MvDb *db, const char *org_id, GError **error);
void            mv_organisation_free (MvOrganisation *organisation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvOrganisation, mv_organisation_free)

/* All rows of the organisation, by country and start. MvMembershipRow; free with g_array_unref. */
GArray         *mv_memberships_read  (MvDb *db, const char *org_id, GError **error);

G_END_DECLS
