#include "app/scene/slot-choices-private.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/store/choices.h"
#include "app/store/codes.h"
#include "app/store/groups.h"
#include "app/scene/build.h"
#include "app/store/search_names.h"
#include "app/view/filter-say.h"
#include "app/view/group.h"

#define FIRST_YEAR_OF_DATES 1991

typedef struct { MvDb *db; const MvScene *scene; const MvView *view; GPtrArray *choices; } Offer;

void
mv_slot_choice_free (MvSlotChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->code);
  g_free (choice->name);
  g_free (choice->detail);
  g_free (choice->answers);
  g_free (choice);
}

MvSlotChoice *
mv_slot_choice_new (const char *group, const char *code, const char *name, const char *detail, gboolean chosen)
{
  MvSlotChoice *choice = g_new0 (MvSlotChoice, 1);
  g_autofree char *all = g_strjoin (" ", name, code, detail, NULL);

  choice->code = g_strdup (code);
  choice->name = g_strdup (name);
  choice->detail = detail != NULL && *detail != '\0' && !g_str_equal (detail, name) ? g_strdup (detail) : NULL;
  choice->answers = mv_search_fold (all);
  choice->group = group;
  choice->chosen = chosen;
  return choice;
}

static void
offer (Offer *self, const char *group, const char *code, const char *name, const char *detail, gboolean chosen)
{
  g_ptr_array_add (self->choices, mv_slot_choice_new (group, code, name, detail, chosen));
}

static gboolean
holds (char **list, const char *code)
{
  return g_strv_contains ((const char *const *) list, code);
}

static const char *
name_of (Offer *self, const char *kind, const char *code)
{
  return mv_atlas_name (self->scene->atlas, kind, code, self->view->names);
}

/* --- countries ------------------------------------------------------------------------------------------------------------------------ */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const MvSlotChoice *one = *(MvSlotChoice *const *) a, *other = *(MvSlotChoice *const *) b;

  return g_utf8_collate (one->name, other->name);
}

/* Countries inside or outside the five, by name. */
static void
offer_countries (Offer *self, const char *group, gboolean in_region, char **chosen)
{
  guint n;
  const MvAtlasCountry *countries = mv_atlas_countries (self->scene->atlas, &n);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (countries[i].in_region == in_region && (g_str_equal (countries[i].kind, "state") || g_str_equal (countries[i].kind, "territory")))
      {
        const char *name = name_of (self, "country", countries[i].iso3);
        const char *english = mv_atlas_name (self->scene->atlas, "country", countries[i].iso3, "en");
        MvSlotChoice *choice = mv_slot_choice_new (group, countries[i].iso3, name, english, holds (chosen, countries[i].iso3));

        g_clear_pointer (&choice->detail, g_free);
        g_ptr_array_add (sorted, choice);
      }
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (self->choices, sorted->pdata[i]);
}

static gboolean
offer_focus (Offer *self, GError **error)
{
  gboolean flows = self->view->overlays & MV_OVERLAY_FLOWS, none = self->view->focus[0] == NULL;

  offer (self, _("Central Asia"), "CA5", C_("focus", "the five Central Asian states"), NULL, holds (self->view->focus, "CA5") || (none && flows));
  if (!flows)
    offer (self, _("Central Asia"), "all", C_("focus", "all countries"), NULL, none);
  offer_countries (self, _("Central Asia"), TRUE, self->view->focus);
  offer_countries (self, _("Other countries"), FALSE, self->view->focus);
  return TRUE;
}

static gboolean
offer_power (Offer *self, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (self->db, error);

  for (guint i = 0; choices != NULL && i < choices->powers->len; i++)
    {
      const MvChoice *power = choices->powers->pdata[i];

      offer (self, NULL, power->code, name_of (self, "country", power->code), NULL, g_str_equal (self->view->with, power->code));
    }
  return choices != NULL;
}

/* --- flows ---------------------------------------------------------------------------------------------------------------------------- */

static const char *
family_name (const char *family)
{
  static const char *const names[][2] = {
    { "goods", N_("Goods trade") }, { "arms", N_("Arms") }, { "aid", N_("Aid") }, { "remittances", N_("Remittances") },
    { "migrants", N_("Migrants") }, { "refugees", N_("Refugees") }, { "air", N_("Air links") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i][0], family) == 0)
      return _(names[i][1]);
  return NULL;
}

static gboolean
offer_products (Offer *self, GError **error)
{
  g_autoptr(GArray) products = mv_codes_read (self->db, MV_CODE_PRODUCT, error);
  gboolean goods = g_str_equal (self->view->family, "goods");

  if (products == NULL)
    return FALSE;
  offer (self, _("Goods"), "product=TOTAL", _("all goods"), NULL, goods && g_str_equal (self->view->product, "TOTAL"));
  for (guint i = 0; i < products->len; i++)
    {
      const MvCode *product = &g_array_index (products, MvCode, i);
      g_autofree char *code = g_strconcat ("product=", product->code, NULL);

      if (!g_str_equal (product->code, "TOTAL"))
        offer (self, _("Goods"), code, mv_term (product->name), product->code, goods && g_str_equal (self->view->product, product->code));
    }
  return TRUE;
}

static gboolean
offer_measures (Offer *self, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (self->db, error);

  if (choices == NULL)
    return FALSE;
  for (guint i = 0; i < choices->measures->len; i++)
    {
      const MvChoice *measure = choices->measures->pdata[i];
      gboolean same = g_strcmp0 (measure->group, self->view->family) == 0;
      g_autofree char *code = g_strdup_printf ("%s=%s", measure->group, measure->is_default ? "" : measure->code);

      if (family_name (measure->group) != NULL)
        offer (self, _("What flows"), code, mv_term (measure->name), family_name (measure->group),
               same && (g_str_equal (self->view->measure, measure->code) || (*self->view->measure == '\0' && measure->is_default)));
    }
  return offer_products (self, error);
}

static gboolean
offer_directions (Offer *self, GError **error)
{
  static const struct { const char *code, *name; } directions[] = {
    { "export", N_("Exports") }, { "import", N_("Imports") }, { "both", N_("Both") }, { "balance", N_("Balance") }
  };
  gboolean goods = g_str_equal (self->view->family, "goods");
  const char *names[] = { _(directions[0].name), _(directions[1].name), _(directions[2].name), _(directions[3].name) };

  if (!goods)
    {
      names[0] = _("From the countries named");
      names[1] = _("To the countries named");
    }
  for (guint i = 0; i < (goods ? 4 : 3); i++)
    offer (self, NULL, directions[i].code, names[i], NULL, (guint) self->view->direction == i);
  return TRUE;
}

static gboolean
offer_top (Offer *self, GError **error)
{
  static const int tops[] = { 1, 3, 5, 10, 20, 50, 100 };

  offer (self, NULL, "0", C_("partners", "all partners"), NULL, self->view->top == 0);
  for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", tops[i]);
      g_autofree char *name = g_strdup (ngettext_ ("the largest partner", "the {top} largest partners", tops[i]));
      g_auto(GStrv) halves = g_strsplit (name, "{top}", 2);
      g_autofree char *said = g_strjoinv (code, halves);

      offer (self, NULL, code, said, NULL, self->view->top == tops[i]);
    }
  return TRUE;
}

static void
offer_group (Offer *self, const char *definition, gboolean of_view)
{
  g_autoptr (MvGroup) group = mv_group_parse (definition, NULL);

  if (group == NULL || (!of_view && mv_view_group (self->view, group->code) != NULL))
    return;
  offer (self, _("Groups of your own"), definition, group->name, NULL, holds (self->view->partners, group->code));
}

/* Those of the view, and those a person keeps: with their definitions, for another view does not have them. */
static void
offer_groups (Offer *self)
{
  g_autoptr (GPtrArray) kept = mv_groups_kept (self->db);
  g_auto (GStrv) offered = mv_groups_offered ();

  for (guint i = 0; self->view->groups[i] != NULL; i++)
    offer_group (self, self->view->groups[i], TRUE);
  for (guint i = 0; i < kept->len; i++)
    offer_group (self, kept->pdata[i], FALSE);
  for (guint i = 0; offered[i] != NULL; i++)
    offer_group (self, offered[i], FALSE);
}

/* Groups of partners: organisations, and the powers that are groups. */
static gboolean
offer_partners (Offer *self, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (self->db, error);

  if (choices == NULL)
    return FALSE;
  offer (self, NULL, "", C_("partners", "all partners"), NULL, self->view->partners[0] == NULL);
  offer (self, _("Powers"), "EU", mv_role_name (MV_ROLE_EU), NULL, holds (self->view->partners, "EU"));
  offer (self, _("Powers"), "GULF", mv_role_name (MV_ROLE_GULF), NULL, holds (self->view->partners, "GULF"));
  offer_groups (self);
  for (guint i = 0; i < choices->organisations->len; i++)
    {
      const MvChoice *organisation = choices->organisations->pdata[i];

      offer (self, _("Organisations"), organisation->code, organisation->name, organisation->detail,
             holds (self->view->partners, organisation->code));
    }
  return TRUE;
}

/* --- time ----------------------------------------------------------------------------------------------------------------------------- */

/* The years with figures, the newest first. */
static gboolean
offer_years (Offer *self, GError **error)
{
  for (guint i = self->scene->years->len; i > 0; i--)
    {
      int year = g_array_index (self->scene->years, int, i - 1);
      g_autofree char *code = g_strdup_printf ("%d", year);

      offer (self, _("Years with figures"), code, code, NULL, year == self->view->year && self->view->period_from == 0);
    }
  return TRUE;
}

static gboolean
offer_dates (Offer *self, GError **error)
{
  for (int year = MV_VIEW_LAST; year >= FIRST_YEAR_OF_DATES; year--)
    {
      g_autofree char *code = g_strdup_printf ("%d", year), *name = mv_date_spoken ((MvDate) { (gint16) year, 12, 31 });

      offer (self, NULL, code, name, NULL, self->view->date.year == 0 && self->view->year == year);
    }
  return TRUE;
}

static gboolean
offer_periods (Offer *self, GError **error)
{
  g_autofree char *now = g_strdup_printf ("%d–%d", self->view->period_from, self->view->period_to);

  offer (self, NULL, "", _("all years"), NULL, self->view->period_from == 0);
  if (self->view->period_from != 0)
    offer (self, NULL, now, now, NULL, TRUE);
  for (int from = 1991; from <= 2021; from += 10)
    {
      g_autofree char *years = g_strdup_printf ("%d–%d", from, MIN (from + 9, MV_VIEW_LAST));

      offer (self, NULL, years, years, NULL, FALSE);
    }
  return TRUE;
}

/* --- memberships and projects --------------------------------------------------------------------------------------------------------- */

static gboolean
offer_organisations (Offer *self, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (self->db, error);

  for (guint i = 0; choices != NULL && i < choices->organisations->len; i++)
    {
      const MvChoice *organisation = choices->organisations->pdata[i];

      offer (self, NULL, organisation->code, organisation->name, organisation->detail, holds (self->view->orgs, organisation->code));
    }
  return choices != NULL;
}

static void
offer_sponsors (Offer *self)
{
  for (MvRole role = MV_ROLE_OTHER + 1; role < MV_N_ROLES; role++)
    {
      g_autofree char *code = g_strconcat ("sponsor=", mv_role_code (role), NULL);

      offer (self, _("Sponsors"), code, mv_role_name (role), NULL, holds (self->view->sponsors, mv_role_code (role)));
    }
}

static void
offer_themes (Offer *self)
{
  for (MvTheme theme = MV_THEME_OTHER + 1; theme < MV_N_THEMES; theme++)
    {
      g_autofree char *code = g_strconcat ("theme=", mv_theme_code (theme), NULL);

      offer (self, _("Themes"), code, mv_theme_name (theme), NULL, holds (self->view->themes, mv_theme_code (theme)));
    }
}

static void
offer_statuses (Offer *self)
{
  static const char *const statuses[] = { "announced", "agreed", "pipeline", "implementation", "active", "completed", "suspended", "cancelled" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *code = g_strconcat ("status=", statuses[i], NULL);

      offer (self, _("Status"), code, mv_status_word (statuses[i]), NULL, holds (self->view->statuses, statuses[i]));
    }
}

static void
offer_none (Offer *self, const char *code, const char *name, char **chosen)
{
  offer (self, NULL, code, name, NULL, chosen[0] == NULL);
}

/* Values of the filter KEY, which has one, with what stands now first. */
static void
offer_bounded (Offer *self, const char *key, const char *const *codes)
{
  g_auto (GStrv) now = mv_view_filter_codes (self->view, key);
  MvBuild build = { .db = self->db, .atlas = self->scene->atlas, .view = self->view, .lang = mv_text_language () };

  for (guint i = 0; now[0] != NULL || codes[i] != NULL; i++)
    {
      const char *code = now[0] == NULL ? codes[i] : i == 0 ? now[0] : codes[i - 1];
      g_autofree char *full = NULL, *words = NULL;

      if (code == NULL)
        break;
      if (i > 0 && now[0] != NULL && g_str_equal (code, now[0]))
        continue;
      full = g_strdup_printf ("%s=%s", key, code);
      words = mv_filter_say_value (self->view, key, code, mv_build_namer, &build);
      offer (self, mv_view_filter_title (key), full, words, NULL, g_strcmp0 (code, now[0]) == 0);
    }
}

static void
offer_stage_years (Offer *self, const char *key)
{
  static const char *const spans[] = { "1990-1994", "1995-1999", "2000-2004", "2005-2009", "2010-2014", "2015-2019", "2020-2024", "2025-2026", NULL };

  offer_bounded (self, key, spans);
}

/* Of every price basis that amounts of projects have: each on its own. */
static gboolean
offer_amounts (Offer *self, GError **error)
{
  static const char *const bounds[] = { "1000000-", "10000000-", "100000000-", "1000000000-", "-1000000", "-10000000" };
  g_autoptr (GArray) bases = mv_codes_read (self->db, MV_CODE_BASIS, error);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (bases == NULL)
    return FALSE;
  for (guint b = 0; b < bases->len; b++)
    for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
      {
        g_autofree char *code = g_strdup_printf ("%s:%s", g_array_index (bases, MvCode, b).code, bounds[i]);

        g_strv_builder_add (codes, code);
      }
  list = g_strv_builder_end (codes);
  offer_bounded (self, "amount", (const char *const *) list);
  return TRUE;
}

static gboolean
offer_bounds (Offer *self, MvSlot slot)
{
  double now = slot == MV_SLOT_LEAST ? self->view->least : self->view->below;
  MvBuild build = { .db = self->db, .atlas = self->scene->atlas, .view = self->view, .lang = mv_text_language () };

  offer (self, NULL, "", slot == MV_SLOT_LEAST ? _("no lower bound") : _("no upper bound"), NULL, now <= 0);
  for (double value = 1000; value <= 1e10; value *= 10)
    {
      g_autofree char *code = g_strdup_printf ("%.0f", value), *words = mv_filter_say_number (self->view, value, mv_build_namer, &build);

      offer (self, NULL, code, words, NULL, value == now);
    }
  return TRUE;
}

static gboolean
offer_standings (Offer *self)
{
  static const char *const codes[] = { "member", "associate", "signatory", "candidate", "partner", "dialogue_partner", "observer", "suspended", "withdrawn" };

  offer (self, NULL, "", _("any standing"), NULL, self->view->standings[0] == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    offer (self, NULL, codes[i], mv_standing_word (codes[i]), NULL, holds (self->view->standings, codes[i]));
  return TRUE;
}

static gboolean
offer_stage (Offer *self, MvSlot slot, GError **error)
{
  const char *key = slot == MV_SLOT_ANNOUNCED ? "announced" : slot == MV_SLOT_COMMITTED ? "committed" : slot == MV_SLOT_STARTED ? "started" : "amount";
  g_autofree char *none = g_strconcat (key, "=", NULL);

  offer (self, NULL, none, slot == MV_SLOT_AMOUNT ? _("any amount") : _("any year"), NULL, FALSE);
  if (slot == MV_SLOT_AMOUNT)
    return offer_amounts (self, error);
  offer_stage_years (self, key);
  return TRUE;
}

static gboolean
offer_projects (Offer *self, GError **error)
{
  const MvView *view = self->view;

  offer (self, NULL, "all=", _("all projects"), NULL, view->sponsors[0] == NULL && view->themes[0] == NULL && view->statuses[0] == NULL
                                                      && *view->announced == '\0' && *view->committed == '\0' && *view->started == '\0'
                                                      && *view->amount == '\0');
  offer_sponsors (self);
  offer_themes (self);
  offer_statuses (self);
  offer_stage_years (self, "announced");
  offer_stage_years (self, "committed");
  offer_stage_years (self, "started");
  return offer_amounts (self, error);
}

static gboolean
offer_project_part (Offer *self, MvSlot slot)
{
  if (slot == MV_SLOT_SPONSORS)
    {
      offer_none (self, "sponsor=", _("all sponsors"), self->view->sponsors);
      offer_sponsors (self);
    }
  else if (slot == MV_SLOT_THEMES)
    {
      offer_none (self, "theme=", _("all themes"), self->view->themes);
      offer_themes (self);
    }
  else
    {
      offer_none (self, "status=", _("any status"), self->view->statuses);
      offer_statuses (self);
    }
  return TRUE;
}

static gboolean
offer_overlays (Offer *self, GError **error)
{
  static const struct { const char *code, *name; } overlays[] = {
    { "flows", N_("Flows") }, { "projects", N_("Projects") }, { "assets", N_("Energy and mining") }, { "alliances", N_("Alliances") },
    { "treaties", N_("Treaties") }, { "votes", N_("Votes") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    offer (self, NULL, overlays[i].code, _(overlays[i].name), NULL, FALSE);
  return TRUE;
}

/* --- all ------------------------------------------------------------------------------------------------------------------------------ */

static gboolean
offer_slot (Offer *self, MvSlot slot, GError **error)
{
  switch (slot)
    {
    case MV_SLOT_FOCUS: return offer_focus (self, error);
    case MV_SLOT_MEASURE: return offer_measures (self, error);
    case MV_SLOT_DIRECTION: return offer_directions (self, error);
    case MV_SLOT_PRODUCT: return offer_products (self, error);
    case MV_SLOT_TOP: return offer_top (self, error);
    case MV_SLOT_PARTNERS: return offer_partners (self, error);
    case MV_SLOT_YEAR: return offer_years (self, error);
    case MV_SLOT_PERIOD: return offer_periods (self, error);
    case MV_SLOT_DATE: return offer_dates (self, error);
    case MV_SLOT_ORGANISATIONS: return offer_organisations (self, error);
    case MV_SLOT_POWER: return offer_power (self, error);
    case MV_SLOT_PROJECTS: return offer_projects (self, error);
    case MV_SLOT_SPONSORS: case MV_SLOT_THEMES: case MV_SLOT_STATUSES: return offer_project_part (self, slot);
    case MV_SLOT_OVERLAY: return offer_overlays (self, error);
    case MV_SLOT_LEAST: case MV_SLOT_BELOW: return offer_bounds (self, slot);
    case MV_SLOT_STANDINGS: return offer_standings (self);
    case MV_SLOT_ANNOUNCED: case MV_SLOT_COMMITTED: case MV_SLOT_STARTED: case MV_SLOT_AMOUNT: return offer_stage (self, slot, error);
    case MV_SLOT_NONE: case MV_N_SLOTS: default: return TRUE;
    }
}

GPtrArray *
mv_slot_choices (MvDb *db, const MvScene *scene, MvSlot slot, GError **error)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_slot_choice_free);
  Offer self = { db, scene, scene->view, choices };

  g_return_val_if_fail (db != NULL && scene != NULL, NULL);

  return offer_slot (&self, slot, error) ? g_steal_pointer (&choices) : NULL;
}
