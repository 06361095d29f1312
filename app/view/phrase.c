#include "app/view/phrase.h"

#include <stdarg.h>
#include <string.h>

#define MOST_HOLES 8

static const char *const words[MV_N_SLOTS] = {
  [MV_SLOT_FOCUS] = "focus", [MV_SLOT_MEASURE] = "measure", [MV_SLOT_DIRECTION] = "direction", [MV_SLOT_PRODUCT] = "product",
  [MV_SLOT_TOP] = "top", [MV_SLOT_PARTNERS] = "partners", [MV_SLOT_YEAR] = "year", [MV_SLOT_PERIOD] = "period", [MV_SLOT_DATE] = "date",
  [MV_SLOT_ORGANISATIONS] = "organisations", [MV_SLOT_POWER] = "power", [MV_SLOT_PROJECTS] = "projects", [MV_SLOT_SPONSORS] = "sponsors",
  [MV_SLOT_THEMES] = "themes", [MV_SLOT_STATUSES] = "statuses", [MV_SLOT_OVERLAY] = "overlay",
  [MV_SLOT_LEAST] = "least", [MV_SLOT_BELOW] = "below", [MV_SLOT_ANNOUNCED] = "announced", [MV_SLOT_COMMITTED] = "committed",
  [MV_SLOT_STARTED] = "started", [MV_SLOT_AMOUNT] = "amount", [MV_SLOT_STANDINGS] = "standings"
};

const char *
mv_slot_word (MvSlot slot)
{
  return slot < MV_N_SLOTS ? words[slot] : NULL;
}

static MvSlot
slot_called (const char *word)
{
  for (MvSlot slot = MV_SLOT_NONE + 1; slot < MV_N_SLOTS; slot++)
    if (g_str_equal (words[slot], word))
      return slot;
  return MV_SLOT_NONE;
}

static void
part_clear (gpointer data)
{
  g_free (((MvPhrasePart *) data)->text);
}

GArray *
mv_phrase (MvSlot slot, char *text)
{
  GArray *phrase = g_array_new (FALSE, FALSE, sizeof (MvPhrasePart));

  g_array_set_clear_func (phrase, part_clear);
  if (text != NULL)
    mv_phrase_add (phrase, slot, text);
  g_free (text);
  return phrase;
}

void
mv_phrase_add (GArray *phrase, MvSlot slot, const char *text)
{
  MvPhrasePart *last = phrase->len > 0 ? &g_array_index (phrase, MvPhrasePart, phrase->len - 1) : NULL;
  MvPhrasePart part = { slot, NULL };

  if (*text == '\0')
    return;
  if (last != NULL && last->slot == MV_SLOT_NONE && slot == MV_SLOT_NONE)
    {
      char *both = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = both;
      return;
    }
  part.text = g_strdup (text);
  g_array_append_val (phrase, part);
}

static void
add_copies (GArray *phrase, const GArray *other)
{
  for (guint i = 0; i < other->len; i++)
    mv_phrase_add (phrase, g_array_index (other, MvPhrasePart, i).slot, g_array_index (other, MvPhrasePart, i).text);
}

void
mv_phrase_take (GArray *phrase, GArray *other)
{
  add_copies (phrase, other);
  g_array_unref (other);
}

typedef struct { const char *name; GArray *phrase; } Hole;

/* What stands between two braces. */
static void
add_braced (GArray *phrase, const char *inside, const Hole *holes, guint n)
{
  const char *colon = strchr (inside, ':');
  g_autofree char *word = colon != NULL ? g_strndup (inside, colon - inside) : NULL;

  if (colon != NULL)
    {
      mv_phrase_add (phrase, slot_called (word), colon + 1);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (g_str_equal (holes[i].name, inside))
      add_copies (phrase, holes[i].phrase);
}

GArray *
mv_phrase_fill (const char *pattern, ...)
{
  GArray *phrase = mv_phrase (MV_SLOT_NONE, NULL);
  Hole holes[MOST_HOLES];
  guint n = 0;
  const char *name;
  va_list args;

  va_start (args, pattern);
  while ((name = va_arg (args, const char *)) != NULL && n < MOST_HOLES)
    holes[n++] = (Hole) { name, va_arg (args, GArray *) };
  va_end (args);
  while (*pattern != '\0')
    {
      gsize plain = strcspn (pattern, "{"), length = pattern[plain] == '{' ? strcspn (pattern + plain, "}") : 0;
      g_autofree char *before = g_strndup (pattern, plain), *inside = length > 0 ? g_strndup (pattern + plain + 1, length - 1) : NULL;

      mv_phrase_add (phrase, MV_SLOT_NONE, before);
      if (inside != NULL)
        add_braced (phrase, inside, holes, n);
      pattern += plain + length;
      if (*pattern == '}')
        pattern++;
    }
  for (guint i = 0; i < n; i++)
    g_array_unref (holes[i].phrase);
  return phrase;
}

char *
mv_phrase_text (const GArray *phrase)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phrase->len; i++)
    g_string_append (text, g_array_index (phrase, MvPhrasePart, i).text);
  return g_string_free (text, FALSE);
}
