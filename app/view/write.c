#include <string.h>

#include "app/view/words.h"

/* Characters a value may hold unescaped beside letters, digits and "-._~". A comma in an item is escaped: it parts the items of a list. */
#define PLAIN ":/"

static void
add_raw (GString *text, const char *key, const char *value)
{
  g_string_append_printf (text, "%c%s=%s", strchr (text->str, '?') == NULL ? '?' : '&', key, value);
}

static void
add_value (GString *text, const char *key, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, PLAIN, FALSE);

  add_raw (text, key, escaped);
}

static void
add_list (GString *text, const char *key, char **values)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (values[i], PLAIN, FALSE);
      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", escaped);
    }
  add_raw (text, key, list->str);
}

static void
add_number (GString *text, const char *key, int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  add_raw (text, key, digits);
}

static void
add_bits (GString *text, const char *key, const MvViewWord *words, guint bits, const char *family)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; words[i].word != NULL; i++)
    if ((bits & words[i].value) && (words[i].family == NULL || g_str_equal (words[i].family, family)))
      g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", words[i].word);
  add_raw (text, key, list->len > 0 ? list->str : "none");
}

/* VALUE in plain digits, whatever the locale, without trailing zeros. */
static const char *
decimal (char buffer[32], const char *format, double value)
{
  gsize end;

  g_ascii_formatd (buffer, 32, format, value);
  for (end = strlen (buffer); buffer[end - 1] == '0'; end--)
    ;
  buffer[buffer[end - 1] == '.' ? end - 1 : end] = '\0';
  return buffer;
}

static gboolean
differs (char **a, char **b)
{
  return !g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static void
add_flows (GString *text, const MvView *view, const MvView *base)
{
  if (!g_str_equal (view->measure, base->measure))
    add_value (text, "measure", view->measure);
  if (!g_str_equal (view->product, base->product))
    add_value (text, "product", view->product);
  if (!g_str_equal (view->origin, base->origin))
    add_value (text, "origin", view->origin);
  if (view->direction != base->direction)
    add_raw (text, "direction", mv_view_directions[view->direction].word);
}

static void
add_text (GString *text, const char *key, const char *value)
{
  if (*value != '\0')
    add_value (text, key, value);
}

/* A bound of values; 0 = none. */
static void
add_bound (GString *text, const char *key, double bound)
{
  char digits[32];

  if (bound > 0)
    add_raw (text, key, decimal (digits, "%.6f", bound));
}

/* "group.west=West,USA,POL:2004" of a definition. */
static void
add_group (GString *text, const char *definition)
{
  const char *equals = strchr (definition, '=');
  g_autofree char *key = g_strdup_printf ("group.%.*s", (int) (equals - definition), definition);
  g_auto(GStrv) parts = g_strsplit (equals + 1, "\t", -1);

  add_list (text, key, parts);
}

/* What projects are limited to. */
static void
add_project_filters (GString *text, const MvView *view, const MvView *base)
{
  if (differs (view->sponsors, base->sponsors))
    add_list (text, "sponsor", view->sponsors);
  if (differs (view->themes, base->themes))
    add_list (text, "theme", view->themes);
  if (differs (view->statuses, base->statuses))
    add_list (text, "status", view->statuses);
  if (differs (view->precisions, base->precisions))
    add_list (text, "precision", view->precisions);
  if (differs (view->origins, base->origins))
    add_list (text, "source", view->origins);
  add_text (text, "announced", view->announced);
  add_text (text, "committed", view->committed);
  add_text (text, "started", view->started);
  add_text (text, "amount", view->amount);
}

static void
add_filters (GString *text, const MvView *view, const MvView *base)
{
  g_autofree char *date = mv_date_text (view->date);

  if (date != NULL)
    add_raw (text, "date", date);
  if (view->top != base->top)
    add_number (text, "top", view->top);
  if (differs (view->orgs, base->orgs))
    add_list (text, "org", view->orgs);
  if (!g_str_equal (view->with, base->with) || g_str_equal (view->page, "pair"))
    add_value (text, "with", view->with);
  add_project_filters (text, view, base);
  if (differs (view->partners, base->partners))
    add_list (text, "partners", view->partners);
  for (guint i = 0; view->groups[i] != NULL; i++)
    add_group (text, view->groups[i]);
  add_bound (text, "least", view->least);
  add_bound (text, "below", view->below);
  if (differs (view->standings, base->standings))
    add_list (text, "standing", view->standings);
  if (differs (view->events, base->events))
    add_list (text, "event", view->events);
  if (differs (view->only, base->only))
    add_list (text, "only", view->only);
  if (differs (view->off, base->off))
    add_list (text, "off", view->off);
  if (*view->query != '\0')
    add_value (text, "query", view->query);
  for (guint i = 0; view->params[i] != NULL; i++)
    {
      const char *equals = strchr (view->params[i], '=');
      g_autofree char *key = g_strdup_printf ("param.%.*s", (int) (equals - view->params[i]), view->params[i]);

      add_value (text, key, equals + 1);
    }
}

static void
add_charts (GString *text, const MvView *view)
{
  g_autoptr (GString) list = g_string_new (NULL);
  MvChartKind kinds[MV_N_CHARTS];
  guint n;

  n = mv_view_get_charts (view, kinds);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "", mv_chart_kind_code (kinds[i]));
  if (list->len > 0)
    add_raw (text, "chart", list->str);
}

/* The selection in one list, what leads it first. */
static void
add_selection (GString *text, const MvView *view, const MvView *base)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) refs = NULL;

  g_strv_builder_add (builder, view->select);
  g_strv_builder_addv (builder, (const char **) view->also);
  refs = g_strv_builder_end (builder);
  if (!g_str_equal (view->select, base->select) || view->also[0] != NULL)
    add_list (text, "select", refs);
  if (*view->selection_name != '\0')
    add_value (text, "named", view->selection_name);
}

static void
add_beside (GString *text, const MvView *view, const MvView *base)
{
  if (view->period_from != 0)
    {
      g_autofree char *period = g_strdup_printf ("%d-%d", view->period_from, view->period_to);
      add_raw (text, "period", period);
    }
  add_charts (text, view);
  add_text (text, "scale", view->scale);
  if (view->without[0] != NULL)
    add_list (text, "without", view->without);
  if (differs (view->powers, base->powers))
    add_list (text, "powers", view->powers);
  add_text (text, "sort", view->sort);
  add_text (text, "across", view->across);
  add_text (text, "x", view->chart_x);
  add_text (text, "y", view->chart_y);
  add_text (text, "radius", view->chart_size);
  add_text (text, "page", view->page);
  add_text (text, "rows", view->rows);
  add_text (text, "compare", view->compare);
}

static void
add_base (GString *text, const MvView *view, const MvView *base)
{
  guint shown = view->show & ~base->show, hidden = base->show & ~view->show;

  if (view->has_camera)
    {
      char longitude[32], latitude[32], zoom[32];
      g_autofree char *at = g_strdup_printf ("%s,%s,%s", decimal (longitude, "%.5f", view->longitude), decimal (latitude, "%.5f", view->latitude),
                                             decimal (zoom, "%.2f", view->zoom));
      add_raw (text, "at", at);
    }
  if (!g_str_equal (view->names, base->names))
    add_value (text, "names", view->names);
  if (!g_str_equal (view->map, base->map))
    add_value (text, "map", view->map);
  if (shown != 0)
    add_bits (text, "show", mv_view_shows, shown, NULL);
  if (hidden != 0)
    add_bits (text, "hide", mv_view_shows, hidden, NULL);
}

char *
mv_view_text (const MvView *original)
{
  g_autoptr (MvView) view = mv_view_tidy (original), base = mv_view_new ();
  GString *text = g_string_new ("multivector:");

  /* A view with the start overlays and something selected is told as the start view with changes; every other one names its overlays. */
  if (view->overlays != base->overlays || !g_str_equal (view->family, base->family) || *view->select == '\0')
    {
      g_clear_pointer (&base, mv_view_free);
      base = mv_view_plain ();
      add_bits (text, "overlay", mv_view_overlays, view->overlays, view->family);
    }
  else
    mv_view_start_with (base, view);
  if (view->focus[0] == NULL)
    add_raw (text, "focus", "all");
  else if (differs (view->focus, base->focus))
    add_list (text, "focus", view->focus);
  add_flows (text, view, base);
  if (view->year != base->year)
    add_number (text, "year", view->year);
  add_filters (text, view, base);
  add_selection (text, view, base);
  add_beside (text, view, base);
  add_base (text, view, base);
  return g_string_free (text, FALSE);
}
