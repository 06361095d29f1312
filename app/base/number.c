#include "app/base/number.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/base/unit.h"

#define MINUS "\u2212"

/* PATTERN with its first "%s" replaced by TEXT: patterns come from translators, so they never meet printf. */
static char *
fill (const char *pattern, const char *text)
{
  const char *hole = strstr (pattern, "%s"), *after = hole != NULL ? hole + 2 : NULL;
  /* Translators: the space between a number and its unit: a no-break space where the language wants one */
  const char *gap = C_("between a number and its unit", " ");
  gboolean wide = hole != NULL && hole > pattern && hole[-1] == ' ';

  if (hole == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s%s%s", (int) (hole - pattern) - wide, pattern, wide ? gap : "", text, *after == ' ' ? gap : "", *after == ' ' ? after + 1 : after);
}

/* The digits of a non-negative number in the C locale, "1234567.8", with the language's separators. */
static char *
group (const char *digits)
{
  /* Translators: the mark between groups of three digits, as in 1,234,567 */
  const char *thousands = C_("thousands separator", ",");
  /* Translators: the mark before decimals, as in 12.5 */
  const char *point = C_("decimal separator", ".");
  gsize whole = strcspn (digits, ".");
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, thousands);
      g_string_append_c (text, digits[i]);
    }
  if (digits[whole] == '.')
    {
      g_string_append (text, point);
      g_string_append (text, digits + whole + 1);
    }
  return g_string_free (text, FALSE);
}

/* VALUE >= 0 with DECIMALS places at most: trailing zeros are dropped. */
static char *
write_digits (double value, int decimals)
{
  char format[8], digits[G_ASCII_DTOSTR_BUF_SIZE + 310];
  gsize end;

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 12));
  g_ascii_formatd (digits, sizeof digits, format, value);
  if (strchr (digits, '.') != NULL)
    {
      for (end = strlen (digits); digits[end - 1] == '0'; end--)
        ;
      if (digits[end - 1] == '.')
        end--;
      digits[end] = '\0';
    }
  return group (digits);
}

/* VALUE > 0 rounded to three significant digits. */
static double
round_to_three (double value)
{
  double step = pow (10, floor (log10 (value)) - 2);

  return round (value / step) * step;
}

static int
decimals_for_three (double value)
{
  if (value <= 0)
    return 0;
  return MAX (0, 2 - (int) floor (log10 (value) + 1e-9));
}

static char *
finish (double value, const char *digits, const char *unit)
{
  g_autofree char *with_unit = fill (mv_unit_pattern (unit), digits);

  /* "0" rounded from a small negative number has no sign. */
  if (value < 0 && strpbrk (digits, "123456789") != NULL)
    return g_strconcat (MINUS, with_unit, NULL);
  return g_steal_pointer (&with_unit);
}

char *
mv_number_short (double value, const char *unit)
{
  static const struct { double size; const char *pattern; } scales[] = {
    { 1e12, NC_("number with scale", "%s tn") },
    { 1e9,  NC_("number with scale", "%s bn") },
    { 1e6,  NC_("number with scale", "%s million") },
    { 1e3,  NC_("number with scale", "%s thousand") }
  };
  double size = fabs (value);
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup (_("not known"));

  if (size < 99999.5)
    {
      digits = write_digits (size, size >= 1000 ? 0 : decimals_for_three (size));
      return finish (value, digits, unit);
    }
  size = round_to_three (size);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (size >= scales[i].size)
      {
        g_autofree char *scaled = write_digits (size / scales[i].size, decimals_for_three (size / scales[i].size));
        digits = fill (C_("number with scale", scales[i].pattern), scaled);
        break;
      }
  return finish (value, digits, unit);
}

char *
mv_number_full (double value, const char *unit)
{
  double size = fabs (value);
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup (_("not known"));
  /* Fifteen significant digits are what a double can promise. */
  digits = write_digits (size, size >= 1 ? MAX (0, MIN (6, 14 - (int) log10 (size))) : 9);
  return finish (value, digits, unit);
}

double
mv_number_nice (double value)
{
  double power, lead;

  g_return_val_if_fail (value > 0 && isfinite (value), 1);

  power = pow (10, floor (log10 (value)));
  lead = value / power;
  if (lead <= 1 + 1e-9)
    return power;
  return (lead <= 2 + 1e-9 ? 2 : lead <= 5 + 1e-9 ? 5 : 10) * power;
}
