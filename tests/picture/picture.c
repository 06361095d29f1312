/* The pages that `multivector render` draws, compared with the references beside this file. A picture agrees when at most 0.1 % of its
 * pixels differ by more than 8 of 255 in any channel. What fails leaves NAME.out.png and NAME.diff.png in the build folder.
 *
 * MULTIVECTOR_PICTURES=update writes the references anew: look at each before committing it.
 *
 * Arguments: the program. The font is the one in font/, whatever the machine has. */
#include <cairo.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define CHANNEL_TOLERANCE 8
#define PIXEL_TOLERANCE 0.001

typedef struct { const char *name, *view, *theme, *lang; } Picture;

static const Picture pictures[] = {
  { "start", "multivector:?", "light", "en" },
  { "trade-kaz-export", "multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&top=20", "light", "en" },
  { "imports-ca5", "multivector:?overlay=trade&focus=CA5&direction=import&year=2019&top=8", "dark", "en" },
  { "arms", "multivector:?overlay=arms&focus=CA5&direction=import&year=2010", "light", "en" },
  { "alliances-csto", "multivector:?overlay=alliances&org=CSTO&date=2012-01-01", "light", "en" },
  { "alliances-several", "multivector:?overlay=alliances&org=CSTO,EAEU,SCO,OTS&date=2023-01-01", "light", "en" },
  { "votes-rus", "multivector:?overlay=votes&with=RUS&year=2020", "dark", "en" },
  { "projects-chn-oil-gas", "multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ", "light", "en" },
  { "projects-near", "multivector:?overlay=projects,assets&at=68.8,39.5,7", "light", "en" },
  { "treaties", "multivector:?overlay=treaties", "light", "en" },
  { "remittances-russian", "multivector:?overlay=remittances&focus=CA5&year=2017&names=ru", "dark", "ru" },
};

static const char *program;
static char *work;              /* folder for what this run writes */

static char *
source_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "tests", "picture", name, NULL);
}

/* Only the bundled font, with a cache of its own. */
static char *
write_font_configuration (void)
{
  g_autofree char *font = source_path ("font"), *text = NULL;
  char *path = g_build_filename (work, "fonts.conf", NULL);

  text = g_strdup_printf ("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n"
                          "<fontconfig><dir>%s</dir><cachedir>%s/font-cache</cachedir></fontconfig>\n", font, work);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
render (const Picture *picture, const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fonts = write_font_configuration (), *complaint = NULL;

  g_subprocess_launcher_setenv (launcher, "FONTCONFIG_FILE", fonts, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", work, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  process = g_subprocess_launcher_spawn (launcher, &error, program, "render", picture->view, "-o", path, "--size", "1000x640",
                                         "--theme", picture->theme, "--lang", picture->lang, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", picture->view, complaint);
}

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *read = cairo_image_surface_create_from_png (path), *surface;
  cairo_t *cr;

  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (read), cairo_image_surface_get_height (read));
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels differ; they turn red on a faint copy in DIFF. */
static guint
compare (cairo_surface_t *wanted, cairo_surface_t *drawn, cairo_surface_t *diff)
{
  int width = cairo_image_surface_get_width (wanted), height = cairo_image_surface_get_height (wanted);
  guint differing = 0;

  for (int y = 0; y < height; y++)
    {
      const guint8 *a = cairo_image_surface_get_data (wanted) + (gsize) y * cairo_image_surface_get_stride (wanted);
      const guint8 *b = cairo_image_surface_get_data (drawn) + (gsize) y * cairo_image_surface_get_stride (drawn);
      guint8 *out = cairo_image_surface_get_data (diff) + (gsize) y * cairo_image_surface_get_stride (diff);

      for (int x = 0; x < 4 * width; x += 4)
        {
          gboolean same = TRUE;

          for (int channel = 0; channel < 4; channel++)
            {
              same = same && abs (a[x + channel] - b[x + channel]) <= CHANNEL_TOLERANCE;
              out[x + channel] = channel == 3 ? 255 : 192 + a[x + channel] / 4;
            }
          if (same)
            continue;
          differing++;
          out[x] = out[x + 1] = 0;
          out[x + 2] = 255;
        }
    }
  cairo_surface_mark_dirty (diff);
  return differing;
}

static void
keep (cairo_surface_t *surface, const char *name, const char *kind)
{
  g_autofree char *file = g_strconcat (name, kind, NULL), *path = g_build_filename (g_test_get_dir (G_TEST_BUILT), "tests", "picture", file, NULL);

  cairo_surface_write_to_png (surface, path);
  g_test_message ("see %s", path);
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autofree char *file = g_strconcat (picture->name, ".png", NULL), *reference = source_path (file);
  g_autofree char *path = g_build_filename (work, file, NULL);
  cairo_surface_t *wanted, *drawn, *diff;
  int width, height;
  guint differing;

  if (g_strcmp0 (g_getenv ("MULTIVECTOR_PICTURES"), "update") == 0)
    {
      render (picture, reference);
      g_test_skip ("written anew");
      return;
    }
  render (picture, path);
  wanted = read_png (reference);
  drawn = read_png (path);
  width = cairo_image_surface_get_width (wanted);
  height = cairo_image_surface_get_height (wanted);
  g_assert_cmpint (cairo_image_surface_get_width (drawn), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (drawn), ==, height);
  diff = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  differing = compare (wanted, drawn, diff);
  if (differing > PIXEL_TOLERANCE * width * height)
    {
      keep (drawn, picture->name, ".out.png");
      keep (diff, picture->name, ".diff.png");
      g_test_message ("%u of %d pixels differ", differing, width * height);
      g_test_fail ();
    }
  cairo_surface_destroy (wanted);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (diff);
}

/* The comparison itself can fail. */
static void
test_comparison (void)
{
  cairo_surface_t *one = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_surface_t *other = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_surface_t *diff = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);

  g_assert_cmpuint (compare (one, other, diff), ==, 0);
  cairo_image_surface_get_data (other)[4 * 3 + 1] = CHANNEL_TOLERANCE;
  g_assert_cmpuint (compare (one, other, diff), ==, 0);
  cairo_image_surface_get_data (other)[4 * 3 + 1] = CHANNEL_TOLERANCE + 1;
  g_assert_cmpuint (compare (one, other, diff), ==, 1);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  cairo_surface_destroy (diff);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &child, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  work = g_dir_make_tmp ("multivector-picture-XXXXXX", NULL);
  g_assert_nonnull (work);
  folder = g_file_new_for_path (work);

  g_test_add_func ("/picture/comparison", test_comparison);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/picture/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  status = g_test_run ();
  remove_folder (folder);
  g_free (work);
  return status;
}
