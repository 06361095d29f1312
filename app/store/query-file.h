/* Saved queries: plain .sql files in a folder of the person's, and those that come with the program. Not on the main thread, except the
 * pure ones. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char    *name;                /* of the file, without .sql */
  char    *title;               /* what its header says, else the name */
  char    *about;               /* "" = nothing */
  gboolean shipped;             /* comes with the program: to be read, not written */
} MvQueryFile;

void       mv_query_file_free    (MvQueryFile *file);
/* The folder of the person's own; made when the first is written. g_free. Pure. */
char      *mv_query_file_folder  (void);
/* May a query be called NAME? 1 to 60 letters, digits, blanks and "-_." that begin with a letter or digit. Pure. */
gboolean   mv_query_file_is_name (const char *name);
/* The person's own by name, then those that come with the program and have no namesake. MvQueryFile; g_ptr_array_unref. */
GPtrArray *mv_query_file_list    (void);
/* The text of the query called NAME: the person's own first. MV_ERROR_NOT_FOUND; at most 1 MB of UTF-8. g_free. */
char      *mv_query_file_read    (const char *name, GError **error);
/* Whole or not at all. */
gboolean   mv_query_file_write   (const char *name, const char *sql, GError **error);
gboolean   mv_query_file_delete  (const char *name, GError **error);

G_END_DECLS
