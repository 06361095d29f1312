#include "app/store/info.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <glib/gstdio.h>

#include "app/base/text.h"

/* The SQLite file header: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_PAGE_COUNT 28
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

void
mv_info_free (MvInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->edition);
  g_free (info->read_on);
  g_free (info->built_from);
  g_free (info);
}

MvInfo *
mv_info_read (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT key, value FROM dataset_info";
  g_autoptr(MvInfo) info = g_new0 (MvInfo, 1);
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return NULL;
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      const char *key = (const char *) sqlite3_column_text (stmt, 0);

      if (g_strcmp0 (key, "schema_version") == 0)
        info->schema_version = sqlite3_column_int (stmt, 1);
      else if (g_strcmp0 (key, "edition") == 0)
        mv_text_set (&info->edition, (const char *) sqlite3_column_text (stmt, 1));
      else if (g_strcmp0 (key, "read_on") == 0)
        mv_text_set (&info->read_on, (const char *) sqlite3_column_text (stmt, 1));
      else if (g_strcmp0 (key, "share_alike") == 0)
        info->share_alike = sqlite3_column_int (stmt, 1) != 0;
      else if (g_strcmp0 (key, "built_from") == 0)
        mv_text_set (&info->built_from, (const char *) sqlite3_column_text (stmt, 1));
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&info) : NULL;
}

static guint32
big_endian_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

gboolean
mv_info_is_head (const guint8 *bytes, gsize length)
{
  return length >= HEADER_APPLICATION_ID + 4 && big_endian_32 (bytes + HEADER_APPLICATION_ID) == MV_DATASET_APPLICATION_ID;
}

static gboolean
probe_header (const char *path, const guint8 *header, gint64 size, GError **error)
{
  guint32 page_size = (guint32) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  gint64 stated = (gint64) (page_size == 1 ? 65536 : page_size) * big_endian_32 (header + HEADER_PAGE_COUNT);

  if (size < stated)
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED,
                 _("“%s” is cut off: it holds %" PRId64 " of %" PRId64 " bytes. Copy or build it again."),
                 path, size, stated);
  else if (size > stated)
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED,
                 _("“%s” is damaged: it holds %" PRId64 " bytes where its header says %" PRId64
                   ". Copy or build it again."), path, size, stated);
  else if (!mv_info_is_head (header, HEADER_SIZE))
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                 _("“%s” is an SQLite database but no GeoPackage. Choose a dataset made by Multivector."), path);
  else if (big_endian_32 (header + HEADER_USER_VERSION) != MV_DATASET_USER_VERSION)
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                 _("“%s” is a GeoPackage of version %u; the dataset must be version %u. Build it again."),
                 path, big_endian_32 (header + HEADER_USER_VERSION), MV_DATASET_USER_VERSION);
  else
    return TRUE;
  return FALSE;
}

gboolean
mv_info_probe (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE];
  GStatBuf status;
  FILE *file;
  gsize got;

  g_return_val_if_fail (path != NULL, FALSE);

  file = g_stat (path, &status) == 0 && S_ISREG (status.st_mode) ? g_fopen (path, "rbe") : NULL;
  if (file == NULL)
    {
      int reason = errno;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is a folder. Choose a dataset file."), path);
      else if (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("There is no file “%s”. Check the name, or build the dataset."), path);
      else if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is no SQLite database. Choose a dataset made by Multivector."), path);
      else
        g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” cannot be read: %s."), path, g_strerror (reason));
      return FALSE;
    }

  got = fread (header, 1, sizeof header, file);
  fclose (file);
  if (status.st_size == 0)
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED, _("“%s” is empty. Copy or build the dataset again."), path);
  else if (got < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                 _("“%s” is no SQLite database. Choose a dataset made by Multivector."), path);
  else if (got < sizeof header)
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED,
                 _("“%s” is cut off inside its first page. Copy or build it again."), path);
  else
    return probe_header (path, header, status.st_size, error);
  return FALSE;
}
