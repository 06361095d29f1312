#define _GNU_SOURCE     /* memmem */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <png.h>
#include <string.h>

static const char *program;
static char *folder;

typedef struct { int status; char *out, *err; } Run;

static void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

G_GNUC_NULL_TERMINATED static Run
run (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run result = { 0 };
  va_list args;

  g_ptr_array_add (words, (gpointer) program);
  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  g_subprocess_launcher_setenv (launcher, "MULTIVECTOR_DATASET", g_getenv ("MV_DATASET"), TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "en", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &result.out, &result.err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  return result;
}

static void
test_help (void)
{
  static const char *const verbs[] = { "render", "query", "sources", "check", "report", "cite" };
  g_auto (Run) help = run ("--help", NULL), version = run ("--version", NULL);

  g_assert_cmpint (help.status, ==, 0);
  g_assert_cmpint (version.status, ==, 0);
  g_assert_true (g_str_has_prefix (version.out, "multivector "));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Run) one = run (verbs[i], "--help", NULL);
      g_assert_cmpint (one.status, ==, 0);
      g_assert_nonnull (strstr (one.out, verbs[i]));
      g_assert_nonnull (strstr (help.out, verbs[i]));
    }
}

/* Wrong usage is 2, everything else that goes wrong 1; each says why, and names what it is about. */
static void
test_failures (void)
{
  static const struct { const char *words[6]; int status; const char *named; } cases[] = {
    { { "render" }, 2, "missing" }, { { "render", "multivector:" }, 2, "-o" }, { { "render", "multivector:", "-o", "x.gif" }, 2, ".png" },
    { { "render", "multivector:", "-o", "x.png", "--size=5" }, 2, "--size" }, { { "render", "multivector:", "-o", "x.png", "--theme=pink" }, 2, "--theme" },
    { { "render", "multivector:", "-o", "x.png", "--scale=0" }, 2, "scale" }, { { "render", "multivector:?colour=red", "-o", "x.png" }, 1, "colour" },
    { { "render", "multivector:?focus=QQQ", "-o", "x.png" }, 1, "focus" }, { { "render", "multivector:", "-o", "/no/such/folder/x.png" }, 1, "/no/such/folder" },
    { { "query" }, 2, "--sql" }, { { "query", "--sql", "DROP TABLE flow" }, 1, "refused" }, { { "query", "--sql", "SELECT 1", "--format=xml" }, 2, "xml" },
    { { "query", "--sql", "SELECT 1", "more" }, 2, "more" }, { { "sources" }, 2, "missing" }, { { "cite", "multivector:", "--format", "word" }, 2, "word" }, { { "sources", "KAZ" }, 1, "KAZ" },
    { { "report", "country:QQQ" }, 1, "QQQ" }, { { "check", "/no/such/file" }, 1, "/no/such/file" }, { { "check", "a", "b" }, 2, "b" },
    { { "--nonsense" }, 2, "nonsense" }, { { "multivector:?year=1" }, 1, "year=1" }, { { "multivector:", "more" }, 2, "more" },
    { { "sources", "multivector:?overlay=trade&select=country:QQQ" }, 1, "select" },
    { { "sources", "multivector:?overlay=trade&select=flow:goods/2023/KAZ/QQQ/TOTAL" }, 1, "select" }, { { "report", "flow:goods/abc/KAZ/CHN/TOTAL" }, 1, "flow" },
    { { "query", "--sql", "SELECT 1", "--seconds=-1" }, 2, "--seconds" }, { { "query", "--sql", "SELECT 1", "--dataset", "/dev/null" }, 1, "/dev/null" },
    { { "query", "--seconds=0.1", "--sql", "SELECT printf('%.*c', 2000000000, 'x') FROM flow LIMIT 10" }, 1, "multivector: The query" },
    { { "--lang", "??" }, 2, "??" }, { { "query", "--sql", "SELECT 1", "--dataset", "/no/such/file" }, 1, "/no/such/file" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *w = cases[i].words;
      g_auto (Run) one = run (w[0], w[1], w[1] != NULL ? w[2] : NULL, w[2] != NULL ? w[3] : NULL, w[3] != NULL ? w[4] : NULL, NULL);

      g_test_message ("%s %s -> %d %s", w[0], w[1], one.status, one.err);
      g_assert_cmpint (one.status, ==, cases[i].status);
      g_assert_nonnull (strstr (one.err, cases[i].named));
      g_assert_cmpstr (one.out, ==, "");
    }
}

/* What is checked is named for what it is; a workspace is left as it is. */
static void
test_check (void)
{
  static const struct { const char *name, *bytes; gsize length; const char *said; } files[] = {
    { "letter.txt", "Dear reader, this is a letter.", 30, "neither a dataset nor a workspace" }, { "empty.mvw", "", 0, "is empty" },
    { "other.db", "SQLite format 3", 512, "SQLite database of another kind" }, { "short.db", "SQLite format 3", 40, "cut off" }
  };
  g_autofree char *workspace = g_build_filename (folder, "mine.mvw", NULL), *before = NULL, *after = NULL;
  g_auto (Run) made = run ("import", "--list", "--workspace", workspace, NULL), good = { 0 }, in_folder = run ("check", folder, NULL);
  gsize length, length_after;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL), *bytes = g_malloc0 (files[i].length + 1);
      g_auto (Run) one = { 0 };

      memcpy (bytes, files[i].bytes, MIN (files[i].length, strlen (files[i].bytes)));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) files[i].length, NULL));
      one = run ("check", path, NULL);
      g_test_message ("%s", one.err);
      g_assert_cmpint (one.status, ==, 1);
      g_assert_nonnull (strstr (one.err, files[i].said));
      g_assert_nonnull (strstr (one.err, path));
      g_unlink (path);
    }
  g_assert_cmpint (in_folder.status, ==, 1);
  g_assert_nonnull (strstr (in_folder.err, "is a folder"));
  g_assert_cmpint (made.status, ==, 0);
  g_assert_true (g_file_get_contents (workspace, &before, &length, NULL));
  good = run ("check", workspace, NULL);
  g_assert_cmpint (good.status, ==, 0);
  g_assert_nonnull (strstr (good.out, "passed"));
  g_assert_true (g_file_get_contents (workspace, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  g_unlink (workspace);
}

static void
test_query (void)
{
  const char *sql = "SELECT iso3, lon, NULL AS missing, 'a,\"b\"' AS quoted, '' AS empty, 3 AS three FROM country WHERE iso3 = 'KAZ'";
  g_auto (Run) csv = run ("query", "--sql", sql, NULL), json = run ("query", "--sql", sql, "--format", "json", NULL),
               table = run ("query", "--sql", "SELECT 'Қазақстан' AS name, 5 AS n UNION ALL SELECT 'x', NULL", "--format", "table", NULL),
               twice = run ("query", "--sql", "SELECT 1 AS a, NULL AS a, 3 AS a", "--format", "json", NULL),
               none = run ("query", "--sql", "SELECT 1 AS one WHERE 0", "--format", "json", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *row;

  g_assert_cmpstr (twice.out, ==, "[\n  {\"a\": 1, \"a:2\": null, \"a:3\": 3}\n]\n");
  g_assert_cmpstr (csv.out, ==, "iso3,lon,missing,quoted,empty,three\r\nKAZ,68.6855,,\"a,\"\"b\"\"\",\"\",3\r\n");
  g_assert_cmpstr (table.out, ==, "name          n\n---------  ----\nҚазақстан     5\nx          NULL\n(2 rows)\n");
  g_assert_cmpstr (none.out, ==, "[]\n");
  node = json_from_string (json.out, NULL);
  g_assert_nonnull (node);
  row = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpfloat (json_object_get_double_member (row, "lon"), ==, 68.6855);
  g_assert_true (json_object_get_null_member (row, "missing"));
  g_assert_cmpstr (json_object_get_string_member (row, "quoted"), ==, "a,\"b\"");
  g_assert_cmpint (json_object_get_int_member (row, "three"), ==, 3);
}

static char *
render (const char *view, const char *name, const char *more, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_auto (Run) one = run ("render", view, "-o", path, "--size=640x400", more, NULL);
  char *bytes = NULL;

  g_assert_cmpstr (one.err, ==, "");
  g_assert_cmpint (one.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_remove (path);
  return bytes;
}

/* The same view gives the same bytes, in every kind of picture, and the picture says which view it is. */
static void
test_render (void)
{
  static const char *const names[] = { "a.png", "a.svg", "a.pdf" };
  const char *view = "multivector:?overlay=alliances&org=CSTO&date=2012-01-01";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n1, n2, n3;
      g_autofree char *first = render (view, names[i], NULL, &n1);
      g_autofree char *second = render ("multivector:?date=2012-01-01&org=CSTO&overlay=alliances", names[i], NULL, &n2);
      g_autofree char *dark = render (view, names[i], "--theme=dark", &n3);

      g_assert_cmpmem (first, n1, second, n2);
      g_assert_false (n1 == n3 && memcmp (first, dark, n1) == 0);
      if (i == 1)
        {
          g_assert_nonnull (strstr (first, "<title>Standing in "));
          g_assert_nonnull (strstr (first, "multivector:?overlay=alliances&amp;date=2012-01-01&amp;org=CSTO"));
        }
    }
}

/* A chart's pictures: the same bytes twice, vector, and each says what it shows, from whom, and by which view. */
static void
test_chart (void)
{
  static const char *const themes[] = { "--theme=light", "--theme=print" };
  const char *view = "multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&chart=line";

  for (guint i = 0; i < 3 * G_N_ELEMENTS (themes); i++)
    {
      const char *name = ((const char *[]) { "a.png", "a.svg", "a.pdf" })[i % 3];
      gsize n1, n2;
      g_autofree char *first = render (view, name, themes[i / 3], &n1), *second = render (view, name, themes[i / 3], &n2);

      g_assert_cmpmem (first, n1, second, n2);
      if (i % 3 == 0)
        g_assert_true (memmem (first, n1, "Description", 11) != NULL && memmem (first, n1, "US$ 14.8 bn", 11) != NULL);
      if (i % 3 == 1)
        {
          g_assert_nonnull (strstr (first, "<title>Exports of goods of Kazakhstan by partner</title>"));
          g_assert_nonnull (strstr (first, "<desc>Exports of goods of Kazakhstan by partner. Largest: Italy, 2023, US$ 14.8 bn."));
          g_assert_nonnull (strstr (first, "<dc:source>"));
          g_assert_nonnull (strstr (first, "Bureau of National Statistics"));
          g_assert_null (strstr (first, "<image"));
        }
      if (i % 3 == 2)
        g_assert_true (memmem (first, n1, "/Subtype /Image", 15) == NULL && memmem (first, n1, "/Subject", 8) != NULL
                       && memmem (first, n1, "/Keywords", 9) != NULL);
    }
}

/* Pages: the same bytes twice; one sheet as high as it must be, or several of the size asked for; what is no page is refused. */
static void
test_page (void)
{
  static const struct { const char *view, *title; } pages[] = {
    { "multivector:?page=country&focus=TKM", "Turkmenistan" }, { "multivector:?page=pair&focus=KAZ&with=RUS", "Kazakhstan – Russia" },
    { "multivector:?page=project&select=project:fl-0026", "CASA-1000 power transmission" }
  };
  g_auto (Run) none = run ("render", "multivector:?page=project&select=project:none-such", "-o", "x.png", NULL);

  g_assert_cmpint (none.status, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsize n1, n2, n3, n4;
      g_autofree char *svg = render (pages[i].view, "a.svg", "--size=1000x700", &n1), *again = render (pages[i].view, "a.svg", "--size=1000x700", &n2);
      g_autofree char *pdf = render (pages[i].view, "a.pdf", "--size=1000x700", &n3), *twice = render (pages[i].view, "a.pdf", "--size=1000x700", &n4);
      g_autofree char *title = g_strdup_printf ("<title>%s</title>", pages[i].title);
      const char *box = strstr (svg, "viewBox=\"0 0 1000 ");

      g_assert_cmpmem (svg, n1, again, n2);
      g_assert_cmpmem (pdf, n3, twice, n4);
      g_assert_nonnull (strstr (svg, title));
      g_assert_nonnull (box);
      g_assert_cmpint (atoi (box + strlen ("viewBox=\"0 0 1000 ")), >, 700);
      g_assert_nonnull (memmem (pdf, n3, "/Count ", 7));
      g_assert_cmpint (atoi ((const char *) memmem (pdf, n3, "/Count ", 7) + 7), >, 1);
    }
}

/* The rows of a chart: what is shown, without what is hidden, and a file beside them that names the sources. */
static void
test_table (void)
{
  g_autofree char *path = g_build_filename (folder, "rows.csv", NULL), *beside = g_build_filename (folder, "rows-sources.txt", NULL);
  g_autofree char *rows = NULL, *about = NULL;
  g_auto (Run) one = run ("render", "multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&chart=bar&without=CHN", "-o", path, NULL);
  g_auto (Run) map = run ("render", "multivector:?overlay=trade&focus=KAZ", "-o", path, NULL);

  g_assert_cmpstr (one.err, ==, "");
  g_assert_cmpint (one.status, ==, 0);
  g_assert_cmpint (map.status, ==, 2);
  g_assert_true (g_file_get_contents (path, &rows, NULL, NULL) && g_file_get_contents (beside, &about, NULL, NULL));
  g_assert_nonnull (strstr (rows, ",ITA,Italy,ITA,Italy,2023,,,"));
  g_assert_null (strstr (rows, ",CHN,"));
  g_assert_nonnull (strstr (about, "Hidden by choice, and in no sum of this chart: China."));
  g_assert_nonnull (strstr (about, "kaz_bns: Bureau of National Statistics"));
  g_remove (path);
  g_remove (beside);
}

static void
test_png (void)
{
  gsize length;
  g_autofree char *bytes = render ("multivector:?overlay=none&select=country:KAZ", "b.png", "--scale=2", &length);
  g_autofree char *path = g_build_filename (folder, "c.png", NULL);
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_textp texts = NULL;
  const char *view = NULL;
  FILE *file;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  file = fopen (path, "rb");
  png_init_io (png, file);
  png_read_info (png, info);
  g_assert_cmpuint (png_get_image_width (png, info), ==, 1280);
  g_assert_cmpuint (png_get_image_height (png, info), ==, 800);
  for (int i = 0, n = png_get_text (png, info, &texts, NULL); i < n; i++)
    if (strcmp (texts[i].key, "View") == 0)
      view = texts[i].text;
  g_assert_cmpstr (view, ==, "multivector:?overlay=none&select=country:KAZ");
  png_destroy_read_struct (&png, &info, NULL);
  fclose (file);
  g_remove (path);
}

/* The same entries in three forms: the view, then its sources; the JSON is JSON. */
static void
test_cite (void)
{
  const char *view = "multivector:?overlay=arms&focus=KAZ&year=2020";
  g_auto (Run) plain = run ("cite", view, NULL), bibtex = run ("cite", view, "--format", "bibtex", NULL);
  g_auto (Run) csl = run ("cite", view, "--format", "csl", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *items;

  g_assert_cmpint (plain.status, ==, 0);
  g_assert_true (g_str_has_prefix (plain.out, "Multivector. "));
  g_assert_nonnull (strstr (plain.out, view));
  g_assert_nonnull (strstr (bibtex.out, "@misc{sipri"));
  g_assert_true (json_parser_load_from_data (parser, csl.out, -1, NULL));
  items = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (items), >=, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 0), "URL"), ==, view);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 1), "type"), ==, "dataset");
}

static void
test_sources (void)
{
  g_auto (Run) trade = run ("sources", "multivector:?overlay=trade&focus=KAZ&year=2023", NULL);
  g_auto (Run) report = run ("report", "country:KAZ", "--view", "multivector:?year=2023", NULL);

  g_assert_cmpint (trade.status, ==, 0);
  g_assert_nonnull (strstr (trade.out, "kaz_bns\n"));
  g_assert_cmpint (report.status, ==, 0);
  g_assert_nonnull (strstr (report.out, "Exports of goods: US$ 79.1 bn"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  folder = g_dir_make_tmp ("multivector-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/command/help", test_help);
  g_test_add_func ("/command/failures", test_failures);
  g_test_add_func ("/command/check", test_check);
  g_test_add_func ("/command/query", test_query);
  g_test_add_func ("/command/render", test_render);
  g_test_add_func ("/command/page", test_page);
  g_test_add_func ("/command/chart", test_chart);
  g_test_add_func ("/command/table", test_table);
  g_test_add_func ("/command/png", test_png);
  g_test_add_func ("/command/sources", test_sources);
  g_test_add_func ("/command/cite", test_cite);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
