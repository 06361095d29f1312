/* The workspace: a person's own SQLite file, beside the dataset and never mixed with it. It holds saved views, the last session with its
 * history, and imports with their rows and sources. Any number of them; copying the one file takes all of it along but what was written in
 * the last seconds, which stands in the write-ahead log until mv_workspace_settle. Any thread but the main one; a connection belongs to one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

#define MV_WORKSPACE_APPLICATION_ID 0x4D56574B  /* "MVWK" */
#define MV_WORKSPACE_VERSION 5                  /* of its tables: PRAGMA user_version */

/* Opens the workspace at PATH; makes it, and its folder, when it is not there. One of an earlier version is brought to this one in a
 * single transaction. A foreign, damaged or newer file is refused with a sentence and left as it is. One of this version is only looked
 * at, and does not wait for who is writing it. Free with mv_db_close. */
MvDb    *mv_workspace_open    (const char *path, GError **error);

/* Where a person's own workspace lies when they have chosen none: in their data folder. MULTIVECTOR_WORKSPACE names another. g_free. */
char    *mv_workspace_default_path (void);

/* Does the file at PATH say of itself that it is a workspace, whole or not? Reads its first bytes only. */
gboolean mv_workspace_is      (const char *path);
/* The same of the first LENGTH bytes of a file. */
gboolean mv_workspace_is_head (const guint8 *bytes, gsize length);

/* Is the open file still the one at its path? MV_ERROR_WRITE says that it was moved or deleted. */
gboolean mv_workspace_is_there (MvDb *db, GError **error);

/* Brings what stands in the write-ahead log into the file itself, as far as nobody still reads there. Waits for nobody; cheap when there is nothing. */
void     mv_workspace_settle   (MvDb *db);

/* A transaction of writing: all of it or nothing. Begin waits for another writer; a transaction left open is rolled back by close. */
gboolean mv_workspace_begin   (MvDb *db, GError **error);
gboolean mv_workspace_commit  (MvDb *db, GError **error);
void     mv_workspace_abandon (MvDb *db);               /* rolls back; nothing when none is open */

/* Is the file whole? FALSE without ERROR when FINDINGS (char *, a sentence each; unref) holds what is wrong. */
gboolean mv_workspace_check   (MvDb *db, GPtrArray **findings, GError **error);
/* The same of a file, of this version or an earlier one, of which nothing is written or migrated; what was cut off while it was written is judged
 * as taken back. FINDINGS is NULL when it cannot be opened. */
gboolean mv_workspace_check_file (const char *path, GPtrArray **findings, GError **error);

/* Writes a whole copy, of this moment, to PATH, which is replaced. */
gboolean mv_workspace_copy    (MvDb *db, const char *path, GError **error);

G_END_DECLS
