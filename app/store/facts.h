/* Facts as the report shows them: one row shape for many questions, and whole records as columns by name.
 * The questions are grouped by subject in country_facts.h, flow_facts.h. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  /* Interned; NULL = none or not known. */
  const char *id, *kind, *iso3, *partner, *code, *unit, *basis, *valuation, *concept, *reporter, *source_id;
  /* Owned; NULL = none or not known. */
  char       *label, *text, *note, *since, *until;
  double      value, low, high;         /* NaN = not known */
  int         year, count;              /* 0 = not known */
  gboolean    flag;
} MvFact;

/* Rows of SQL (a static string), whose columns carry the names of MvFact's fields; others are passed over.
 * TYPES has a letter for each parameter: s (const char *, may be NULL) or i (int). Free with g_array_unref; NULL on an error. */
GArray     *mv_facts_read  (MvDb *db, GError **error, const char *sql, const char *types, ...);

/* One whole row of the table of KIND (country project asset organisation treaty event place region): column name to text, columns
 * that are NULL left out. NULL with MV_ERROR_NOT_FOUND when there is none. Free with g_hash_table_unref. */
GHashTable *mv_record_read (MvDb *db, const char *kind, const char *id, GError **error);
const char *mv_record_text   (GHashTable *record, const char *column);  /* NULL = not known */
double      mv_record_number (GHashTable *record, const char *column);  /* NaN = not known */

/* SQL for the later and the earlier of two dates A and B of mixed precision (columns). Of 2012 and 2012-09 the day is known to the year only.
 * Unknown is either date for the later one; for the earlier one it is no end. */
#define MV_SQL_LATER(a, b) \
  "CASE WHEN " a " IS NULL OR " b " IS NULL THEN NULL WHEN " a " LIKE " b " || '%' THEN " b " WHEN " b " LIKE " a " || '%' THEN " a " ELSE max(" a ", " b ") END"
#define MV_SQL_EARLIER(a, b) \
  "CASE WHEN " a " IS NULL THEN " b " WHEN " b " IS NULL THEN " a " WHEN " a " LIKE " b " || '%' THEN " b " WHEN " b " LIKE " a " || '%' THEN " a \
  " ELSE min(" a ", " b ") END"

/* Puts FACTS in the order in which a reader of the program's language looks for their labels; equal labels stay as they are. */
void    mv_facts_by_label (GArray *facts);

G_END_DECLS
