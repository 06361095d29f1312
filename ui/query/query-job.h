/* What the SQL page asks of its own worker, so that a long query holds up nothing else of the window: wishes and answers, and the jobs
 * that turn one into the other on the worker's thread. */
#pragma once

#include "app/scene/query.h"
#include "app/store/worker.h"

G_BEGIN_DECLS

/* A run: SQL with values (name, value ..., owned) and seconds of computing, beside the workspace at a path (NULL = none); PLAN: how it
 * would be answered. */
typedef struct { char *sql, *workspace; GStrv values; double seconds; gboolean plan; } MvQueryWish;

/* An error of SQL is an answer, too: it has a place. */
typedef struct
{
  MvQueryAnswer *answer;        /* NULL after an error, or for a plan */
  MvQueryRoles   roles;
  char          *plan;          /* or NULL */
  GError        *error;         /* or NULL */
  int            at;            /* byte of SQL where it lies; -1 = not known */
} MvQueryRun;

MvQueryWish *mv_query_wish_new  (const char *sql, const char *workspace, const char *const *values, double seconds, gboolean plan);
void         mv_query_wish_free (gpointer wish);
void         mv_query_run_free  (gpointer run);
gpointer     mv_job_query       (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);         /* MvQueryRun */

/* Tables, functions and saved queries; data is the path of the workspace. */
typedef struct { GPtrArray *tables; GStrv functions; GPtrArray *files; } MvQueryShelf;

void         mv_query_shelf_free (gpointer shelf);
gpointer     mv_job_query_shelf  (MvDb *db, gpointer workspace, GCancellable *cancellable, GError **error);   /* MvQueryShelf */
gpointer     mv_job_query_files  (MvDb *db, gpointer nothing, GCancellable *cancellable, GError **error);     /* GPtrArray of MvQueryFile */

/* The text of a saved query: data is its name. g_free. */
gpointer     mv_job_query_read   (MvDb *db, gpointer name, GCancellable *cancellable, GError **error);

/* Writes: a query by name, any text to a path (CSV of an answer when TEXT is NULL). The answer is the name or the path; g_free. */
typedef struct { char *name, *path, *text; MvQueryAnswer *answer; gboolean deletes; } MvQueryWriting;

MvQueryWriting *mv_query_writing_new  (const char *name, const char *path, const char *text, MvQueryAnswer *answer);
void            mv_query_writing_free (gpointer writing);
gpointer        mv_job_query_write    (MvDb *db, gpointer writing, GCancellable *cancellable, GError **error);

G_END_DECLS
