#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/store/info.h"
#include "app/store/workspace.h"
#ifdef MV_HAS_WINDOW
#include "ui/window-run.h"
#endif

static const struct { const char *name; int (*run) (int argc, char **argv); } verbs[] = {
  { "render", mv_command_render }, { "query", mv_command_query }, { "sources", mv_command_sources },
  { "check", mv_command_check }, { "report", mv_command_report }, { "charts", mv_command_charts },
  { "cite", mv_command_cite }, { "import", mv_command_import },
  { "export", mv_command_export }
};

/* The language decides in which words everything else is said, so it is read before all other options. */
static const char *
find_language (int argc, char **argv)
{
  const char *lang = NULL;

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--lang="))
      lang = argv[i] + strlen ("--lang=");
    else if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
      lang = argv[i + 1];
  return lang;
}

static gboolean
is_language (const char *lang)
{
  gsize length = lang != NULL ? strlen (lang) : 2;

  for (gsize i = 0; lang != NULL && i < length; i++)
    if (!g_ascii_islower (lang[i]))
      return FALSE;
  return length == 2 || length == 3;
}

static int
print_version (const MvCommandOptions *options)
{
  g_autoptr (MvDb) db = mv_command_open (options, NULL);
  g_autoptr (MvInfo) info = db != NULL ? mv_info_read (db, NULL) : NULL;

  printf ("multivector %s\n", MV_VERSION);
  if (info != NULL && info->edition != NULL)
    printf (_("dataset %s, %s\n"), info->edition, mv_db_path (db));
  return MV_EXIT_DONE;
}

#ifdef MV_HAS_WINDOW
/* WORD may be a view, or a file: a workspace is opened as such, any other file in the window. */
static int
open_window (const MvCommandOptions *options, int argc, char **argv)
{
  g_autofree char *dataset = mv_command_dataset (options);
  const char *word = options->rest[0];
  gboolean is_file = word != NULL && g_file_test (word, G_FILE_TEST_EXISTS);
  MvWindowStart start = { .dataset = dataset, .workspace = options->workspace };

  if (is_file && mv_workspace_is (word))
    start.workspace = word;
  else if (is_file)
    start.file = word;
  else
    start.view = word;
  return mv_window_run (argc, argv, &start);
}
#else
static int
open_window (const MvCommandOptions *options, int argc, char **argv)
{
  fprintf (stderr, "%s\n", _("multivector: This build has no window. Use “multivector render” to draw a view into a file."));
  return MV_EXIT_FAILED;
}
#endif

int
mv_command_window (int argc, char **argv)
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version and the dataset's edition"), NULL },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (MvView) view = NULL;
  g_autoptr (GError) error = NULL;
  const char *summary = _("Who builds, trades and allies with whom in Central Asia: opens the map on a view.\n\n"
                          "Commands (each has its own --help):\n"
                          "  multivector render VIEW -o FILE     draw a view into a PNG, SVG or PDF file\n"
                          "  multivector export VIEW -o DIR      pictures, rows, sources and citations of a view\n"
                          "  multivector report REF              what is known about a country, flow, project ...\n"
                          "  multivector query --sql SELECT      ask the dataset\n"
                          "  multivector sources VIEW            the sources behind a view\n"
                          "  multivector cite VIEW               cite a view and its sources\n"
                          "  multivector charts VIEW             the charts that suit a view\n"
                          "  multivector import FILE             take figures of your own into a workspace\n"
                          "  multivector check [FILE]            verify a dataset\n\n"
                          "A view is written multivector:?key=value&key=value, for example\n"
                          "  multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&top=20\n"
                          "  multivector:?overlay=alliances&org=CSTO&date=2012-01-01\n"
                          "  multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ");

  if (!mv_command_parse (&options, argc, argv, entries, _("[VIEW or FILE]"), summary, 0, 1, &error))
    return mv_command_fail (error);
  if (version)
    return print_version (&options);
  if (options.rest[0] != NULL && !g_file_test (options.rest[0], G_FILE_TEST_EXISTS) && (view = mv_view_parse (options.rest[0], &error)) == NULL)
    return mv_command_fail (error);
  return open_window (&options, argc, argv);
}

/* STATUS, unless what was printed could not be written: a full disk is a failure. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "multivector: %s\n", _("The answer cannot be written."));
  return status == MV_EXIT_DONE ? MV_EXIT_FAILED : status;
}

int
main (int argc, char **argv)
{
  const char *lang = find_language (argc, argv);

  /* A limit of the size of files is told as a full disk is, and does not end the program. */
  signal (SIGXFSZ, SIG_IGN);
  mv_text_init (is_language (lang) ? lang : NULL);
  g_set_prgname ("multivector");
  if (!is_language (lang))
    {
      fprintf (stderr, _("multivector: “%s” is no language. Give a code of two letters, as --lang ru.\n"), lang);
      return MV_EXIT_USAGE;
    }
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (argv[1], verbs[i].name) == 0)
      {
        g_autofree char *name = g_strconcat ("multivector ", verbs[i].name, NULL);

        g_set_prgname (name);
        argv[1] = name;
        return finish_output (verbs[i].run (argc - 1, argv + 1));
      }
  return finish_output (mv_command_window (argc, argv));
}
