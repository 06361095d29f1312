#include "app/base/text.h"
#include "app/command/command.h"
#include "app/command/query-format.h"

static gboolean
read_format (const char *text, MvFormat *format, GError **error)
{
  static const char *const names[] = { "csv", "json", "table" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (text == NULL || g_str_equal (text, names[i]))
      {
        *format = (MvFormat) i;
        return TRUE;
      }
  g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--format %s: the formats are csv, json and table."), text);
  return FALSE;
}

static gboolean
ask (const MvCommandOptions *options, const char *sql, const char *format_text, double seconds, GError **error)
{
  g_autoptr (MvDb) db = NULL;
  MvFormatter *formatter;
  MvFormat format;
  gboolean done;

  if (!read_format (format_text, &format, error))
    return FALSE;
  if (sql == NULL)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("The question is missing. Add --sql 'SELECT …'."));
      return FALSE;
    }
  if (!(seconds >= 0 && seconds <= G_MAXINT))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--seconds %g: a number of seconds is wanted, 0 for no limit."), seconds);
      return FALSE;
    }
  db = mv_command_open (options, error);
  if (db == NULL)
    return FALSE;
  formatter = mv_formatter_new (format, stdout);
  done = mv_query_run (db, sql, seconds, mv_formatter_row, formatter, error);
  mv_formatter_finish (formatter);
  return done;
}

int
mv_command_query (int argc, char **argv)
{
  g_autofree char *sql = NULL, *format = NULL;
  double seconds = MV_QUERY_SECONDS;
  const GOptionEntry entries[] = {
    { "sql", 0, 0, G_OPTION_ARG_STRING, &sql, N_("One SELECT that reads the dataset"), N_("SELECT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("csv, json or table; default csv"), N_("NAME") },
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, N_("How long it may compute; default 60, 0 = no limit"), N_("N") },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  if (!mv_command_parse (&options, argc, argv, entries, "--sql SELECT",
                         _("Asks the dataset and prints the answer. Only reading is allowed.\nTables and columns are described in data/README.md."), 0, 0, &error)
      || !ask (&options, sql, format, seconds, &error))
    return mv_command_fail (error);
  return MV_EXIT_DONE;
}
