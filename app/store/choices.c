#include "app/store/choices.h"

static void
choice_free (gpointer data)
{
  MvChoice *choice = data;

  g_free (choice->name);
  g_free (choice->detail);
  g_free (choice);
}

/* SQL gives code, group, name, detail, is_default. */
static GPtrArray *
read_choices (MvDb *db, const char *sql, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func (choice_free);
  int rc;

  if (stmt == NULL)
    return NULL;
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvChoice *choice = g_new0 (MvChoice, 1);

      choice->code = mv_db_intern (stmt, 0);
      choice->group = mv_db_intern (stmt, 1);
      choice->name = mv_db_words (stmt, 2);
      choice->detail = mv_db_words (stmt, 3);
      choice->is_default = mv_db_int_or (stmt, 4, 0);
      g_ptr_array_add (choices, choice);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&choices) : NULL;
}

MvChoices *
mv_choices_read (MvDb *db, GError **error)
{
  static const char measures[] =
    "SELECT measure, family, name, caution, family_default FROM measure ORDER BY family, family_default DESC, name";
  static const char organisations[] = "SELECT org_id, kind, acronym, name, 0 FROM organisation ORDER BY kind, acronym";
  static const char powers[] =
    "SELECT iso3, NULL, name, NULL, 0 FROM country WHERE iso3 IN (SELECT iso3_b FROM agreement) ORDER BY name";
  g_autoptr(MvChoices) choices = g_new0 (MvChoices, 1);

  choices->measures = read_choices (db, measures, error);
  if (choices->measures == NULL)
    return NULL;
  choices->organisations = read_choices (db, organisations, error);
  if (choices->organisations == NULL)
    return NULL;
  choices->powers = read_choices (db, powers, error);
  return choices->powers != NULL ? g_steal_pointer (&choices) : NULL;
}

void
mv_choices_free (MvChoices *choices)
{
  if (choices == NULL)
    return;
  g_clear_pointer (&choices->measures, g_ptr_array_unref);
  g_clear_pointer (&choices->organisations, g_ptr_array_unref);
  g_clear_pointer (&choices->powers, g_ptr_array_unref);
  g_free (choices);
}

static void
licence_free (gpointer data)
{
  MvLicence *licence = data;

  g_free (licence->licence);
  g_free (licence->publishers);
  g_free (licence);
}

GPtrArray *
mv_licences_read (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT redistribution, licence, group_concat(name, ', '), sum(n) FROM"
    " (SELECT redistribution, licence, coalesce(publisher, title) AS name, count(*) AS n FROM source GROUP BY 1, 2, 3 ORDER BY 3)"
    " GROUP BY 1, 2 ORDER BY 1, 4 DESC, 2";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr(GPtrArray) licences = g_ptr_array_new_with_free_func (licence_free);
  int rc;

  if (stmt == NULL)
    return NULL;
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvLicence *licence = g_new0 (MvLicence, 1);

      licence->redistribution = mv_db_intern (stmt, 0);
      licence->licence = mv_db_text (stmt, 1);
      licence->publishers = mv_db_text (stmt, 2);
      licence->n_sources = mv_db_int_or (stmt, 3, 0);
      g_ptr_array_add (licences, licence);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&licences) : NULL;
}
