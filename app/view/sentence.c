#include "app/view/sentence.h"

#include <stdarg.h>

#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/view/filter-say.h"

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

/* {measure:goods}: the words after the colon are a control in the window, of the slot named before it; keep the name and the colon. */
static const char *
goods_pattern (MvDirection direction)
{
  switch (direction)
    {
    case MV_DIRECTION_EXPORT: return _("{measure:goods} {direction:exports} of {who} to {top}, {year}");
    case MV_DIRECTION_IMPORT: return _("{measure:goods} {direction:imports} of {who} from {top}, {year}");
    case MV_DIRECTION_BALANCE: return _("{measure:goods} {direction:trade balance} of {who} with {top}, {year}");
    case MV_DIRECTION_BOTH:
    default: return _("{measure:goods} {direction:trade} of {who} with {top}, {year}");
    }
}

static const char *
flow_pattern (const MvView *view)
{
  static const struct { const char *family, *from, *to, *both; } patterns[] = {
    { "arms", N_("{measure:arms} {direction:supplied by} {who}, {year}"), N_("{measure:arms} {direction:supplied to} {who}, {year}"),
      N_("{measure:arms} {direction:supplied to and by} {who}, {year}") },
    { "aid", N_("{measure:aid} {direction:given by} {who}, {year}"), N_("{measure:aid} {direction:to} {who}, {year}"),
      N_("{measure:aid} {direction:to and from} {who}, {year}") },
    { "remittances", N_("{measure:remittances} {direction:from} {who}, {year}"), N_("{measure:remittances} {direction:to} {who}, {year}"),
      N_("{measure:remittances} {direction:to and from} {who}, {year}") },
    { "migrants", N_("{measure:people} {direction:born in} {who} who live abroad, {year}"),
      N_("{measure:people} {direction:born abroad} who live in {who}, {year}"), N_("{measure:migrants} {direction:to and from} {who}, {year}") },
    { "refugees", N_("{measure:refugees} {direction:from} {who}, {year}"), N_("{measure:refugees} {direction:in} {who}, {year}"),
      N_("{measure:refugees} {direction:in and from} {who}, {year}") },
    { "air", N_("{measure:air links} {direction:from} {who}, {year}"), N_("{measure:air links} {direction:to} {who}, {year}"),
      N_("{measure:air links} {direction:of} {who}, {year}") },
    { "", N_("{measure} {direction:from} {who}, {year}"), N_("{measure} {direction:to} {who}, {year}"),
      N_("{measure} {direction:to and from} {who}, {year}") }
  };
  guint i = 0;

  if (*view->measure != '\0')
    i = G_N_ELEMENTS (patterns) - 1;
  while (i + 1 < G_N_ELEMENTS (patterns) && !g_str_equal (patterns[i].family, view->family))
    i++;
  return _(view->direction == MV_DIRECTION_EXPORT ? patterns[i].from
           : view->direction == MV_DIRECTION_IMPORT ? patterns[i].to : patterns[i].both);
}

/* Partners in some groups only, flows of a least value only. Takes PHRASE. */
static GArray *
limit_flows (const MvView *view, const Names *names, GArray *phrase)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; view->partners[i] != NULL; i++)
    g_ptr_array_add (groups, mv_filter_say_value (view, "partners", view->partners[i], names->namer, names->data));
  if (groups->len > 0)
    phrase = mv_phrase_fill (_("{phrase}, partners: {groups}"), "groups", mv_phrase (MV_SLOT_PARTNERS, join (groups)), "phrase", phrase, NULL);
  if (view->least > 0)
    phrase = mv_phrase_fill (_("{phrase}, at least {value} each"),
                             "value", mv_phrase (MV_SLOT_LEAST, mv_filter_say_number (view, view->least, names->namer, names->data)), "phrase", phrase, NULL);
  if (view->below > 0)
    phrase = mv_phrase_fill (_("{phrase}, less than {value} each"),
                             "value", mv_phrase (MV_SLOT_BELOW, mv_filter_say_number (view, view->below, names->namer, names->data)), "phrase", phrase, NULL);
  return phrase;
}

/* How many partners. */
static GArray *
say_top (const MvView *view)
{
  g_autofree char *top = g_strdup_printf ("%d", view->top);

  if (view->top == 0)
    return mv_phrase (MV_SLOT_TOP, g_strdup (C_("partners", "all partners")));
  return mv_phrase (MV_SLOT_TOP, fill (ngettext_ ("the largest partner", "the {top} largest partners", view->top), "{top}", top, NULL));
}

static GArray *
say_flows (const MvView *view, const Names *names, GArray *who, GArray *year)
{
  GArray *phrase;

  if (g_str_equal (view->family, "goods") && *view->measure == '\0')
    phrase = mv_phrase_fill (goods_pattern (view->direction), "top", say_top (view), "year", year, "who", who, NULL);
  else
    {
      GArray *measure = mv_phrase (MV_SLOT_MEASURE, *view->measure != '\0' ? name_of (names, "measure", view->measure) : NULL);

      phrase = mv_phrase_fill (flow_pattern (view), "year", year, "who", who, "measure", measure, NULL);
      phrase = mv_phrase_fill (_("{phrase}, {top}"), "top", say_top (view), "phrase", phrase, NULL);
    }
  phrase = limit_flows (view, names, phrase);
  if (g_str_equal (view->product, "TOTAL"))
    return phrase;
  return mv_phrase_fill (_("{phrase} (only {product})"), "product", mv_phrase (MV_SLOT_PRODUCT, name_of (names, "product", view->product)),
                         "phrase", phrase, NULL);
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

/* ITEMS with commas between as one slot's words, after what PHRASE has. */
static void
add_limit (GArray *limits, MvSlot slot, GPtrArray *items)
{
  g_autofree char *text = NULL;

  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  text = g_strjoinv (C_("between the items of a list", ", "), (GStrv) items->pdata);
  if (limits->len > 0)
    mv_phrase_add (limits, MV_SLOT_NONE, C_("between the items of a list", ", "));
  mv_phrase_add (limits, slot, text);
  g_ptr_array_set_size (items, 0);
}

/* PATTERN around the words of the filter KEY, when it is set: "announced 2010–2020". */
static void
add_bounded (GArray *limits, const MvView *view, const Names *names, const char *key, const char *pattern, MvSlot slot)
{
  g_auto (GStrv) codes = mv_view_filter_codes (view, key);

  if (codes[0] == NULL)
    return;
  if (limits->len > 0)
    mv_phrase_add (limits, MV_SLOT_NONE, C_("between the items of a list", ", "));
  mv_phrase_take (limits, mv_phrase_fill (pattern, "words", mv_phrase (slot, mv_filter_say_value (view, key, codes[0], names->namer, names->data)), NULL));
}

/* What projects are restricted to, besides where and by whom. */
static GArray *
project_limits (const MvView *view, const Names *names)
{
  GArray *limits = mv_phrase (MV_SLOT_NONE, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; view->themes[i] != NULL; i++)
    g_ptr_array_add (items, g_utf8_strdown (mv_theme_name (mv_theme_from_code (view->themes[i])), -1));
  add_limit (limits, MV_SLOT_THEMES, items);
  for (guint i = 0; view->statuses[i] != NULL; i++)
    g_ptr_array_add (items, g_strdup (mv_status_word (view->statuses[i])));
  add_limit (limits, MV_SLOT_STATUSES, items);
  for (guint i = 0; view->precisions[i] != NULL; i++)
    g_ptr_array_add (items, g_strdup (mv_precision_name (view->precisions[i])));
  for (guint i = 0; view->origins[i] != NULL; i++)
    g_ptr_array_add (items, name_of (names, "source", view->origins[i]));
  add_limit (limits, MV_SLOT_NONE, items);
  if (view->period_from != 0)
    g_ptr_array_add (items, say_period (view));
  add_limit (limits, MV_SLOT_PERIOD, items);
  add_bounded (limits, view, names, "announced", C_("years of projects", "announced {words}"), MV_SLOT_ANNOUNCED);
  add_bounded (limits, view, names, "committed", C_("years of projects", "committed {words}"), MV_SLOT_COMMITTED);
  add_bounded (limits, view, names, "started", C_("years of projects", "started {words}"), MV_SLOT_STARTED);
  add_bounded (limits, view, names, "amount", "{words}", MV_SLOT_AMOUNT);
  return limits;
}

static GArray *
say_projects (const MvView *view, const Names *names, GArray *who)
{
  g_autoptr (GPtrArray) sponsors = g_ptr_array_new_with_free_func (g_free);
  GArray *phrase, *limits = project_limits (view, names);

  for (guint i = 0; view->sponsors[i] != NULL; i++)
    {
      MvRole role = mv_role_from_code (view->sponsors[i]);
      g_ptr_array_add (sponsors, role != MV_ROLE_OTHER || g_str_equal (view->sponsors[i], "other")
                                 ? g_strdup (mv_role_name (role)) : name_of (names, "country", view->sponsors[i]));
    }
  if (sponsors->len > 0)
    phrase = mv_phrase_fill (_("{projects:projects} in {who} sponsored by {sponsors}"), "who", who,
                             "sponsors", mv_phrase (MV_SLOT_SPONSORS, join (sponsors)), NULL);
  else
    phrase = mv_phrase_fill (_("{projects:projects} in {who}"), "who", who, NULL);
  if (limits->len > 0)
    return mv_phrase_fill (_("{phrase}: {limits}"), "limits", limits, "phrase", phrase, NULL);
  g_array_unref (limits);
  return phrase;
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

static GArray *
say_alliances (const MvView *view, const Names *names)
{
  GArray *date = mv_phrase (MV_SLOT_DATE, say_day (view)), *phrase;
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func (g_free);

  if (view->orgs[0] == NULL)
    return mv_phrase_fill (_("memberships of {organisations:organisations} on {date}"), "date", date, NULL);
  phrase = mv_phrase_fill (view->orgs[1] == NULL ? _("standing in {organisations} on {date}")
                                               : _("how many of {organisations} each country belongs to on {date}"),
                         "date", date, "organisations", mv_phrase (MV_SLOT_ORGANISATIONS, name_list (names, "organisation", view->orgs)), NULL);
  for (guint i = 0; view->standings[i] != NULL; i++)
    g_ptr_array_add (standings, g_utf8_strdown (mv_standing_word (view->standings[i]), -1));
  if (standings->len > 0)
    phrase = mv_phrase_fill (_("{phrase} (only {standings})"), "standings", mv_phrase (MV_SLOT_STANDINGS, join (standings)), "phrase", phrase, NULL);
  return phrase;
}

static GArray *
say_treaties (const MvView *view, GArray *who)
{
  return mv_phrase_fill (_("treaties of {who} in force on {date}"), "date", mv_phrase (MV_SLOT_DATE, say_day (view)), "who", who, NULL);
}

static GArray *
say_votes (const MvView *view, const Names *names)
{
  return mv_phrase_fill (_("agreement in votes of the UN General Assembly: {power}, {year}"),
                         "year", mv_phrase (MV_SLOT_YEAR, say_year (view->year)),
                         "power", mv_phrase (MV_SLOT_POWER, name_of (names, "country", view->with)), NULL);
}

/* The first letter of the sentence. */
static void
make_first_large (GArray *sentence)
{
  MvPhrasePart *first = sentence->len > 0 ? &g_array_index (sentence, MvPhrasePart, 0) : NULL;
  char large[7] = { 0 }, *text;

  if (first == NULL)
    return;
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (first->text)), large);
  text = g_strconcat (large, g_utf8_next_char (first->text), NULL);
  g_free (first->text);
  first->text = text;
}

/* Takes PHRASE; what follows is set off. */
static void
add_phrase (GArray *sentence, GArray *phrase)
{
  if (sentence->len > 0)
    mv_phrase_add (sentence, MV_SLOT_NONE, C_("between the phrases of a sentence", "; "));
  mv_phrase_take (sentence, phrase);
}

static GArray *
say_focus (const MvView *view, const Names *names, gboolean of_flows)
{
  return mv_phrase (MV_SLOT_FOCUS, name_focus (view, names, of_flows));
}

GArray *
mv_view_phrase (const MvView *original, gboolean summed, MvNamer namer, gpointer data)
{
  g_autoptr (MvView) view = mv_view_asked (original);
  const Names names = { namer, data };
  gboolean period = view->period_from != 0 && summed;
  GArray *sentence = mv_phrase (MV_SLOT_NONE, NULL);

  if (view->overlays & MV_OVERLAY_FLOWS)
    add_phrase (sentence, say_flows (view, &names, say_focus (view, &names, TRUE),
                                     mv_phrase (MV_SLOT_YEAR, period ? say_period (view) : say_year (view->year))));
  if (view->overlays & MV_OVERLAY_ALLIANCES)
    add_phrase (sentence, say_alliances (view, &names));
  if (view->overlays & MV_OVERLAY_TREATIES)
    add_phrase (sentence, say_treaties (view, say_focus (view, &names, FALSE)));
  if (view->overlays & MV_OVERLAY_VOTES)
    add_phrase (sentence, say_votes (view, &names));
  if (view->overlays & MV_OVERLAY_QUERY)
    add_phrase (sentence, mv_phrase (MV_SLOT_NONE, name_of (&names, "query", view->query)));
  if (view->overlays & MV_OVERLAY_PROJECTS)
    add_phrase (sentence, say_projects (view, &names, say_focus (view, &names, FALSE)));
  if (view->overlays & MV_OVERLAY_ASSETS)
    add_phrase (sentence, mv_phrase_fill (_("energy and industry sites in {who}"), "who", say_focus (view, &names, FALSE), NULL));
  if (sentence->len == 0)
    mv_phrase_take (sentence, mv_phrase_fill (_("{overlay:map of Central Asia}"), NULL));
  make_first_large (sentence);
  return sentence;
}

char *
mv_view_sentence (const MvView *view, gboolean summed, MvNamer namer, gpointer data)
{
  g_autoptr (GArray) sentence = mv_view_phrase (view, summed, namer, data);

  return mv_phrase_text (sentence);
}
