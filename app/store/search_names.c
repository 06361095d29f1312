#include "app/store/search_names.h"

#include <string.h>

char *
mv_search_fold (const char *text)
{
  g_autofree char *good = g_utf8_make_valid (text, -1), *plain = g_utf8_normalize (good, -1, G_NORMALIZE_NFD);
  GString *folded = g_string_sized_new (strlen (plain));

  for (const char *c = plain; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (c));

      if (g_unichar_ismark (letter))
        continue;
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (folded, letter);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static gboolean
has_word_like (const char *name, const char *word, gsize length)
{
  for (const char *start = name; start != NULL; start = strchr (start, ' '))
    {
      if (*start == ' ')
        start++;
      if (strncmp (start, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

MvMatch
mv_search_match (const char *name, const char *typed)
{
  if (*typed == '\0')
    return MV_MATCH_NONE;
  if (g_str_has_prefix (name, typed))
    return name[strlen (typed)] == '\0' ? MV_MATCH_WHOLE : MV_MATCH_BEGINNING;
  for (const char *word = typed; word != NULL; word = strchr (word, ' '))
    {
      if (*word == ' ')
        word++;
      if (!has_word_like (name, word, strcspn (word, " ")))
        return MV_MATCH_NONE;
    }
  return MV_MATCH_WORDS;
}

char *
mv_search_latin (const char *text)
{
  static const char *const letters[] = {
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "",
    "e", "yu", "ya"
  };
  GString *latin = g_string_new (NULL);
  gboolean any = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (c));

      if (letter == 0x451)      /* ё */
        letter = 0x435;
      if (letter >= 0x430 && letter < 0x430 + G_N_ELEMENTS (letters))
        {
          g_string_append (latin, letters[letter - 0x430]);
          any = TRUE;
        }
      else
        g_string_append_unichar (latin, letter);
    }
  if (any)
    return g_string_free (latin, FALSE);
  g_string_free (latin, TRUE);
  return NULL;
}
