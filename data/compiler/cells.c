#include "data/compiler/cells.h"

#include <math.h>
#include <string.h>

#include "app/base/date.h"
#include "data/compiler/rules.h"

static gboolean
is_number (const char *text, MvCellType type)
{
  char *end;

  if (type == MV_CELL_INTEGER)
    return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL);
  if (strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  return isfinite (g_ascii_strtod (text, &end)) && *end == '\0';
}

static gboolean
check_year (MvFindings *findings, MvPlace place, const char *column, gint64 year)
{
  if (year >= MV_FIRST_YEAR && year <= MV_LAST_YEAR)
    return TRUE;
  mv_findings_add (findings, place.file, place.line, "%s: the year %" G_GINT64_FORMAT " cannot be; it must lie in %d to %d. Correct it.",
                   column, year, MV_FIRST_YEAR, MV_LAST_YEAR);
  return FALSE;
}

/* Does TEXT begin or end with a blank of any kind? */
static gboolean
has_outer_blank (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return g_unichar_isspace (g_utf8_get_char (text)) || (last != NULL && g_unichar_isspace (g_utf8_get_char (last)));
}

gboolean
mv_cell_check (MvFindings *findings, MvPlace place, const MvColumn *column, const char *text)
{
  MvDate date;

  if (text == NULL)
    {
      if (column->not_null)
        mv_findings_add (findings, place.file, place.line, "%s is empty and must not be. Fill it in.", column->name);
      return !column->not_null;
    }
  if (!mv_rules_keeps_blanks (column) && has_outer_blank (text))
    {
      mv_findings_add (findings, place.file, place.line, "%s “%s” begins or ends with a blank. Remove it.", column->name, text);
      return FALSE;
    }
  if (column->type != MV_CELL_TEXT && !is_number (text, column->type))
    {
      mv_findings_add (findings, place.file, place.line, "%s “%s” is no %s. Write digits only, or leave the cell empty.",
                       column->name, text, column->type == MV_CELL_INTEGER ? "whole number" : "number");
      return FALSE;
    }
  if (mv_rules_is_year (column))
    return check_year (findings, place, column->name, g_ascii_strtoll (text, NULL, 10));
  if (!mv_rules_is_date (column))
    return TRUE;
  if (!mv_date_parse (text, &date))
    {
      mv_findings_add (findings, place.file, place.line, "%s “%s” is no date that can be. Write 2015, 2015-05 or 2015-05-12.",
                       column->name, text);
      return FALSE;
    }
  return check_year (findings, place, column->name, date.year);
}

gboolean
mv_cell_refers (MvBuild *build, MvPlace place, const char *column, const char *parent, const char *code)
{
  if (mv_build_key (build, parent, code) != MV_KEY_UNKNOWN)
    return TRUE;
  mv_findings_add (build->findings, place.file, place.line, "%s “%s” is not in tables/%s.csv. Add the %s or correct the code.",
                   column, code, parent, parent);
  return FALSE;
}

static gint64
first_day (const MvColumn *column, const char *text)
{
  MvDate date;

  if (column->type == MV_CELL_INTEGER)
    return CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 9999) * 10000;
  return mv_date_parse (text, &date) ? mv_date_first (date) : 0;
}

static gint64
last_day (const MvColumn *column, const char *text)
{
  MvDate date;

  if (column->type == MV_CELL_INTEGER)
    return CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 9999) * 10000;
  return mv_date_parse (text, &date) ? mv_date_last (date) : 99999999;
}

gboolean
mv_cell_in_order (MvFindings *findings, MvPlace place, const MvColumn *first, const char *first_text,
                  const MvColumn *last, const char *last_text)
{
  gboolean in_order;

  if (first_text == NULL || last_text == NULL)
    return TRUE;
  if (first->type == MV_CELL_REAL)
    in_order = g_ascii_strtod (first_text, NULL) <= g_ascii_strtod (last_text, NULL);
  else
    in_order = first_day (first, first_text) <= last_day (last, last_text);
  if (!in_order)
    mv_findings_add (findings, place.file, place.line, "%s %s comes before %s %s. Correct one of the two.",
                     last->name, last_text, first->name, first_text);
  return in_order;
}

void
mv_cell_bind (sqlite3_stmt *stmt, int index, MvCellType type, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (stmt, index);
  else if (type == MV_CELL_INTEGER)
    sqlite3_bind_int64 (stmt, index, g_ascii_strtoll (text, NULL, 10));
  else if (type == MV_CELL_REAL)
    sqlite3_bind_double (stmt, index, g_ascii_strtod (text, NULL));
  else
    sqlite3_bind_text (stmt, index, text, -1, SQLITE_STATIC);
}
