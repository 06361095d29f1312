#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/command/query-format.h"
#include "app/store/attach.h"

static char farewell[256];

static void
give_up (int number)
{
  ssize_t ignored = write (STDERR_FILENO, farewell, strlen (farewell));

  (void) ignored;
  _exit (MV_EXIT_FAILED);
}

/* SQLite is asked to stop between its steps, but one function may compute for long within a step. Then the program ends a second later. */
static void
limit_processor (double seconds)
{
  struct itimerval timer = { .it_value.tv_sec = (time_t) ceil (seconds) + 1 };

  if (seconds <= 0)
    return;
  g_snprintf (farewell, sizeof farewell, _("multivector: The query is stopped after %g s of computing. Ask for less.\n"), seconds);
  signal (SIGPROF, give_up);
  setitimer (ITIMER_PROF, &timer, NULL);
}

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
  if (db == NULL || !mv_store_set_origin (db, "*", error))
    return FALSE;
  limit_processor (seconds);
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
