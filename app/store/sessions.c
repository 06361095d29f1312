#define _GNU_SOURCE             /* F_OFD_SETLK */
#include "app/store/sessions.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "app/base/text.h"

#define LOCKS_SUFFIX "-locks"   /* an empty file beside the workspace: each claimed session has a lock on a byte of it */

struct _MvClaim
{
  char *session_id;             /* hexadecimal: the byte's place */
  int   file;
};

/* --- claims --------------------------------------------------------------------------------------------------------------------------- */

/* The lock belongs to this opening of the file, so two windows of one process are as far apart as two processes. The kernel takes it back
 * when the process ends. -1: held by another (errno EAGAIN), or not possible. */
static int
lock (MvDb *workspace, const char *session_id)
{
  g_autofree char *path = g_strconcat (mv_db_path (workspace), LOCKS_SUFFIX, NULL);
  struct flock byte = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600), reason;

  if (file < 0)
    return -1;
  byte.l_start = (off_t) (g_ascii_strtoull (session_id, NULL, 16) & G_MAXINT64) / 2;
  if (fcntl (file, F_OFD_SETLK, &byte) == 0)
    return file;
  reason = errno == EACCES ? EAGAIN : errno;
  close (file);
  errno = reason;
  return -1;
}

static MvClaim *
claim (MvDb *workspace, const char *session_id)
{
  int file = lock (workspace, session_id);
  MvClaim *one;

  if (file < 0)
    return NULL;
  one = g_new0 (MvClaim, 1);
  one->session_id = g_strdup (session_id);
  one->file = file;
  return one;
}

static void
set_claim_error (MvDb *workspace, GError **error)
{
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The file “%s%s” cannot be locked: %s. The session is not kept."), mv_db_path (workspace),
               LOCKS_SUFFIX, g_strerror (errno));
}

MvClaim *
mv_sessions_claim_new (MvDb *workspace, GError **error)
{
  g_autofree char *session_id = NULL;
  MvClaim *one;

  g_return_val_if_fail (workspace != NULL, NULL);

  session_id = g_strdup_printf ("%08x%08x", g_random_int () & 0x7fffffff, g_random_int ());
  if ((one = claim (workspace, session_id)) == NULL)
    set_claim_error (workspace, error);
  return one;
}

/* The ids, those written last first. NULL with ERROR. */
static char **
list_ids (MvDb *workspace, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "SELECT session_id FROM session ORDER BY changed_at DESC", error);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (rc == SQLITE_ROW && (rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    g_strv_builder_add (ids, (const char *) sqlite3_column_text (stmt, 0));
  return rc == SQLITE_DONE ? g_strv_builder_end (ids) : NULL;
}

MvClaim *
mv_sessions_claim_last (MvDb *workspace, GPtrArray **steps, guint *present, GError **error)
{
  g_auto(GStrv) ids = NULL;

  g_return_val_if_fail (workspace != NULL && steps != NULL && present != NULL, NULL);

  ids = list_ids (workspace, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr(MvClaim) one = claim (workspace, ids[i]);
      g_autoptr(GError) failure = NULL;

      if (one == NULL && errno != EAGAIN)
        {
          set_claim_error (workspace, error);
          return NULL;
        }
      if (one != NULL && (*steps = mv_sessions_get (workspace, ids[i], present, &failure)) != NULL)
        return g_steal_pointer (&one);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return NULL;
}

const char *
mv_claim_id (const MvClaim *one)
{
  g_return_val_if_fail (one != NULL, NULL);

  return one->session_id;
}

void
mv_claim_free (MvClaim *one)
{
  if (one == NULL)
    return;
  close (one->file);
  g_free (one->session_id);
  g_free (one);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static gboolean
write_session (MvDb *workspace, const char *session_id, guint present, GError **error)
{
  static const char sql[] =
    "INSERT INTO session (session_id, changed_at, present) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?2)"
    " ON CONFLICT (session_id) DO UPDATE SET changed_at = excluded.changed_at, present = excluded.present";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, present);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

static gboolean
write_step (MvDb *workspace, const char *session_id, guint number, const MvSessionStep *step, GError **error)
{
  static const char sql[] =
    "INSERT INTO step (session_id, number, text, deed) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (session_id, number) DO UPDATE SET text = excluded.text, deed = excluded.deed";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, number);
  sqlite3_bind_text (stmt, 3, step->text, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, step->deed, -1, SQLITE_STATIC);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

static gboolean
drop_from (MvDb *workspace, const char *session_id, guint number, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "DELETE FROM step WHERE session_id = ?1 AND number >= ?2", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, number);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

static gboolean
write_all (MvDb *workspace, const char *session_id, guint from, const MvSessionStep *steps, guint n, guint present, GError **error)
{
  if (!write_session (workspace, session_id, present, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!write_step (workspace, session_id, from + i, &steps[i], error))
      return FALSE;
  return drop_from (workspace, session_id, from + n, error);
}

gboolean
mv_sessions_put (MvDb *workspace, const char *session_id, guint from, const MvSessionStep *steps, guint n, guint present, GError **error)
{
  g_return_val_if_fail (workspace != NULL && session_id != NULL && (steps != NULL || n == 0), FALSE);
  g_return_val_if_fail (present < from + n, FALSE);

  if (!mv_workspace_begin (workspace, error))
    return FALSE;
  if (write_all (workspace, session_id, from, steps, n, present, error))
    return mv_workspace_commit (workspace, error);
  mv_workspace_abandon (workspace);
  return FALSE;
}

static void
step_free (gpointer data)
{
  MvSessionStep *step = data;

  g_free (step->text);
  g_free (step->deed);
  g_free (step);
}

static gboolean
read_present (MvDb *workspace, const char *session_id, guint *present, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "SELECT present FROM session WHERE session_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  if (mv_db_step (workspace, stmt, error) != SQLITE_ROW)
    return FALSE;
  *present = MAX (sqlite3_column_int (stmt, 0), 0);
  return TRUE;
}

GPtrArray *
mv_sessions_get (MvDb *workspace, const char *session_id, guint *present, GError **error)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  int rc;

  g_return_val_if_fail (workspace != NULL && session_id != NULL && present != NULL, NULL);

  if (!read_present (workspace, session_id, present, error)
      || (stmt = mv_db_prepare (workspace, "SELECT text, deed FROM step WHERE session_id = ?1 ORDER BY number", error)) == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    {
      MvSessionStep *step = g_new0 (MvSessionStep, 1);

      step->text = mv_db_text (stmt, 0);
      step->deed = mv_db_text (stmt, 1);
      g_ptr_array_add (steps, step);
    }
  if (rc != SQLITE_DONE || steps->len == 0)
    return NULL;
  *present = MIN (*present, steps->len - 1);
  return g_steal_pointer (&steps);
}

static gboolean
forget (MvDb *workspace, const char *session_id, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "DELETE FROM session WHERE session_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

gboolean
mv_sessions_trim (MvDb *workspace, guint most, GError **error)
{
  g_auto(GStrv) ids = NULL;

  g_return_val_if_fail (workspace != NULL, FALSE);

  ids = list_ids (workspace, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr(MvClaim) one = i >= most ? claim (workspace, ids[i]) : NULL;

      if (one != NULL && !forget (workspace, ids[i], error))
        return FALSE;
    }
  return ids != NULL;
}
