#include "app/base/text.h"

#include <locale.h>
#include <string.h>

static char language[8] = "en";

/* The part of a locale name that names the language: "ru_RU.UTF-8" gives "ru". FALSE for "C" and for what is no name. */
static gboolean
take_language (const char *locale)
{
  gsize n = 0;

  while (g_ascii_isalpha (locale[n]))
    n++;
  if (n < 2 || n > 3 || strchr ("_.@:", locale[n]) == NULL)       /* strchr finds the final NUL too */
    return FALSE;
  memcpy (language, locale, n);
  language[n] = '\0';
  return TRUE;
}

void
mv_text_init (const char *lang)
{
  const char *const *wanted;
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  /* Arguments and output are UTF-8, also where the system's locale knows only ASCII. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  /* Numbers are written by app/base/number in the catalogue's manner; the C library must not have a second opinion. */
  setlocale (LC_NUMERIC, "C");

  if (lang != NULL && take_language (lang))
    g_setenv ("LANGUAGE", lang, TRUE);
  else
    {
      wanted = g_get_language_names ();
      if (take_language (wanted[0]))
        g_setenv ("LANGUAGE", wanted[0], TRUE);
    }

  /* The C library looks for no catalogue in the plain C locale, whatever LANGUAGE says. */
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, g_file_test (MV_LOCALE_BUILT, G_FILE_TEST_IS_DIR) ? MV_LOCALE_BUILT : MV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* What GtkBuilder reads is translated from the default domain. */
  textdomain (GETTEXT_PACKAGE);
}

const char *
mv_text_language (void)
{
  return language;
}

gboolean
mv_text_set (char **place, const char *text)
{
  g_return_val_if_fail (place != NULL, FALSE);

  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

char *
mv_text_one_stop (char *text)
{
  if (g_str_has_suffix (text, "..") && !g_str_has_suffix (text, "..."))
    text[strlen (text) - 1] = '\0';
  return text;
}

/* Names that take an article in English: there is no rule. In other languages none of these words is met. */
const char *
mv_text_within (const char *name)
{
  static const char *const names[] = {
    "Bahamas", "British Virgin Islands", "Cayman Islands", "Central African Republic", "Comoros", "Cook Islands", "Dominican Republic", "European Union",
    "Falkland Islands", "Faroe Islands", "Gambia", "Gulf states", "Maldives", "Marshall Islands", "Netherlands", "Northern Mariana Islands", "Philippines",
    "Seychelles", "Solomon Islands", "United Arab Emirates", "United Kingdom", "United States", "U.S. Virgin Islands"
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        g_autofree char *whole = g_strconcat ("the ", name, NULL);

        return g_intern_string (whole);
      }
  return name;
}

/* No line ends at the space between BEFORE, which itself follows FARTHER, and AFTER. */
static gboolean
holds (gunichar farther, gunichar before, gunichar after)
{
  if (after == 0x00b7 || after == '[' || before == '$' || after == 0x2014)
    return TRUE;
  if (g_unichar_isdigit (before))
    return g_unichar_isalpha (after) || after == '%';
  return g_unichar_isalpha (before) && (farther == 0 || g_unichar_isspace (farther) || farther == '(');
}

char *
mv_text_together (const char *text)
{
  GString *kept;
  gunichar farther = 0, before = 0;

  g_return_val_if_fail (text != NULL, NULL);

  kept = g_string_sized_new (strlen (text) + 16);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar one = g_utf8_get_char (c);

      if (one == ' ' && before != 0 && holds (farther, before, g_utf8_get_char (g_utf8_next_char (c))))
        g_string_append (kept, "\u00a0");
      else
        g_string_append_unichar (kept, one);
      farther = before;
      before = one;
    }
  return g_string_free (kept, FALSE);
}

char *
mv_text_plain (const char *text)
{
  g_auto (GStrv) pieces = text != NULL ? g_strsplit (text, "\u00a0", -1) : NULL;

  return pieces != NULL ? g_strjoinv (" ", pieces) : NULL;
}
