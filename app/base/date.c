#include "app/base/date.h"

#include <string.h>

#include "app/base/text.h"

/* Two digits at TEXT as a number, or -1. */
static int
two_digits (const char *text)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

gboolean
mv_date_parse (const char *text, MvDate *date)
{
  MvDate read = { 0, 0, 0 };
  gsize length;
  int century, rest, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = read;
  if (text == NULL || *text == '\0')
    return TRUE;

  length = strlen (text);
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  century = two_digits (text);
  rest = century < 0 ? -1 : two_digits (text + 2);
  if (century < 0 || rest < 0 || century * 100 + rest < 1)
    return FALSE;
  read.year = (gint16) (century * 100 + rest);

  if (length >= 7)
    {
      month = text[4] == '-' ? two_digits (text + 5) : -1;
      if (month < 1 || month > 12)
        return FALSE;
      read.month = (gint8) month;
    }
  if (length == 10)
    {
      day = text[7] == '-' ? two_digits (text + 8) : -1;
      if (day < 1 || day > g_date_get_days_in_month (read.month, read.year))
        return FALSE;
      read.day = (gint8) day;
    }
  *date = read;
  return TRUE;
}

char *
mv_date_text (MvDate date)
{
  if (date.year == 0)
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The month as it stands beside a year, and as it stands after a day: many languages tell the two apart. */
static const char *
month_alone (int month)
{
  const char *names[] = {
    NC_("month and year", "January"), NC_("month and year", "February"), NC_("month and year", "March"),
    NC_("month and year", "April"), NC_("month and year", "May"), NC_("month and year", "June"),
    NC_("month and year", "July"), NC_("month and year", "August"), NC_("month and year", "September"),
    NC_("month and year", "October"), NC_("month and year", "November"), NC_("month and year", "December")
  };
  return C_("month and year", names[month - 1]);
}

static const char *
month_after_day (int month)
{
  const char *names[] = {
    NC_("month after a day", "January"), NC_("month after a day", "February"), NC_("month after a day", "March"),
    NC_("month after a day", "April"), NC_("month after a day", "May"), NC_("month after a day", "June"),
    NC_("month after a day", "July"), NC_("month after a day", "August"), NC_("month after a day", "September"),
    NC_("month after a day", "October"), NC_("month after a day", "November"), NC_("month after a day", "December")
  };
  return C_("month after a day", names[month - 1]);
}

char *
mv_date_spoken (MvDate date)
{
  if (date.year == 0)
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (date.day == 0)
    /* Translators: month and year, "May 2015" */
    return g_strdup_printf (C_("date", "%1$s %2$d"), month_alone (date.month), date.year);
  /* Translators: day, month and year, "12 May 2015" */
  return g_strdup_printf (C_("date", "%1$d %2$s %3$d"), date.day, month_after_day (date.month), date.year);
}

char *
mv_date_spoken_after (MvDate date)
{
  if (date.year == 0 || date.month == 0 || date.day > 0)
    return mv_date_spoken (date);
  return g_strdup_printf (C_("date", "%1$s %2$d"), month_after_day (date.month), date.year);
}

int
mv_date_first (MvDate date)
{
  if (date.year == 0)
    return 0;
  return date.year * 10000 + MAX (date.month, 1) * 100 + MAX (date.day, 1);
}

int
mv_date_last (MvDate date)
{
  int month, day;

  if (date.year == 0)
    return 99999999;
  month = date.month == 0 ? 12 : date.month;
  day = date.day == 0 ? g_date_get_days_in_month (month, date.year) : date.day;
  return date.year * 10000 + month * 100 + day;
}

gboolean
mv_date_in_span (MvDate date, MvDate since, MvDate until)
{
  int day = mv_date_first (date);

  return mv_date_first (since) <= day && day <= mv_date_last (until);
}
