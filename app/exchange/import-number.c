#include "app/exchange/import-number.h"

#include <math.h>
#include <string.h>

#include "app/exchange/import-unit.h"

#define DIGITS_EXACT 15         /* of a whole number that a double holds */
#define LONGEST 100             /* bytes of a cell that may be a number */

static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static gboolean
is_nothing (const char *text)
{
  static const char *const words[] = { "", ".", "..", "...", "…", "-", "--", "---", "–", "—", "−", "n/a", "n.a.", "n.a", "na", "(na)", "#n/a", "#н/д",
                                       "nd", "n.d.", "n/d", "null", "none", "x", ":", "nan", "н/д", "н.д.", "нд", "нет данных", "no data",
                                       "not available", "*", "**" };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* --- the ends of a cell: blanks, brackets, signs, units, footnotes --------------------------------------------------------------------- */

/* FALSE when nothing was cut off. TEXT shrinks in place. */
static gboolean
cut_front (char **text, const char *word)
{
  if (*word == '\0' || !g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  return TRUE;
}

static gboolean
cut_back (char *text, const char *word)
{
  if (*word == '\0' || !g_str_has_suffix (text, word))
    return FALSE;
  text[strlen (text) - strlen (word)] = '\0';
  return TRUE;
}

static char *
trim (char *text)
{
  static const char *const blanks[] = { " ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87", "\xEF\xBB\xBF", "\xE2\x80\x8B", NULL };

  for (guint i = 0; blanks[i] != NULL; i++)
    if (cut_front (&text, blanks[i]) || cut_back (text, blanks[i]))
      i = (guint) -1;
  return text;
}

/* 14*, 14², 14 [3], 14 (p): what stands behind the number and is none of it. */
static gboolean
cut_mark (char *text)
{
  static const char *const marks[] = { "*", "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰", "⁾", NULL };
  gsize length = strlen (text);
  char *open;

  for (guint i = 0; marks[i] != NULL; i++)
    if (cut_back (text, marks[i]))
      return TRUE;
  if (length < 4 || (text[length - 1] != ']' && text[length - 1] != ')'))
    return FALSE;
  open = strrchr (text, text[length - 1] == ']' ? '[' : '(');
  if (open == NULL || open == text || strlen (open) > 4)
    return FALSE;
  for (const char *next = open + 1; next[1] != '\0'; next++)
    if (!(g_ascii_isalpha (*next) || (*open == '[' && g_ascii_isdigit (*next))))
      return FALSE;
  *open = '\0';
  return TRUE;
}

static gboolean
cut_sign (char **text, gboolean *negative)
{
  static const char *const minus[] = { "-", "−", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (minus); i++)
    if (cut_front (text, minus[i]) || cut_back (*text, minus[i]))
      {
        *negative = TRUE;
        return TRUE;
      }
  return cut_front (text, "+");
}

static gboolean
cut_brackets (char **text, gboolean *negative)
{
  if (**text != '(' || !g_str_has_suffix (*text, ")"))
    return FALSE;
  (*text)++;
  cut_back (*text, ")");
  *negative = TRUE;
  return TRUE;
}

/* What is left is digits and what stands between them. Each end is cut at most once of each kind. */
static char *
cut_ends (char *text, gboolean *negative, const char **unit)
{
  gboolean sign = FALSE, named = FALSE;

  text = trim (text);
  while (cut_mark (text))
    text = trim (text);
  for (;;)
    {
      if (!named && mv_import_unit_cut (&text, unit))
        named = TRUE;
      else if (!sign && (cut_brackets (&text, negative) || cut_sign (&text, negative)))
        sign = TRUE;
      else
        return text;
      text = trim (text);
    }
}

/* --- digits ----------------------------------------------------------------------------------------------------------------------------- */

/* The kind of the mark between groups of three digits at AT, 0 = none; *LENGTH bytes. */
static char
group_mark (const char *at, gsize *length)
{
  static const struct { const char *bytes; char kind; } marks[] = {
    { " ", ' ' }, { "\xC2\xA0", ' ' }, { "\xE2\x80\xAF", ' ' }, { "\xE2\x80\x89", ' ' }, { "\xE2\x80\x87", ' ' }, { "'", '\'' },
    { "\xE2\x80\x99", '\'' }, { "\xCA\xBC", '\'' }, { ".", '.' }, { ",", ',' }
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strncmp (at, marks[i].bytes, strlen (marks[i].bytes)) == 0)
      {
        *length = strlen (marks[i].bytes);
        return marks[i].kind;
      }
  return 0;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* Copies the whole part to PLAIN, without the marks of its groups; how many bytes of TEXT it was. A mark that comes twice groups, whichever
 * the decimal sign is: 1.234.567 is one number everywhere. */
static gsize
take_whole (const char *text, char decimal, GString *plain)
{
  guint n = count_digits (text);
  const char *next = text + n;
  char kind = 0, other;
  gsize length;
  guint groups = 0;

  g_string_append_len (plain, text, n);
  if (n == 0 || n > 3)
    return n;
  while ((other = group_mark (next, &length)) != 0 && (kind == 0 || other == kind) && count_digits (next + length) == 3)
    {
      kind = other;
      groups++;
      g_string_append_len (plain, next + length, 3);
      next += length + 3;
    }
  if (kind == decimal && groups < 2)
    {
      g_string_truncate (plain, n);
      return n;
    }
  return (gsize) (next - text);
}

/* Grouped, long or scientific numbers, and whatever else: rewritten for the library. */
static MvNumberState
slow_number (const char *cell, char decimal, double *value, const char **unit)
{
  char copy[LONGEST + 1], *text = copy, *end;
  g_autoptr (GString) plain = NULL;
  gboolean negative = FALSE;
  const char *next;

  if (strlen (cell) > LONGEST || !g_utf8_validate (cell, -1, NULL))
    return MV_NUMBER_BAD;
  strcpy (copy, cell);
  text = trim (text);
  if (is_nothing (text))
    return MV_NUMBER_NONE;
  text = cut_ends (text, &negative, unit);
  plain = g_string_new (NULL);
  next = text + take_whole (text, decimal, plain);
  if (*next == decimal)
    {
      guint n = count_digits (next + 1);

      if (n == 0 && plain->len == 0)
        return MV_NUMBER_BAD;
      g_string_append_c (plain, '.');
      g_string_append_len (plain, next + 1, n);
      next += n + 1;
    }
  if (plain->len == 0)
    return MV_NUMBER_BAD;
  if (*next == 'e' || *next == 'E')
    {
      gsize sign = next[1] == '+' || next[1] == '-' ? 1 : 0;

      if (count_digits (next + 1 + sign) == 0)
        return MV_NUMBER_BAD;
      g_string_append (plain, next);
      next += 1 + sign + count_digits (next + 1 + sign);
    }
  if (*next != '\0')
    return MV_NUMBER_BAD;
  *value = g_ascii_strtod (plain->str, &end);
  if (negative)
    *value = -*value;
  return isfinite (*value) ? MV_NUMBER_GOOD : MV_NUMBER_BAD;
}

MvNumberState
mv_import_number (const char *text, char decimal, double *value, const char **unit)
{
  const char *next = text;
  guint64 whole = 0;
  guint digits = 0, after = 0;
  gboolean negative = *next == '-', point = FALSE;

  *unit = NULL;
  if (negative)
    next++;
  for (; (g_ascii_isdigit (*next) || (*next == decimal && !point)); next++)
    if (*next == decimal)
      point = TRUE;
    else
      {
        whole = whole * 10 + (guint64) (*next - '0');
        digits++;
        after += point;
        if (digits > DIGITS_EXACT)
          return slow_number (text, decimal, value, unit);
      }
  if (*next != '\0' || digits == 0)
    return slow_number (text, decimal, value, unit);
  *value = (double) whole / powers[after];
  if (negative)
    *value = -*value;
  return MV_NUMBER_GOOD;
}
