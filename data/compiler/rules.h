/* What the names of columns mean beyond their declared types. Everything else is said by data/schema.sql itself. */
#pragma once

#include "data/compiler/schema.h"

G_BEGIN_DECLS

#define MV_FIRST_YEAR 1900
#define MV_LAST_YEAR  2050

/* A TEXT column of dates such as 2015-05, an INTEGER column of years. */
gboolean    mv_rules_is_date     (const MvColumn *column);
gboolean    mv_rules_is_year     (const MvColumn *column);

/* Text that is set before or after another, so that its outer blanks count. */
gboolean    mv_rules_keeps_blanks (const MvColumn *column);

/* The columns, as a ' ' list, that no two rows of a numbered table may have alike; NULL = all that the file has. */
const char *mv_rules_identity    (const char *table);

/* Two columns of one row that must not run backwards. */
typedef struct { const char *first, *last; } MvSpan;
const MvSpan *mv_rules_spans     (guint *n);

/* A ';' list of codes in one cell: COLUMN of TABLE (NULL = any table) names rows of PARENT. */
typedef struct { const char *table, *column, *parent; } MvList;
const MvList *mv_rules_lists     (guint *n);

/* Where a row's coordinates must lie: near one of the countries that COUNTRY names (a code or a ';' list), or that table JOIN
 * lists for the row's KEY. A row whose cell UNLESS_COLUMN is UNLESS need not: the column says in the data why. */
typedef struct { const char *table, *lon, *lat, *country, *join, *key, *unless_column, *unless; } MvPosition;
const MvPosition *mv_rules_positions (guint *n);

/* A point that comes from a source of its own: it is blanked when that source is left out. */
typedef struct { const char *table, *source, *blanks, *column, *value; } MvOwnSource;
const MvOwnSource *mv_rules_own_source (const char *table);     /* NULL when the table has none */

G_END_DECLS
