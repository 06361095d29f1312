#include "app/exchange/import-number.h"

#include <math.h>
#include <string.h>

#define DIGITS_EXACT 15         /* of a whole number that a double holds */

static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static gboolean
is_nothing (const char *text)
{
  static const char *const words[] = { "", "..", "...", "…", "-", "–", "—", "n/a", "n.a.", "na", "null", "none", "x", ":", "nan", "н/д", "нет данных" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Blanks and other signs between groups of three digits; *LENGTH bytes. */
static gboolean
is_group (const char *at, char decimal, gsize *length)
{
  static const char *const marks[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99" };
  const char other[] = { decimal == ',' ? '.' : ',', '\0' };

  *length = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && *length == 0; i++)
    if (strncmp (at, marks[i], strlen (marks[i])) == 0)
      *length = strlen (marks[i]);
  if (*length == 0 && *at == *other)
    *length = 1;
  return *length > 0 && g_ascii_isdigit (at[*length]) && g_ascii_isdigit (at[*length + 1]) && g_ascii_isdigit (at[*length + 2])
         && !g_ascii_isdigit (at[*length + 3]);
}

/* Long or scientific numbers, and whatever else: rewritten for the library. */
static MvNumberState
slow_number (const char *text, char decimal, double *value)
{
  char plain[64], *end;
  gsize n = 0, length;

  while (g_ascii_isspace (*text))
    text++;
  for (; *text != '\0' && n + 1 < sizeof plain; text++)
    if (is_group (text, decimal, &length))
      text += length - 1;
    else
      plain[n++] = *text == decimal ? '.' : *text;
  while (n > 0 && (g_ascii_isspace (plain[n - 1]) || plain[n - 1] == '%'))
    n--;
  plain[n] = '\0';
  if (is_nothing (plain))
    return MV_NUMBER_NONE;
  if (strspn (plain, "+-0123456789.eE") != n)
    return MV_NUMBER_BAD;
  *value = g_ascii_strtod (plain, &end);
  return *end == '\0' && isfinite (*value) && *text == '\0' ? MV_NUMBER_GOOD : MV_NUMBER_BAD;
}

MvNumberState
mv_import_number (const char *text, char decimal, double *value)
{
  const char *next = text;
  guint64 whole = 0;
  guint digits = 0, after = 0;
  gboolean negative = *next == '-', point = FALSE;

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
          return slow_number (text, decimal, value);
      }
  if (*next != '\0' || digits == 0)
    return slow_number (text, decimal, value);
  *value = (double) whole / powers[after];
  if (negative)
    *value = -*value;
  return MV_NUMBER_GOOD;
}

static int
four_digits (const char *text)
{
  int year = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      year = year * 10 + text[i] - '0';
    }
  return g_ascii_isdigit (text[4]) ? 0 : year;
}

int
mv_import_year (const char *text)
{
  int year;

  while (g_ascii_isspace (*text))
    text++;
  if ((*text == 'F' || *text == 'f') && (text[1] == 'Y' || text[1] == 'y'))
    text += 2;
  year = strlen (text) >= 4 ? four_digits (text) : 0;
  if (year > 0)
    return year >= 1800 && year <= 2100 ? year : 0;
  /* 01.05.2023, 5/1/2023 */
  for (const char *next = text; *next != '\0' && next - text < 8; next++)
    if ((*next == '.' || *next == '/' || *next == '-') && next > text && strlen (next + 1) >= 4 && (year = four_digits (next + 1)) >= 1800 && year <= 2100)
      return year;
  return 0;
}

gboolean
mv_import_unit (const char *text, const char **unit, double *factor)
{
  static const struct { const char *word; double factor; } scales[] = {
    { "billion", 1e9 }, { "bln", 1e9 }, { "млрд", 1e9 }, { "million", 1e6 }, { "mln", 1e6 }, { "млн", 1e6 }, { "thousand", 1e3 }, { "тыс", 1e3 },
    { "'000", 1e3 }, { "1000", 1e3 }, { "1,000", 1e3 }
  };
  static const struct { const char *word, *unit; } units[] = {
    { "usd", "USD" }, { "us$", "USD" }, { "u.s. dollar", "USD" }, { "us dollar", "USD" }, { "долл", "USD" }, { "dollars", "USD" }, { "eur", "EUR" },
    { "евро", "EUR" }, { "€", "EUR" }, { "persons", "persons" }, { "человек", "persons" }, { "tiv", "TIV million" }, { "per cent", "%" },
    { "percent", "%" }, { "%", "%" }, { "tonnes", "t" }, { "тонн", "t" }
  };
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 300)), *folded = g_utf8_casefold (valid, -1);
  gboolean found = FALSE;

  *factor = 1;
  *unit = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (scales) && *factor == 1; i++)
    if (strstr (folded, scales[i].word) != NULL)
      *factor = scales[i].factor;
  for (guint i = 0; i < G_N_ELEMENTS (units) && !found; i++)
    if (strstr (folded, units[i].word) != NULL)
      {
        *unit = units[i].unit;
        found = TRUE;
      }
  /* SIPRI counts in millions already. */
  if (found && g_str_equal (*unit, "TIV million"))
    *factor = 1;
  return found || *factor != 1;
}
