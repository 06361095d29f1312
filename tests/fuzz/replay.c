/* Gives the files of a corpus, a test each, to a target. */
#include "tests/fuzz/fuzz.h"

static void
replay (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (data, &bytes, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) bytes, length);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  GDir *folder;
  const char *name;
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_open (argv[1], 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), replay, g_free);
      n++;
    }
  g_dir_close (folder);
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}
