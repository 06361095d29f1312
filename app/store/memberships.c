#include "app/store/memberships.h"

#include "app/base/text.h"

static MvDate
read_date (sqlite3_stmt *stmt, int column)
{
  MvDate date = { 0, 0, 0 };

  mv_date_parse ((const char *) sqlite3_column_text (stmt, column), &date);
  return date;
}

MvOrganisation *
mv_organisation_read (MvDb *db, const char *org_id, GError **error)
{
  static const char sql[] = "SELECT org_id, lead_iso3, source_id, acronym, name, founded, dissolved FROM organisation WHERE org_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  MvOrganisation *organisation;
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, org_id, -1, SQLITE_STATIC);
  rc = mv_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The dataset has no organisation “%s”."), org_id);
  if (rc != SQLITE_ROW)
    return NULL;
  organisation = g_new0 (MvOrganisation, 1);
  organisation->org_id = mv_db_intern (stmt, 0);
  organisation->lead_iso3 = mv_db_intern (stmt, 1);
  organisation->source_id = mv_db_intern (stmt, 2);
  organisation->acronym = mv_db_words (stmt, 3);
  organisation->name = mv_db_words (stmt, 4);
  organisation->founded = read_date (stmt, 5);
  organisation->dissolved = read_date (stmt, 6);
  return organisation;
}

void
mv_organisation_free (MvOrganisation *organisation)
{
  if (organisation == NULL)
    return;
  g_free (organisation->acronym);
  g_free (organisation->name);
  g_free (organisation);
}

static void
row_clear (MvMembershipRow *row)
{
  g_free (row->note);
}

GArray *
mv_memberships_read (MvDb *db, const char *org_id, GError **error)
{
  static const char sql[] =
    "SELECT iso3, status, standing, source_id, since, until, doubtful, note FROM membership WHERE org_id = ?1"
    " ORDER BY iso3, ifnull(since, ''), status";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvMembershipRow));
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  sqlite3_bind_text (stmt, 1, org_id, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvMembershipRow row = { NULL };

      row.iso3 = mv_db_intern (stmt, 0);
      row.status = mv_db_intern (stmt, 1);
      row.standing = mv_db_intern (stmt, 2);
      row.source_id = mv_db_intern (stmt, 3);
      row.since = read_date (stmt, 4);
      row.until = read_date (stmt, 5);
      row.doubtful = sqlite3_column_int (stmt, 6);
      row.note = mv_db_words (stmt, 7);
      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}
