#include "app/store/facts.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "app/base/text.h"

typedef enum { FIELD_CODE, FIELD_TEXT, FIELD_DOUBLE, FIELD_INT } FieldType;

static const struct { const char *name; FieldType type; gsize offset; } fields[] = {
  { "id", FIELD_CODE, G_STRUCT_OFFSET (MvFact, id) }, { "kind", FIELD_CODE, G_STRUCT_OFFSET (MvFact, kind) },
  { "iso3", FIELD_CODE, G_STRUCT_OFFSET (MvFact, iso3) }, { "partner", FIELD_CODE, G_STRUCT_OFFSET (MvFact, partner) },
  { "code", FIELD_CODE, G_STRUCT_OFFSET (MvFact, code) }, { "unit", FIELD_CODE, G_STRUCT_OFFSET (MvFact, unit) },
  { "basis", FIELD_CODE, G_STRUCT_OFFSET (MvFact, basis) }, { "valuation", FIELD_CODE, G_STRUCT_OFFSET (MvFact, valuation) },
  { "concept", FIELD_CODE, G_STRUCT_OFFSET (MvFact, concept) }, { "reporter", FIELD_CODE, G_STRUCT_OFFSET (MvFact, reporter) },
  { "source_id", FIELD_CODE, G_STRUCT_OFFSET (MvFact, source_id) },
  { "label", FIELD_TEXT, G_STRUCT_OFFSET (MvFact, label) }, { "text", FIELD_TEXT, G_STRUCT_OFFSET (MvFact, text) },
  { "note", FIELD_TEXT, G_STRUCT_OFFSET (MvFact, note) }, { "since", FIELD_TEXT, G_STRUCT_OFFSET (MvFact, since) },
  { "until", FIELD_TEXT, G_STRUCT_OFFSET (MvFact, until) },
  { "value", FIELD_DOUBLE, G_STRUCT_OFFSET (MvFact, value) }, { "low", FIELD_DOUBLE, G_STRUCT_OFFSET (MvFact, low) },
  { "high", FIELD_DOUBLE, G_STRUCT_OFFSET (MvFact, high) },
  { "year", FIELD_INT, G_STRUCT_OFFSET (MvFact, year) }, { "count", FIELD_INT, G_STRUCT_OFFSET (MvFact, count) },
  { "flag", FIELD_INT, G_STRUCT_OFFSET (MvFact, flag) }
};

static void
fact_clear (MvFact *fact)
{
  g_free (fact->label);
  g_free (fact->text);
  g_free (fact->note);
  g_free (fact->since);
  g_free (fact->until);
}

static void
read_column (sqlite3_stmt *stmt, int column, MvFact *fact)
{
  const char *name = sqlite3_column_name (stmt, column);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gpointer place = G_STRUCT_MEMBER_P (fact, fields[i].offset);

      if (strcmp (fields[i].name, name) != 0)
        continue;
      switch (fields[i].type)
        {
        case FIELD_CODE:   *(const char **) place = mv_db_intern (stmt, column); break;
        case FIELD_TEXT:   *(char **) place = mv_db_words (stmt, column); break;
        case FIELD_DOUBLE: *(double *) place = mv_db_double (stmt, column); break;
        case FIELD_INT:    *(int *) place = mv_db_int_or (stmt, column, 0); break;
        }
      return;
    }
}

static void
bind_all (sqlite3_stmt *stmt, const char *types, va_list args)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 's')
      sqlite3_bind_text (stmt, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
    else
      sqlite3_bind_int (stmt, i + 1, va_arg (args, int));
}

GArray *
mv_facts_read (MvDb *db, GError **error, const char *sql, const char *types, ...)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvFact));
  va_list args;
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) fact_clear);
  va_start (args, types);
  bind_all (stmt, types, args);
  va_end (args);

  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvFact fact = { .value = NAN, .low = NAN, .high = NAN };

      for (int column = 0; column < sqlite3_column_count (stmt); column++)
        read_column (stmt, column, &fact);
      g_array_append_val (rows, fact);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

static const char *
sql_for_kind (const char *kind)
{
  static const char *const queries[][2] = {
    { "country", "SELECT *, (SELECT place_id FROM (SELECT place_id, name, iso3 FROM place UNION ALL SELECT place_id, name, iso3 FROM world_place) AS city"
                 " WHERE city.iso3 = country.iso3 AND city.name = country.capital LIMIT 1) AS capital_place FROM country WHERE iso3 = ?1" },
    { "project", "SELECT * FROM project WHERE project_id = ?1" },
    { "asset", "SELECT * FROM asset WHERE asset_id = ?1" },
    { "organisation", "SELECT * FROM organisation WHERE org_id = ?1" },
    { "treaty", "SELECT * FROM treaty WHERE treaty_id = ?1" },
    { "event", "SELECT * FROM event WHERE event_id = ?1" },
    { "place", "SELECT place_id, name, iso3, kind, capital, regional_capital, source_id FROM place WHERE place_id = ?1"
               " UNION ALL SELECT place_id, name, iso3, kind, capital, regional_capital, source_id FROM world_place WHERE place_id = ?1 LIMIT 1" },
    { "region", "SELECT region_id, iso3, name, area_km2, source_id FROM region WHERE region_id = ?1 UNION ALL"
                " SELECT region_id, iso3, name, NULL, source_id FROM region_kaz_2017 WHERE region_id = ?1 AND iso3 NOT IN (SELECT iso3 FROM region)" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (strcmp (queries[i][0], kind) == 0)
      return queries[i][1];
  return NULL;
}

GHashTable *
mv_record_read (MvDb *db, const char *kind, const char *id, GError **error)
{
  const char *sql = sql_for_kind (kind);
  mv_auto_rewind sqlite3_stmt *stmt = sql != NULL ? mv_db_prepare (db, sql, error) : NULL;
  g_autoptr (GHashTable) record = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int rc;

  g_return_val_if_fail (sql != NULL, NULL);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, id, -1, SQLITE_TRANSIENT);
  rc = mv_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The dataset holds no %s “%s”. Check the code; `multivector query` lists them."),
                 kind, id);
  if (rc != SQLITE_ROW)
    return NULL;
  for (int column = 0; column < sqlite3_column_count (stmt); column++)
    if (sqlite3_column_type (stmt, column) != SQLITE_NULL && sqlite3_column_type (stmt, column) != SQLITE_BLOB)
      g_hash_table_insert (record, g_strdup (sqlite3_column_name (stmt, column)), mv_db_text (stmt, column));
  return g_steal_pointer (&record);
}

const char *
mv_record_text (GHashTable *record, const char *column)
{
  return g_hash_table_lookup (record, column);
}

double
mv_record_number (GHashTable *record, const char *column)
{
  const char *text = g_hash_table_lookup (record, column);

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const MvFact *one = a, *other = b;

  return g_utf8_collate (one->label != NULL ? one->label : "", other->label != NULL ? other->label : "");
}

void
mv_facts_by_label (GArray *facts)
{
  g_return_if_fail (facts != NULL);

  g_array_sort (facts, compare_labels);
}
