/* Dates of mixed precision: 2015, 2015-05 or 2015-05-12. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint16 year;          /* 0 = not known */
  gint8  month;         /* 1-12, 0 = not known */
  gint8  day;           /* 1-31, 0 = not known */
} MvDate;

/* FALSE when TEXT is no date that can be (2015-02-30, 15-1). NULL or "" gives the unknown date and TRUE. */
gboolean mv_date_parse   (const char *text, MvDate *date);
/* NULL for the unknown date; "2015-05" otherwise. Free with g_free. */
char    *mv_date_text    (MvDate date);
/* For a person, in the current locale's language: "May 2015". NULL for the unknown date. */
char    *mv_date_spoken  (MvDate date);
/* The same after "since" and "until", which change the word for a month in some languages: "с августа 2015 г.". */
char    *mv_date_spoken_after (MvDate date);
/* The first and the last day the date can mean, as yyyymmdd; 0 and 99999999 when unknown. */
int      mv_date_first   (MvDate date);
int      mv_date_last    (MvDate date);
/* Does the span SINCE..UNTIL hold the whole of DATE's first day? Unknown ends are open. */
gboolean mv_date_in_span (MvDate date, MvDate since, MvDate until);

G_END_DECLS
