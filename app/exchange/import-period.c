#include "app/exchange/import-period.h"

#include <string.h>

#define LONGEST 40              /* letters of a date */
#define FIRST_YEAR 1800
#define LAST_YEAR 2100

/* Beginnings of words that name a part of a year, folded. */
static const char *const parts[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "янв", "фев", "март", "апр", "май", "мая", "июн", "июл", "авг",
  "сен", "окт", "ноя", "дек", "кв", "quarter", "полуг", "half", "month", "мес", "week", "нед", "марта"
};

/* ... and those that say nothing more than that it is a year. */
static const char *const years[] = { "год", "г", "year", "yr", "fy", "cy", "в", "за", "жыл", "йил", "yil", "сол", "ý", "ж", "p", "e", "r", "f", "est", "prel",
                                     "estimate", "forecast", "прогноз", "оценка", "предв", "на", "конец", "end", "of" };

static gboolean
begins_with_any (const char *word, const char *const *beginnings, guint n, gboolean whole)
{
  for (guint i = 0; i < n; i++)
    if (whole ? strcmp (word, beginnings[i]) == 0 : g_str_has_prefix (word, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* Digits of TEXT as a number of N digits; -1 = other than N. */
static int
number (const char *text, guint n)
{
  int value = 0;
  guint i = 0;

  for (; g_ascii_isdigit (text[i]); i++)
    if (i < n)
      value = value * 10 + text[i] - '0';
  return i == n ? value : -1;
}

static gboolean
is_year (int year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static int
told (int year, gboolean is_part, gboolean *part)
{
  if (!is_year (year) || (is_part && part == NULL))
    return 0;
  if (part != NULL)
    *part = is_part;
  return year;
}

static int
told_day (int year, int month, int day, gboolean *part)
{
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return 0;
  return told (year, !((month == 1 && day == 1) || (month == 12 && day == 31)), part);
}

/* 2023-05-01, 2023/5/1 with or without an hour; 2023-05; 2019/20; 2019-2020. AT is behind the year's digits. */
static int
after_year (int year, const char *at, gboolean *part)
{
  char sign = *at;
  const char *next = at + 1;
  int first = number (next, 2), single = number (next, 1), other = number (next, 4);

  if (other > 0)
    return other == year + 1 && next[4] == '\0' ? told (year, FALSE, part) : 0;
  if (first < 0)
    first = single;
  if (first < 0)
    return 0;
  next += single >= 0 ? 1 : 2;
  if (*next == sign && g_ascii_isdigit (next[1]))
    return told_day (year, first, number (next + 1, 2) >= 0 ? number (next + 1, 2) : number (next + 1, 1), part);
  if (*next != '\0')
    return 0;
  if (sign == '/' && first == (year + 1) % 100)
    return told (year, FALSE, part);
  if (sign == '.' && first == 0)
    return told (year, FALSE, part);
  return first >= 1 && first <= 12 ? told (year, TRUE, part) : 0;
}

/* 31.12.2023, 12/31/2023, 05.2023: which of two small numbers is the month matters only for the ends of a year. */
static int
before_year (const char *text, gboolean *part)
{
  int one = number (text, 2) >= 0 ? number (text, 2) : number (text, 1), two;
  const char *next = text + (number (text, 2) >= 0 ? 2 : 1), *last;

  if (one < 0 || strchr ("./-", *next) == NULL || *next == '\0')
    return 0;
  if (number (next + 1, 4) > 0)
    return next[5] == '\0' && one >= 1 && one <= 12 ? told (number (next + 1, 4), TRUE, part) : 0;
  two = number (next + 1, 2) >= 0 ? number (next + 1, 2) : number (next + 1, 1);
  last = next + 1 + (number (next + 1, 2) >= 0 ? 2 : 1);
  if (two < 0 || *last != *next || number (last + 1, 4) < 0 || g_ascii_isalnum (last[5]))
    return 0;
  return one > 12 ? told_day (number (last + 1, 4), two, one, part) : two > 12 ? told_day (number (last + 1, 4), one, two, part)
         : told_day (number (last + 1, 4), two, one, part);
}

/* "I кв. 2023", "May 2023", "2023M05", "2023 год", "31 December 2023", "Jan-23": one year among words, all of which are known. */
static int
among_words (const char *text, gboolean *part)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  int year = 0, day = 0;
  gboolean is_part = FALSE, strange = FALSE, month = FALSE;

  for (const char *next = folded; *next != '\0';)
    {
      gunichar letter = g_utf8_get_char (next);

      if (g_ascii_isdigit (*next))
        {
          guint n = (guint) strspn (next, "0123456789");

          if (n == 4 && year == 0)
            year = number (next, 4);
          else if (n <= 2 && day == 0)
            day = number (next, n);
          else
            return 0;
          next += n;
        }
      else if (g_unichar_isalpha (letter))
        {
          g_autofree char *word = NULL;
          const char *end = next;

          while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          word = g_strndup (next, (gsize) (end - next));
          if (begins_with_any (word, parts, G_N_ELEMENTS (parts), FALSE))
            month = TRUE;
          /* 2023Q1, 2023M05, H1 2023; Roman numbers of quarters. */
          else if ((strlen (word) == 1 && strchr ("qmhws", *word) != NULL) || strspn (word, "iv") == strlen (word))
            is_part = TRUE;
          else if (!begins_with_any (word, years, G_N_ELEMENTS (years), TRUE) && !g_str_has_prefix (word, "год"))
            strange = TRUE;
          next = end;
        }
      else
        next = g_utf8_next_char (next);
    }
  if (strange)
    return 0;
  if (year == 0 && month && day > 0 && strpbrk (folded, "-.") != NULL)
    return told (day <= 50 ? 2000 + day : 1900 + day, TRUE, part);
  if (day > 0 && !month && !is_part)
    return 0;
  if (day == 31 && (strstr (folded, "dec") != NULL || strstr (folded, "дек") != NULL))
    return told (year, FALSE, part);
  return told (year, is_part || month, part);
}

int
mv_import_year (const char *text, gboolean *part)
{
  int year, digits;

  while (g_ascii_isspace (*text))
    text++;
  if (g_ascii_strncasecmp (text, "FY", 2) == 0)
    text += 2;
  year = number (text, 4);
  if (year >= 0 && text[4] == '\0')
    return told (year, FALSE, part);
  digits = (int) strspn (text, "0123456789");
  if (text[digits] == '\0' && digits == 6)
    {
      int month = (text[4] - '0') * 10 + text[5] - '0';

      return month >= 1 && month <= 12 ? told ((int) (g_ascii_strtoull (text, NULL, 10) / 100), TRUE, part) : 0;
    }
  if (text[digits] == '\0' && digits == 8)
    {
      guint64 day = g_ascii_strtoull (text, NULL, 10);

      return told_day ((int) (day / 10000), (int) (day / 100 % 100), (int) (day % 100), part);
    }
  if (strlen (text) > 4 * LONGEST || !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > LONGEST)
    return 0;
  /* "2023 [YR2023]" */
  if (year >= 0 && strstr (text, "[YR") != NULL)
    return told (year, FALSE, part);
  if (year >= 0 && strchr ("-/.", text[4]) != NULL && g_ascii_isdigit (text[5]))
    return after_year (year, text + 4, part);
  year = digits == 1 || digits == 2 ? before_year (text, part) : 0;
  return year > 0 ? year : among_words (text, part);
}

int
mv_import_serial_year (const char *text, gboolean *part)
{
  static const int first = 18264, last = 55153;         /* 1 January 1950 and 2051 */
  gsize digits = strspn (text, "0123456789");
  guint64 day = g_ascii_strtoull (text, NULL, 10);
  GDate date;

  if (digits != 5 || (text[5] != '\0' && text[5] != '.') || day < (guint64) first || day >= (guint64) last)
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  return told_day (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), part);
}
