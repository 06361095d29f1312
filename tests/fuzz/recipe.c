/* A recipe, as another person may send it: refused with a sentence, or read, and then written and read again as the same. */
#include "tests/fuzz/fuzz.h"

#include "app/exchange/recipe.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvRecipe) recipe = mv_recipe_parse ((const char *) data, (gssize) size, &error), again = NULL;
  g_autofree char *written = NULL, *twice = NULL;

  if (recipe == NULL)
    {
      g_assert_true (error != NULL && *error->message != '\0');
      return 0;
    }
  written = mv_recipe_text (recipe);
  again = mv_recipe_parse (written, -1, &error);
  g_assert_no_error (error);
  twice = mv_recipe_text (again);
  g_assert_cmpstr (written, ==, twice);
  return 0;
}
