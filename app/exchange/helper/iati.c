#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/exchange/helper/readers.h"

/* One row a location of an activity, or one row when it has none. Names of columns follow the standard's paths. */
enum
{
  IDENTIFIER, REPORTER, REPORTER_REF, TITLE, STATUS, START, END, COUNTRY, SECTOR, CURRENCY, COMMITTED, DISBURSED, PLACE, LATITUDE, LONGITUDE, N_FIELDS
};

static const char *const names[N_FIELDS] = {
  "iati-identifier", "reporting-org", "reporting-org/@ref", "title", "activity-status/@code", "activity-date/start", "activity-date/end",
  "recipient-country/@code", "sector/@code", "@default-currency", "transaction/commitment", "transaction/disbursement", "location/name",
  "latitude", "longitude"
};

typedef struct
{
  const Wish *wish;
  Sender      sender;
  GString    *path;             /* of the element within the activity: "location/point/pos" */
  GString    *text;
  char       *fields[N_FIELDS];
  GPtrArray  *places;           /* char *[3]: name, latitude, longitude */
  char       *place, *latitude, *longitude;
  char       *currency, *kind;  /* of the transaction */
  double      sums[2];          /* commitment, disbursement; in the activity's currency */
  gboolean    has[2], mixed, within, enough;
} Activity;

static void
set_once (char **place, const char *text)
{
  if (*place == NULL && text != NULL && *text != '\0')
    *place = g_strstrip (g_strdup (text));
}

static const char *
attribute (const char **attributes, const char **values, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    if (strcmp (attributes[i], name) == 0)
      return values[i];
  return NULL;
}

static void
place_free (gpointer data)
{
  g_strfreev (data);
}

static void
clear (Activity *activity)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&activity->fields[i], g_free);
  g_ptr_array_set_size (activity->places, 0);
  memset (activity->sums, 0, sizeof activity->sums);
  activity->has[0] = activity->has[1] = activity->mixed = FALSE;
  g_string_truncate (activity->path, 0);
}

static void
on_date (Activity *activity, const char *type, const char *date)
{
  /* 1 planned start, 2 actual start, 3 planned end, 4 actual end; older files spell them out. What happened outdoes what was planned. */
  gboolean start = type != NULL && (strchr ("12", *type) != NULL || g_str_has_prefix (type, "start"));
  gboolean actual = type != NULL && (strchr ("24", *type) != NULL || g_str_has_suffix (type, "actual"));
  char **place = &activity->fields[start ? START : END];

  if (actual)
    g_clear_pointer (place, g_free);
  set_once (place, date);
}

static void
on_start (GMarkupParseContext *context, const char *element, const char **attributes, const char **values, gpointer data, GError **error)
{
  Activity *activity = data;

  if (strcmp (element, "iati-activity") == 0)
    {
      clear (activity);
      activity->within = TRUE;
      set_once (&activity->fields[CURRENCY], attribute (attributes, values, "default-currency"));
      return;
    }
  if (!activity->within)
    return;
  if (activity->path->len > 500)
    sender_fail ("The file is nested too deeply.");
  g_string_append_printf (activity->path, "%s%s", activity->path->len > 0 ? "/" : "", element);
  g_string_truncate (activity->text, 0);
  if (strcmp (activity->path->str, "reporting-org") == 0)
    set_once (&activity->fields[REPORTER_REF], attribute (attributes, values, "ref"));
  else if (strcmp (activity->path->str, "activity-status") == 0)
    set_once (&activity->fields[STATUS], attribute (attributes, values, "code"));
  else if (strcmp (activity->path->str, "recipient-country") == 0)
    set_once (&activity->fields[COUNTRY], attribute (attributes, values, "code"));
  else if (strcmp (activity->path->str, "sector") == 0)
    set_once (&activity->fields[SECTOR], attribute (attributes, values, "code"));
  else if (strcmp (activity->path->str, "activity-date") == 0)
    on_date (activity, attribute (attributes, values, "type"), attribute (attributes, values, "iso-date"));
  else if (strcmp (activity->path->str, "transaction/transaction-type") == 0)
    {
      g_free (activity->kind);
      activity->kind = g_strdup (attribute (attributes, values, "code"));
    }
  else if (strcmp (activity->path->str, "transaction/value") == 0)
    {
      g_free (activity->currency);
      activity->currency = g_strdup (attribute (attributes, values, "currency"));
    }
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Activity *activity = data;

  if (activity->within)
    g_string_append_len (activity->text, text, (gssize) length);
}

/* Amounts of another currency than the activity's are not added to it. */
static void
add_transaction (Activity *activity)
{
  const char *kind = activity->kind != NULL ? activity->kind : "";
  int which = strcmp (kind, "2") == 0 || strcmp (kind, "C") == 0 ? 0 : strcmp (kind, "3") == 0 || strcmp (kind, "D") == 0 ? 1 : -1;

  if (which < 0)
    return;
  if (activity->currency != NULL && g_strcmp0 (activity->currency, activity->fields[CURRENCY]) != 0)
    {
      if (activity->fields[CURRENCY] != NULL)
        return;
      activity->fields[CURRENCY] = g_strdup (activity->currency);
    }
  activity->sums[which] += g_ascii_strtod (activity->text->str, NULL);
  activity->has[which] = TRUE;
}

static void
add_place (Activity *activity)
{
  char **place = g_new0 (char *, 4);

  place[0] = activity->place != NULL ? g_steal_pointer (&activity->place) : g_strdup ("");
  place[1] = activity->latitude != NULL ? g_steal_pointer (&activity->latitude) : g_strdup ("");
  place[2] = activity->longitude != NULL ? g_steal_pointer (&activity->longitude) : g_strdup ("");
  g_ptr_array_add (activity->places, place);
}

static void
send_row (Activity *activity, char **place)
{
  int line;

  for (guint i = 0; place != NULL && i < 3; i++)
    {
      g_clear_pointer (&activity->fields[PLACE + i], g_free);
      set_once (&activity->fields[PLACE + i], place[i]);
    }
  line = (int) activity->sender.rows_sent + 1;
  sender_begin (&activity->sender, (guint32) line);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gboolean wanted = activity->wish->columns == NULL;

      for (const int *one = activity->wish->columns; !wanted && *one >= 0; one++)
        wanted = (guint) *one == i;
      if (wanted)
        sender_cell (&activity->sender, activity->fields[i], activity->fields[i] != NULL ? strlen (activity->fields[i]) : 0);
    }
  activity->enough = !sender_end (&activity->sender);
}

static void
finish_activity (Activity *activity)
{
  activity->within = FALSE;
  for (guint i = 0; i < 2; i++)
    if (activity->has[i])
      {
        char number[G_ASCII_DTOSTR_BUF_SIZE];

        set_once (&activity->fields[COMMITTED + i], g_ascii_formatd (number, sizeof number, "%.2f", activity->sums[i]));
      }
  if (activity->places->len == 0)
    send_row (activity, NULL);
  for (guint i = 0; i < activity->places->len && !activity->enough; i++)
    send_row (activity, activity->places->pdata[i]);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Activity *activity = data;
  const char *path = activity->path->str, *text = activity->text->str, *slash;

  if (!activity->within)
    return;
  if (activity->path->len == 0)
    {
      if (!activity->enough)
        finish_activity (activity);
      return;
    }
  if (strcmp (path, "iati-identifier") == 0)
    set_once (&activity->fields[IDENTIFIER], text);
  else if (strcmp (path, "title") == 0 || strcmp (path, "title/narrative") == 0)
    set_once (&activity->fields[TITLE], text);
  else if (strcmp (path, "reporting-org") == 0 || strcmp (path, "reporting-org/narrative") == 0)
    set_once (&activity->fields[REPORTER], text);
  else if (strcmp (path, "location/name") == 0 || strcmp (path, "location/name/narrative") == 0)
    set_once (&activity->place, text);
  else if (strcmp (path, "location/point/pos") == 0)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (activity->text->str), " \t\n,", 0);

      set_once (&activity->latitude, words[0]);
      set_once (&activity->longitude, words[0] != NULL && g_strv_length (words) > 1 ? words[g_strv_length (words) - 1] : NULL);
    }
  else if (strcmp (path, "transaction/value") == 0)
    add_transaction (activity);
  else if (strcmp (path, "location") == 0)
    add_place (activity);
  slash = strrchr (path, '/');
  g_string_truncate (activity->path, slash != NULL ? (gsize) (slash - path) : 0);
  g_string_truncate (activity->text, 0);
}

void
read_iati (const Wish *wish)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Activity activity = { .wish = wish, .sender.rows_most = wish->rows };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &activity, NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *chunk = g_malloc (65536);
  FILE *file = fopen (wish->path, "rb");
  gsize n;

  if (file == NULL)
    sender_fail ("The file cannot be opened.");
  activity.path = g_string_new (NULL);
  activity.text = g_string_new (NULL);
  activity.places = g_ptr_array_new_with_free_func (place_free);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gboolean wanted = wish->columns == NULL;

      for (const int *one = wish->columns; !wanted && *one >= 0; one++)
        wanted = (guint) *one == i;
      if (wanted)
        g_ptr_array_add (columns, (gpointer) names[i]);
    }
  sender_file ("IATI activities, XML");
  sender_table (&activity.sender, 0, "", (const char *const *) columns->pdata, columns->len);
  while (!activity.enough && (n = fread (chunk, 1, 65536, file)) > 0)
    if (!g_markup_parse_context_parse (context, chunk, (gssize) n, &error))
      sender_fail ("The file is no XML that can be read: %s.", error->message);
  fclose (file);
  sender_finish (&activity.sender);
}
