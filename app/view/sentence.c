#include "app/view/sentence.h"

#include <stdarg.h>
#include <string.h>

#include "app/base/roles.h"
#include "app/base/text.h"

/* Every pattern is a whole phrase with named holes, so that a translator may put them in any order. Phrases begin with a small letter
 * where the language has it so; the first letter of the whole sentence is made large. */

typedef struct { MvNamer namer; gpointer data; } Names;

static char *
name_of (const Names *names, const char *kind, const char *code)
{
  char *name = names->namer != NULL ? names->namer (kind, code, names->data) : NULL;

  return name != NULL ? name : g_strdup (code);
}

/* PATTERN with each {hole} filled: pairs of hole and text, ended by NULL. */
G_GNUC_NULL_TERMINATED static char *
fill (const char *pattern, ...)
{
  GString *text = g_string_new (pattern);
  va_list args;
  const char *hole;

  va_start (args, pattern);
  while ((hole = va_arg (args, const char *)) != NULL)
    g_string_replace (text, hole, va_arg (args, const char *), 0);
  va_end (args);
  return g_string_free (text, FALSE);
}

/* "A", "A and B", "A, B and C", or a count when they are many. Takes the items. */
static char *
join (GPtrArray *items)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (items->len == 0)
    return g_strdup ("");
  if (items->len == 1)
    return g_strdup (items->pdata[0]);
  for (guint i = 0; i + 1 < items->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_("between the items of a list", ", ") : "", (char *) items->pdata[i]);
  return fill (C_("list", "{list} and {last}"), "{list}", list->str, "{last}", items->pdata[items->len - 1], NULL);
}

/* What stands there when there is no focus: flows are then those of the five, everything else is not restricted. */
static char *
name_focus (const MvView *view, const Names *names, gboolean of_flows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  guint n = g_strv_length (view->focus);
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n == 0)
    return g_strdup (of_flows ? C_("focus", "the five Central Asian states") : C_("focus", "all countries"));
  if (n > 4)
    return fill (ngettext_ ("{n} country", "{n} countries", n), "{n}", count, NULL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_str_equal (view->focus[i], "CA5") ? g_strdup (C_("focus", "the five Central Asian states"))
                                                                : name_of (names, "country", view->focus[i]));
  return join (items);
}

static char *
name_list (const Names *names, const char *kind, char **codes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (items, name_of (names, kind, codes[i]));
  return join (items);
}

static const char *
goods_pattern (const MvView *view)
{
  int top = view->top;

  switch (view->direction)
    {
    case MV_DIRECTION_EXPORT:
      return top == 0 ? _("goods exports of {who}, {year}")
                      : ngettext_ ("goods exports of {who} to the largest partner, {year}",
                                   "goods exports of {who} to the {top} largest partners, {year}", top);
    case MV_DIRECTION_IMPORT:
      return top == 0 ? _("goods imports of {who}, {year}")
                      : ngettext_ ("goods imports of {who} from the largest partner, {year}",
                                   "goods imports of {who} from the {top} largest partners, {year}", top);
    case MV_DIRECTION_BALANCE:
      return top == 0 ? _("goods trade balance of {who}, {year}")
                      : ngettext_ ("goods trade balance of {who} with the largest partner, {year}",
                                   "goods trade balance of {who} with the {top} largest partners, {year}", top);
    case MV_DIRECTION_BOTH:
    default:
      return top == 0 ? _("goods trade of {who}, {year}")
                      : ngettext_ ("goods trade of {who} with the largest partner, {year}",
                                   "goods trade of {who} with the {top} largest partners, {year}", top);
    }
}

static const char *
flow_pattern (const MvView *view)
{
  static const struct { const char *family, *from, *to, *both; } patterns[] = {
    { "arms", N_("arms supplied by {who}, {year}"), N_("arms supplied to {who}, {year}"), N_("arms supplied to and by {who}, {year}") },
    { "aid", N_("aid given by {who}, {year}"), N_("aid to {who}, {year}"), N_("aid to and from {who}, {year}") },
    { "remittances", N_("remittances from {who}, {year}"), N_("remittances to {who}, {year}"), N_("remittances to and from {who}, {year}") },
    { "migrants", N_("people born in {who} who live abroad, {year}"), N_("people born abroad who live in {who}, {year}"),
      N_("migrants to and from {who}, {year}") },
    { "refugees", N_("refugees from {who}, {year}"), N_("refugees in {who}, {year}"), N_("refugees in and from {who}, {year}") },
    { "air", N_("air links from {who}, {year}"), N_("air links to {who}, {year}"), N_("air links of {who}, {year}") },
    { "", N_("{measure} from {who}, {year}"), N_("{measure} to {who}, {year}"), N_("{measure} to and from {who}, {year}") }
  };
  guint i = 0;

  if (*view->measure != '\0')
    i = G_N_ELEMENTS (patterns) - 1;
  while (i + 1 < G_N_ELEMENTS (patterns) && !g_str_equal (patterns[i].family, view->family))
    i++;
  return _(view->direction == MV_DIRECTION_EXPORT ? patterns[i].from
           : view->direction == MV_DIRECTION_IMPORT ? patterns[i].to : patterns[i].both);
}

static char *
say_flows (const MvView *view, const Names *names, const char *who, const char *year)
{
  g_autofree char *top = g_strdup_printf ("%d", view->top);
  g_autofree char *measure = *view->measure != '\0' ? name_of (names, "measure", view->measure) : g_strdup ("");
  g_autofree char *phrase = NULL, *product = NULL;

  if (g_str_equal (view->family, "goods") && *view->measure == '\0')
    phrase = fill (goods_pattern (view), "{top}", top, "{year}", year, "{who}", who, NULL);
  else
    {
      g_autofree char *plain = fill (flow_pattern (view), "{year}", year, "{who}", who, "{measure}", measure, NULL);
      phrase = view->top == 0 ? g_steal_pointer (&plain)
        : fill (ngettext_ ("{phrase}, the largest partner", "{phrase}, the {top} largest partners", view->top),
                "{top}", top, "{phrase}", plain, NULL);
    }
  if (g_str_equal (view->product, "TOTAL"))
    return g_steal_pointer (&phrase);
  product = name_of (names, "product", view->product);
  return fill (_("{phrase} (only {product})"), "{product}", product, "{phrase}", phrase, NULL);
}

static const char *
status_name (const char *code)
{
  static const char *const statuses[][2] = {
    { "announced", N_("announced") }, { "agreed", N_("agreed") }, { "pipeline", N_("in the pipeline") },
    { "implementation", N_("under way") }, { "active", N_("in operation") }, { "completed", N_("completed") },
    { "suspended", N_("suspended") }, { "cancelled", N_("cancelled") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i][0], code))
      return _(statuses[i][1]);
  return code;
}

static char *
say_year (int year)
{
  return g_strdup_printf ("%d", year);
}

static char *
say_period (const MvView *view)
{
  return g_strdup_printf ("%d–%d", view->period_from, view->period_to);
}

static char *
say_projects (const MvView *view, const Names *names, const char *who)
{
  g_autoptr (GPtrArray) sponsors = g_ptr_array_new_with_free_func (g_free), limits = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *by = NULL, *phrase = NULL, *only = NULL;

  for (guint i = 0; view->sponsors[i] != NULL; i++)
    {
      MvRole role = mv_role_from_code (view->sponsors[i]);
      g_ptr_array_add (sponsors, role != MV_ROLE_OTHER || g_str_equal (view->sponsors[i], "other")
                                 ? g_strdup (mv_role_name (role)) : name_of (names, "country", view->sponsors[i]));
    }
  by = join (sponsors);
  phrase = sponsors->len > 0 ? fill (_("projects in {who} sponsored by {sponsors}"), "{who}", who, "{sponsors}", by, NULL)
                             : fill (_("projects in {who}"), "{who}", who, NULL);
  for (guint i = 0; view->themes[i] != NULL; i++)
    g_ptr_array_add (limits, g_utf8_strdown (mv_theme_name (mv_theme_from_code (view->themes[i])), -1));
  for (guint i = 0; view->statuses[i] != NULL; i++)
    g_ptr_array_add (limits, g_strdup (status_name (view->statuses[i])));
  if (view->period_from != 0)
    g_ptr_array_add (limits, say_period (view));
  if (limits->len == 0)
    return g_steal_pointer (&phrase);
  g_ptr_array_add (limits, NULL);
  only = g_strjoinv (C_("between the items of a list", ", "), (GStrv) limits->pdata);
  return fill (_("{phrase}: {limits}"), "{limits}", only, "{phrase}", phrase, NULL);
}

/* The day memberships and treaties are asked for: the first one a date can mean, the last of the year when there is none. */
static char *
say_day (const MvView *view)
{
  MvDate day = view->date;

  if (day.year == 0)
    day = (MvDate) { (gint16) view->year, 12, 31 };
  day.month = MAX (day.month, 1);
  day.day = MAX (day.day, 1);
  return mv_date_spoken (day);
}

static char *
say_alliances (const MvView *view, const Names *names)
{
  g_autofree char *date = say_day (view), *orgs = name_list (names, "organisation", view->orgs);

  if (view->orgs[0] == NULL)
    return fill (_("memberships of organisations on {date}"), "{date}", date, NULL);
  return fill (view->orgs[1] == NULL ? _("standing in {organisations} on {date}") : _("how many of {organisations} each country belongs to on {date}"),
               "{date}", date, "{organisations}", orgs, NULL);
}

static char *
say_treaties (const MvView *view, const char *who)
{
  g_autofree char *date = say_day (view);

  return fill (_("treaties of {who} in force on {date}"), "{date}", date, "{who}", who, NULL);
}

static void
make_first_large (GString *text)
{
  char large[7] = { 0 };
  const char *second = g_utf8_next_char (text->str);

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text->str)), large);
  g_string_erase (text, 0, second - text->str);
  g_string_prepend (text, large);
}

char *
mv_view_sentence (const MvView *original, gboolean summed, MvNamer namer, gpointer data)
{
  g_autoptr (MvView) view = mv_view_tidy (original);
  const Names names = { namer, data };
  g_autofree char *who = name_focus (view, &names, FALSE), *traders = name_focus (view, &names, TRUE), *year = say_year (view->year), *power = NULL;
  gboolean period = view->period_from != 0;
  g_autofree char *years = period && summed ? say_period (view) : say_year (view->year);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  GString *sentence = g_string_new (NULL);

  if (view->overlays & MV_OVERLAY_FLOWS)
    g_ptr_array_add (phrases, say_flows (view, &names, traders, years));
  if (view->overlays & MV_OVERLAY_ALLIANCES)
    g_ptr_array_add (phrases, say_alliances (view, &names));
  if (view->overlays & MV_OVERLAY_TREATIES)
    g_ptr_array_add (phrases, say_treaties (view, who));
  if (view->overlays & MV_OVERLAY_VOTES)
    {
      power = name_of (&names, "country", view->with);
      g_ptr_array_add (phrases, fill (_("agreement in votes of the UN General Assembly: {power}, {year}"),
                                      "{year}", year, "{power}", power, NULL));
    }
  if (view->overlays & MV_OVERLAY_QUERY)
    g_ptr_array_add (phrases, name_of (&names, "query", view->query));
  if (view->overlays & MV_OVERLAY_PROJECTS)
    g_ptr_array_add (phrases, say_projects (view, &names, who));
  if (view->overlays & MV_OVERLAY_ASSETS)
    g_ptr_array_add (phrases, fill (_("energy and industry sites in {who}"), "{who}", who, NULL));
  if (phrases->len == 0)
    g_ptr_array_add (phrases, g_strdup (_("map of Central Asia")));

  for (guint i = 0; i < phrases->len; i++)
    g_string_append_printf (sentence, "%s%s", i > 0 ? C_("between the phrases of a sentence", "; ") : "", (char *) phrases->pdata[i]);
  make_first_large (sentence);
  return g_string_free (sentence, FALSE);
}
