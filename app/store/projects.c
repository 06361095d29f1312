#include "app/store/projects.h"

#include <string.h>

static const char *
keep (MvProjects *projects, sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? g_string_chunk_insert (projects->texts, text) : NULL;
}

static void
add_row (MvProjects *projects, sqlite3_stmt *stmt)
{
  MvProjectRow row = { NULL };

  row.project_id = keep (projects, stmt, 0);
  row.name = keep (projects, stmt, 1);
  row.sponsor_role = mv_db_intern (stmt, 2);
  row.sponsor_org = keep (projects, stmt, 3);
  row.funder = keep (projects, stmt, 4);
  row.theme = mv_db_intern (stmt, 5);
  row.status = mv_db_intern (stmt, 6);
  row.status_as_of = keep (projects, stmt, 7);
  row.year = mv_db_int_or (stmt, 8, 0);
  row.amount = mv_db_double (stmt, 9);
  row.basis = mv_db_intern (stmt, 10);
  row.amount_note = keep (projects, stmt, 11);
  row.dup_of = keep (projects, stmt, 12);
  row.part_of = keep (projects, stmt, 13);
  row.lon = mv_db_double (stmt, 14);
  row.lat = mv_db_double (stmt, 15);
  row.precision = mv_db_intern (stmt, 16);
  row.has_footprint = sqlite3_column_int (stmt, 17);
  row.caution = keep (projects, stmt, 18);
  row.source_id = mv_db_intern (stmt, 19);
  row.location_source_id = mv_db_intern (stmt, 20);
  row.kind = mv_db_intern (stmt, 21);
  row.announced = mv_db_int_or (stmt, 22, 0);
  row.committed = mv_db_int_or (stmt, 23, 0);
  row.start = mv_db_int_or (stmt, 24, 0);
  row.end = mv_db_int_or (stmt, 25, 0);
  row.amount_source_id = mv_db_intern (stmt, 26);
  row.status_source_id = mv_db_intern (stmt, 27);
  row.countries = row.sponsors = "";
  g_array_append_val (projects->rows, row);
}

/* Reads (project_id, iso3) pairs in the order of the rows into the lists at OFFSET of each row. */
static gboolean
read_codes (MvProjects *projects, MvDb *db, const char *sql, gsize offset, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GString) codes = g_string_new (NULL);
  guint at = 0;
  int rc;

  if (stmt == NULL)
    return FALSE;
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      const char *id = (const char *) sqlite3_column_text (stmt, 0);
      const char **list;

      while (at < projects->rows->len && strcmp (g_array_index (projects->rows, MvProjectRow, at).project_id, id) < 0)
        at++;
      if (at == projects->rows->len)
        continue;
      list = (const char **) ((char *) &g_array_index (projects->rows, MvProjectRow, at) + offset);
      g_string_assign (codes, *list);
      if (codes->len > 0)
        g_string_append_c (codes, ' ');
      g_string_append (codes, (const char *) sqlite3_column_text (stmt, 1));
      *list = g_string_chunk_insert_const (projects->texts, codes->str);
    }
  return rc == SQLITE_DONE;
}

MvProjects *
mv_projects_read (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT project_id, name, sponsor_role, sponsor_org, funder, theme, status, status_as_of,"
    "       coalesce(commitment_year, announced_year, start_year), amount_usd, amount_basis, amount_note, dup_of, part_of,"
    "       lon, lat, location_precision, has_footprint, caution, source_id, location_source_id, record_kind,"
    "       announced_year, commitment_year, start_year, end_year, amount_source_id, status_source_id"
    "  FROM project ORDER BY project_id";
  static const char countries_sql[] = "SELECT project_id, iso3 FROM project_country ORDER BY project_id, iso3";
  static const char sponsors_sql[] = "SELECT project_id, iso3 FROM project_sponsor ORDER BY project_id, lead DESC, iso3";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (MvProjects) projects = NULL;
  int rc;

  if (stmt == NULL)
    return NULL;
  projects = g_new0 (MvProjects, 1);
  projects->rows = g_array_sized_new (FALSE, FALSE, sizeof (MvProjectRow), 1200);
  projects->texts = g_string_chunk_new (32768);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    add_row (projects, stmt);
  if (rc != SQLITE_DONE
      || !read_codes (projects, db, countries_sql, G_STRUCT_OFFSET (MvProjectRow, countries), error)
      || !read_codes (projects, db, sponsors_sql, G_STRUCT_OFFSET (MvProjectRow, sponsors), error))
    return NULL;
  return g_steal_pointer (&projects);
}

void
mv_projects_free (MvProjects *projects)
{
  if (projects == NULL)
    return;
  g_array_unref (projects->rows);
  g_string_chunk_free (projects->texts);
  g_free (projects);
}

GArray *
mv_projects_years (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT DISTINCT coalesce(commitment_year, announced_year, start_year) AS year FROM project WHERE year IS NOT NULL ORDER BY year";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int rc;

  if (stmt == NULL)
    return NULL;
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      int year = sqlite3_column_int (stmt, 0);

      g_array_append_val (years, year);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&years) : NULL;
}

gboolean
mv_projects_lists (const char *list, const char *code)
{
  gsize length = strlen (code);

  for (const char *at = list; at != NULL && *at != '\0'; at = strpbrk (at, " ;"))
    {
      at += strspn (at, " ;");
      if (strncmp (at, code, length) == 0 && (at[length] == '\0' || at[length] == ' ' || at[length] == ';'))
        return TRUE;
    }
  return FALSE;
}
