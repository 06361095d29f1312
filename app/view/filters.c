/* The filters of a view: which are set, and which are kept without being applied. */
#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/view/values.h"

#define LARGEST 1e18            /* beyond what any flow is worth */
#define MOST_BOUND 24           /* characters of a bound */

static const struct { const char *key, *title; } titles[] = {
  { "sponsor", N_("Sponsor") }, { "theme", N_("Theme") }, { "status", N_("Status") }, { "precision", N_("Place known by") },
  { "source", N_("Source") }, { "announced", N_("Year announced") }, { "committed", N_("Year committed") }, { "started", N_("Year started") },
  { "amount", N_("Amount") }, { "partners", N_("Partners") }, { "product", N_("Goods") }, { "least", N_("Value") }, { "below", N_("Value") },
  { "standing", N_("Standing") }, { "event", N_("Kind of event") }, { "value", N_("Value") }, { "org", N_("Organisation") },
  { "only", N_("Charts only of") }
};

const char *const *
mv_view_filter_keys_told (void)
{
  return mv_view_filter_keys;
}

const char *
mv_view_filter_title (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].key, key))
      return _(titles[i].title);
  return key;
}

/* --- where each is kept ---------------------------------------------------------------------------------------------------------------- */

char ***
mv_view_filter_list (MvView *view, const char *key)
{
  const struct { const char *key; char ***list; } lists[] = {
    { "sponsor", &view->sponsors }, { "theme", &view->themes }, { "status", &view->statuses }, { "precision", &view->precisions },
    { "source", &view->origins }, { "partners", &view->partners }, { "standing", &view->standings }, { "event", &view->events },
    { "org", &view->orgs }, { "only", &view->only }
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].key, key))
      return lists[i].list;
  return NULL;
}

/* The filters of one value, and what they are when there is none. */
static char **
text_of (MvView *view, const char *key, const char **none)
{
  const struct { const char *key; char **text; const char *none; } texts[] = {
    { "announced", &view->announced, "" }, { "committed", &view->committed, "" }, { "started", &view->started, "" },
    { "amount", &view->amount, "" }, { "product", &view->product, "TOTAL" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      {
        *none = texts[i].none;
        return texts[i].text;
      }
  return NULL;
}

static double *
bound_of (MvView *view, const char *key)
{
  return g_str_equal (key, "least") ? &view->least : g_str_equal (key, "below") ? &view->below : NULL;
}

gboolean
mv_view_filters (const MvView *original, const char *key)
{
  MvView *view = (MvView *) original;
  char ***list = mv_view_filter_list (view, key);
  const char *none = NULL;
  char **text = text_of (view, key, &none);
  const double *bound = bound_of (view, key);

  if (list != NULL)
    return (*list)[0] != NULL;
  if (text != NULL)
    return !g_str_equal (*text, none);
  return bound != NULL ? *bound > 0 : g_str_equal (key, "value") && (view->least > 0 || view->below > 0);
}

gboolean
mv_view_is_off (const MvView *view, const char *key)
{
  if (g_str_equal (key, "value"))
    return mv_view_is_off (view, "least") || mv_view_is_off (view, "below");
  return g_strv_contains ((const char *const *) view->off, key);
}

void
mv_view_clear_filter (MvView *view, const char *key)
{
  char ***list = mv_view_filter_list (view, key);
  const char *none = NULL;
  char **text = text_of (view, key, &none);
  double *bound = bound_of (view, key);

  if (list != NULL)
    mv_view_set_list (list, NULL);
  else if (text != NULL)
    mv_text_set (text, none);
  else if (bound != NULL)
    *bound = 0;
  else if (g_str_equal (key, "value"))
    view->least = view->below = 0;
}

/* --- changing ------------------------------------------------------------------------------------------------------------------------- */

static char *
say_number (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return value > 0 ? g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", value)) : g_strdup ("");
}

GStrv
mv_view_filter_codes (const MvView *original, const char *key)
{
  MvView *view = (MvView *) original;
  char ***list = mv_view_filter_list (view, key);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  const char *none = NULL;
  char **text = text_of (view, key, &none);
  const double *bound = bound_of (view, key);

  if (list != NULL)
    return g_strdupv (*list);
  if (mv_view_filters (view, key) && text != NULL)
    g_strv_builder_add (codes, *text);
  else if (mv_view_filters (view, key))
    {
      g_autofree char *least = say_number (view->least), *below = say_number (view->below), *both = g_strdup_printf ("%s-%s", least, below);

      g_strv_builder_add (codes, bound == NULL ? both : bound == &view->least ? least : below);
    }
  return g_strv_builder_end (codes);
}

static void
take_in_list (char ***place, const char *code)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  gboolean there = FALSE;

  for (guint i = 0; (*place)[i] != NULL; i++)
    if (g_str_equal ((*place)[i], code))
      there = TRUE;
    else
      g_strv_builder_add (codes, (*place)[i]);
  if (!there)
    g_strv_builder_add (codes, code);
  list = g_strv_builder_end (codes);
  mv_view_set_list (place, (const char *const *) list);
}

static void
turn_on (MvView *view, const char *key)
{
  if (g_strv_contains ((const char *const *) view->off, key))
    take_in_list (&view->off, key);
}

void
mv_view_choose_filter (MvView *view, const char *key, const char *code)
{
  char ***list = mv_view_filter_list (view, key);
  const char *none = NULL;
  char **text = text_of (view, key, &none);
  g_auto (GStrv) now = mv_view_filter_codes (view, key);
  gboolean same = g_strv_contains ((const char *const *) now, code);

  if (list != NULL)
    take_in_list (list, code);
  else if (text != NULL)
    mv_text_set (text, same ? none : code);
  else if (g_str_equal (key, "value") && (same || !mv_view_bounds_read (code, NULL, &view->least, &view->below)))
    mv_view_clear_filter (view, key);
  turn_on (view, g_str_equal (key, "value") ? "least" : key);
  if (g_str_equal (key, "value"))
    turn_on (view, "below");
}

void
mv_view_tidy_filters (MvView *view)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (view->below > 0 && view->below <= view->least)
    view->below = 0;            /* nothing is between */
  for (guint i = 0; view->off[i] != NULL; i++)
    if (mv_view_filters (view, view->off[i]))
      g_ptr_array_add (kept, view->off[i]);
  g_ptr_array_add (kept, NULL);
  mv_view_set_list (&view->off, (const char *const *) kept->pdata);
  /* Flows stand before projects: only the second needs to be named. */
  if (!g_str_equal (view->page, "table") || !g_str_equal (view->rows, "projects")
      || (view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS)) != (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS))
    mv_text_set (&view->rows, "");
}

MvView *
mv_view_asked (const MvView *view)
{
  MvView *asked = mv_view_tidy (view);

  for (guint i = 0; asked->off[i] != NULL; i++)
    mv_view_clear_filter (asked, asked->off[i]);
  mv_view_set_list (&asked->off, NULL);
  return asked;
}

/* --- reading -------------------------------------------------------------------------------------------------------------------------- */

/* A number above nothing in plain digits, as the text form can hold it; NaN for anything else. */
static double
read_value (const char *raw, gsize length)
{
  g_autofree char *digits = g_strndup (raw, length);
  char *end = NULL;
  double value = *digits != '\0' && length <= MOST_BOUND && strspn (digits, ".0123456789") == length ? g_ascii_strtod (digits, &end) : -1;

  if (!(value > 0) || value > LARGEST || *end != '\0')
    return NAN;
  value = value < 1e9 ? round (value * 1e6) / 1e6 : round (value);
  return value > 0 ? value : NAN;
}

gboolean
mv_view_read_bound (MvView *view, const char *key, const char *raw, GError **error)
{
  double value = read_value (raw, strlen (raw));

  if (isnan (value))
    return mv_view_bad_value (error, key, raw, _("a number above nothing is wanted, as 1000000"));
  *bound_of (view, key) = value;
  return TRUE;
}

/* The year at *AT, which comes to stand behind it; 0 when there is none. */
static int
read_year (const char **at)
{
  int year = 0;

  while (g_ascii_isdigit (**at) && year <= MV_VIEW_LAST)
    year = year * 10 + *(*at)++ - '0';
  return year >= MV_VIEW_FIRST && year <= MV_VIEW_LAST ? year : 0;
}

gboolean
mv_view_years_read (const char *text, int *from, int *to)
{
  *from = read_year (&text);
  if (*from == 0 || *text++ != '-')
    return FALSE;
  *to = read_year (&text);
  return *to != 0 && *text == '\0' && *from <= *to;
}

gboolean
mv_view_bounds_read (const char *text, gsize *basis, double *least, double *below)
{
  const char *colon = strchr (text, ':'), *bounds = basis != NULL && colon != NULL ? colon + 1 : text, *dash = strchr (bounds, '-');

  *least = *below = 0;
  if (dash == NULL || dash[1 + strspn (dash + 1, ".0123456789")] != '\0' || (basis != NULL && colon == NULL))
    return FALSE;
  if (basis != NULL)
    *basis = (gsize) (colon - text);
  if (dash > bounds)
    *least = read_value (bounds, (gsize) (dash - bounds));
  if (dash[1] != '\0')
    *below = read_value (dash + 1, strlen (dash + 1));
  return !isnan (*least) && !isnan (*below) && (*least > 0 || *below > 0) && (*below <= 0 || *below > *least);
}

gboolean
mv_view_read_years (MvView *view, const char *key, const char *raw, GError **error)
{
  const char *none;
  int from, to;

  if (!mv_view_years_read (raw, &from, &to))
    return mv_view_bad_value (error, key, raw, _("a first and a last year are wanted, as 2010-2020"));
  mv_text_set (text_of (view, key, &none), raw);
  return TRUE;
}

gboolean
mv_view_read_amount (MvView *view, const char *raw, GError **error)
{
  g_autofree char *text = g_uri_unescape_string (raw, NULL), *basis = NULL, *low = NULL, *high = NULL;
  double least, below;
  gsize length = 0;

  if (text == NULL || !mv_view_bounds_read (text, &length, &least, &below))
    return mv_view_bad_value (error, "amount", raw, _("a price basis and bounds are wanted, as wb_nominal_approval:1000000-50000000"));
  basis = g_strndup (text, length);
  if (!mv_view_has_form (basis, MV_VIEW_FORM_MEASURE))
    return mv_view_bad_value (error, "amount", raw, _("a price basis is a code of small letters, digits and _"));
  low = say_number (least);
  high = say_number (below);
  g_free (view->amount);
  view->amount = g_strdup_printf ("%s:%s-%s", basis, low, high);
  return TRUE;
}
