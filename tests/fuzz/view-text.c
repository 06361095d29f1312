/* The text of a view, as a link, the command line or a saved view may hold it: refused with a sentence, or read, and then written and
 * read again as the same view. */
#include "tests/fuzz/fuzz.h"

#include "app/view/view.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvView) view = mv_view_parse (text, &error), again = NULL;
  g_autofree char *written = NULL;

  if (view == NULL)
    {
      g_assert_true (error != NULL && *error->message != '\0');
      return 0;
    }
  written = mv_view_text (view);
  again = mv_view_parse (written, &error);
  g_assert_no_error (error);
  g_assert_true (mv_view_equal (view, again));
  return 0;
}
