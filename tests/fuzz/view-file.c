/* A view file, which may come from anybody: refused with a sentence, or read, and then written and read again with the same words. */
#include "tests/fuzz/fuzz.h"

#include "app/view/file.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvViewFile) file = mv_view_file_read ((const char *) data, size, "fuzz.mview", &error), again = NULL;
  g_autofree char *written = NULL;

  if (file == NULL)
    {
      g_assert_true (error != NULL && *error->message != '\0');
      return 0;
    }
  written = mv_view_file_write (file);
  again = mv_view_file_read (written, strlen (written), "fuzz.mview", &error);
  g_assert_no_error (error);
  g_assert_true (mv_view_equal (file->view, again->view));
  g_assert_cmpstr (file->name, ==, again->name);
  g_assert_cmpstr (file->note, ==, again->note);
  return 0;
}
