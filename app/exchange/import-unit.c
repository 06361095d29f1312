#include "app/exchange/import-unit.h"

#include <string.h>

/* Words are compared folded. Those that begin with ^ are whole words ("mn" is none of "column"); the others may be a part of one. */
static const struct { const char *word; double factor; } scales[] = {
  { "trillion", 1e12 }, { "^trn", 1e12 }, { "трлн", 1e12 }, { "триллион", 1e12 },
  { "billion", 1e9 }, { "^bln", 1e9 }, { "^bn", 1e9 }, { "^mrd", 1e9 }, { "млрд", 1e9 }, { "миллиард", 1e9 }, { "^usdbn", 1e9 },
  { "million", 1e6 }, { "^mln", 1e6 }, { "^mn", 1e6 }, { "^mio", 1e6 }, { "млн", 1e6 }, { "миллион", 1e6 }, { "^usdm", 1e6 }, { "^$m", 1e6 }, { "^us$m", 1e6 }, { "^$bn", 1e9 }, { "^us$bn", 1e9 }, { "^us$ m", 1e6 },
  { "thousand", 1e3 }, { "^thsd", 1e3 }, { "^thous", 1e3 }, { "^ths", 1e3 }, { "^tys", 1e3 }, { "тыс", 1e3 }, { "мың", 1e3 }, { "миң", 1e3 },
  { "ҳазор", 1e3 }, { "минг", 1e3 }, { "^ming", 1e3 }, { "^müň", 1e3 }, { "'000", 1e3 }, { "’000", 1e3 }, { "^000", 1e3 }, { "000s", 1e3 },
  { "^1000", 1e3 }, { "1,000", 1e3 }, { "1 000", 1e3 }, { "^m us$", 1e6 }, { "^m usd", 1e6 }, { "^usd m", 1e6 }
};

/* Longer words first where one is within another. */
static const struct { const char *word, *unit; } units[] = {
  { "^tiv", "TIV million" }, { "% of gdp", "% of GDP" }, { "% of gni", "% of GNI" },
  { "per capita", NULL }, { "на душу", NULL }, { "/person", NULL },
  { "australian dollar", "AUD" }, { "canadian dollar", "CAD" }, { "hong kong dollar", "HKD" }, { "singapore dollar", "SGD" }, { "international dollar", NULL },
  { "international $", NULL },
  { "^usd", "USD" }, { "us$", "USD" }, { "u.s. dollar", "USD" }, { "us dollar", "USD" }, { "долл", "USD" }, { "^usdm", "USD" }, { "^usdbn", "USD" },
  { "^eur", "EUR" }, { "euro", "EUR" }, { "евро", "EUR" }, { "€", "EUR" },
  { "^rub", "RUB" }, { "^rur", "RUB" }, { "rouble", "RUB" }, { "ruble", "RUB" }, { "руб", "RUB" }, { "₽", "RUB" },
  { "^kzt", "KZT" }, { "tenge", "KZT" }, { "тенге", "KZT" }, { "теңге", "KZT" }, { "^тг", "KZT" }, { "₸", "KZT" },
  { "^cny", "CNY" }, { "^rmb", "CNY" }, { "yuan", "CNY" }, { "renminbi", "CNY" }, { "юан", "CNY" },
  { "^tjs", "TJS" }, { "somoni", "TJS" }, { "сомони", "TJS" }, { "сомонӣ", "TJS" },
  { "^kgs", "KGS" }, { "^сом", "KGS" }, { "^som", "KGS" }, { "^uzs", "UZS" }, { "^сум", "UZS" }, { "сўм", "UZS" }, { "so'm", "UZS" }, { "soʻm", "UZS" },
  { "^tmt", "TMT" }, { "manat", "TMT" }, { "манат", "TMT" }, { "^gbp", "GBP" }, { "sterling", "GBP" }, { "£", "GBP" },
  { "^jpy", "JPY" }, { "^yen", "JPY" }, { "иен", "JPY" }, { "¥", NULL }, { "^chf", "CHF" }, { "^inr", "INR" }, { "rupee", "INR" }, { "₹", "INR" },
  { "^krw", "KRW" }, { "₩", "KRW" }, { "^try", "TRY" }, { "₺", "TRY" }, { "^irr", "IRR" }, { "^aed", "AED" }, { "^aud", "AUD" }, { "^cad", "CAD" },
  { "dollars", "USD" }, { "$", "USD" },
  { "^persons", "persons" }, { "^people", "persons" }, { "человек", "persons" }, { "^чел", "persons" }, { "per cent", "%" }, { "percent", "%" },
  { "процент", "%" }, { "%", "%" }, { "tonnes", "t" }, { "тонн", "t" }, { "^kwh", "kWh" }, { "^mw", "MW" }
};

/* Signs and codes that stand in cells. */
static const struct { const char *sign, *unit; } signs[] = {
  { "US$", "USD" }, { "USD", "USD" }, { "$", "USD" }, { "долл. США", "USD" }, { "долл.", "USD" }, { "€", "EUR" }, { "EUR", "EUR" }, { "₽", "RUB" },
  { "RUB", "RUB" }, { "руб.", "RUB" }, { "₸", "KZT" }, { "KZT", "KZT" }, { "тенге", "KZT" }, { "тг", "KZT" }, { "CNY", "CNY" }, { "RMB", "CNY" },
  { "£", "GBP" }, { "GBP", "GBP" }, { "JPY", "JPY" }, { "UZS", "UZS" }, { "KGS", "KGS" }, { "TJS", "TJS" }, { "TMT", "TMT" }, { "TRY", "TRY" },
  { "₺", "TRY" }, { "CHF", "CHF" }, { "%", "%" }
};

static gboolean
stands_alone (const char *text, const char *at, gsize length)
{
  const char *before = at > text ? g_utf8_prev_char (at) : NULL;

  return (before == NULL || !g_unichar_isalnum (g_utf8_get_char (before))) && !g_unichar_isalnum (g_utf8_get_char (at + length));
}

static gboolean
has_word (const char *text, const char *word)
{
  gboolean whole = *word == '^';
  gsize length = strlen (word += whole);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (!whole || stands_alone (text, at, length))
      return TRUE;
  return FALSE;
}

gboolean
mv_import_unit (const char *text, const char **unit, double *factor)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 300)), *folded = g_utf8_casefold (valid, -1);
  gboolean found = FALSE;

  *factor = 1;
  *unit = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (scales) && *factor == 1; i++)
    if (has_word (folded, scales[i].word))
      *factor = scales[i].factor;
  for (guint i = 0; i < G_N_ELEMENTS (units) && !found; i++)
    if (has_word (folded, units[i].word))
      {
        *unit = units[i].unit;
        found = TRUE;
      }
  /* SIPRI counts in millions already. */
  if (*unit != NULL && strcmp (*unit, "TIV million") == 0)
    *factor = 1;
  return *unit != NULL || *factor != 1;
}

gboolean
mv_import_unit_cut (char **text, const char **unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (signs[i].sign);
      gboolean front = g_str_has_prefix (*text, signs[i].sign), back = g_str_has_suffix (*text, signs[i].sign);

      if (!front && !back)
        continue;
      if (front)
        *text += length;
      else
        (*text)[strlen (*text) - length] = '\0';
      *unit = signs[i].unit;
      return TRUE;
    }
  return FALSE;
}
