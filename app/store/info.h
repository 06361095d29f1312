/* What a dataset says about itself, and what the first bytes of a file say about it before SQLite reads it. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  int      schema_version;
  char    *edition;             /* "0.1.0" */
  char    *read_on;             /* the newest day a source was read: yyyy-mm-dd, or NULL */
  gboolean share_alike;         /* holds the parts under the Open Database Licence */
  char    *built_from;          /* SHA-256 of everything the dataset was compiled from, in hexadecimal */
} MvInfo;

/* Reads table dataset_info. Free with mv_info_free. */
MvInfo  *mv_info_read   (MvDb *db, GError **error);
void     mv_info_free   (MvInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvInfo, mv_info_free)

/* Is the file at PATH there, whole by the size its header states, SQLite, and a GeoPackage? FALSE with a sentence otherwise. */
gboolean mv_info_probe  (const char *path, GError **error);
/* Do the first LENGTH bytes of an SQLite file say that it is a GeoPackage, as a dataset is? */
gboolean mv_info_is_head (const guint8 *bytes, gsize length);

G_END_DECLS
