/* The text of a query: what its header says of it, and which parameters it names. Pure; any thread.
 *
 * A query is a plain .sql file. Lines of comment at its top may say:
 *   -- title: Exports per head
 *   -- about: One sentence or more, on several such lines.
 *   -- param year: year = 2023        (kinds: year, country, number, text; the value may be missing)
 *   -- use value: exports_usd         (which column plays a role: country name longitude latitude geometry value series category year x y source)
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { MV_PARAMETER_YEAR, MV_PARAMETER_COUNTRY, MV_PARAMETER_NUMBER, MV_PARAMETER_TEXT } MvParameterKind;

typedef struct
{
  char           *name;         /* without the colon */
  MvParameterKind kind;         /* declared, else guessed from the name */
  char           *value;        /* "" = none */
} MvQueryParameter;

typedef struct
{
  char      *title, *about;     /* "" = none */
  GPtrArray *parameters;        /* MvQueryParameter: those the statement names, in the order of their first use */
  GPtrArray *uses;              /* char *: role, column, role, column ... */
} MvQueryText;

MvQueryText *mv_query_text_read (const char *sql);
void         mv_query_text_free (MvQueryText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvQueryText, mv_query_text_free)

/* The column named for ROLE, or NULL. */
const char  *mv_query_text_use  (const MvQueryText *text, const char *role);

/* SQL with another title, and with USES (role, column, ..., NULL) in the place of those it has; all else stays as it is. g_free.
 * TITLE NULL leaves the title, USES NULL the roles. */
char        *mv_query_text_with (const char *sql, const char *title, const char *const *uses);

/* The values a run binds: name, value, ..., NULL for mv_query_run_as; GIVEN (the same form, NULL = none) goes before what TEXT declares. */
GStrv        mv_query_text_values (const MvQueryText *text, const char *const *given);

G_END_DECLS
