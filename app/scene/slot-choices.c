#include "app/scene/slot-choices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/store/choices.h"
#include "app/store/codes.h"
#include "app/store/search_names.h"

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

static MvSlotChoice *
choice_new (const char *group, const char *code, const char *name, const char *detail, gboolean chosen)
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
  g_ptr_array_add (self->choices, choice_new (group, code, name, detail, chosen));
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
        MvSlotChoice *choice = choice_new (group, countries[i].iso3, name, english, holds (chosen, countries[i].iso3));

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

/* Groups of partners: organisations, and the powers that are groups. */
static gboolean
offer_partners (Offer *self, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (self->db, error);

  if (choices == NULL)
    return FALSE;
  offer (self, NULL, "", C_("partners", "all partners"), NULL, self->view->partners[0] == NULL);
  offer (self, _("Powers"), "GULF", mv_role_name (MV_ROLE_GULF), NULL, holds (self->view->partners, "GULF"));
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
  static const struct { const char *code, *name; } statuses[] = {
    { "announced", N_("announced") }, { "agreed", N_("agreed") }, { "pipeline", N_("in the pipeline") },
    { "implementation", N_("under way") }, { "active", N_("in operation") }, { "completed", N_("completed") },
    { "suspended", N_("suspended") }, { "cancelled", N_("cancelled") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *code = g_strconcat ("status=", statuses[i].code, NULL);

      offer (self, _("Status"), code, _(statuses[i].name), NULL, holds (self->view->statuses, statuses[i].code));
    }
}

static void
offer_none (Offer *self, const char *code, const char *name, char **chosen)
{
  offer (self, NULL, code, name, NULL, chosen[0] == NULL);
}

static gboolean
offer_projects (Offer *self, GError **error)
{
  const MvView *view = self->view;

  offer (self, NULL, "all=", _("all projects"), NULL, view->sponsors[0] == NULL && view->themes[0] == NULL && view->statuses[0] == NULL);
  offer_sponsors (self);
  offer_themes (self);
  offer_statuses (self);
  return TRUE;
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

gboolean
mv_slot_takes_several (MvSlot slot)
{
  return slot == MV_SLOT_FOCUS || slot == MV_SLOT_ORGANISATIONS || slot == MV_SLOT_PARTNERS || slot == MV_SLOT_PROJECTS
         || slot == MV_SLOT_SPONSORS || slot == MV_SLOT_THEMES || slot == MV_SLOT_STATUSES;
}

MvSlotChoice *
mv_slot_choice_typed (MvSlot slot, const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  int from, to, number = atoi (text);
  gboolean plain = *text != '\0' && strspn (text, "0123456789") == strlen (text);
  MvDate date;

  if (slot == MV_SLOT_TOP && plain && number >= 1 && number <= MV_VIEW_MAX_TOP)
    return choice_new (NULL, text, text, NULL, FALSE);
  if (slot == MV_SLOT_YEAR && plain && number >= MV_VIEW_FIRST && number <= MV_VIEW_LAST)
    return choice_new (NULL, text, text, NULL, FALSE);
  if (slot == MV_SLOT_DATE && mv_date_parse (text, &date) && date.year >= MV_VIEW_FIRST && date.year <= MV_VIEW_LAST && date.month != 0)
    {
      g_autofree char *spoken = mv_date_spoken (date);

      return choice_new (NULL, text, spoken, NULL, FALSE);
    }
  if (slot == MV_SLOT_PERIOD && (sscanf (text, "%d-%d", &from, &to) == 2 || sscanf (text, "%d–%d", &from, &to) == 2)
      && from >= MV_VIEW_FIRST && from <= to && to <= MV_VIEW_LAST)
    {
      g_autofree char *years = g_strdup_printf ("%d–%d", from, to);

      return choice_new (NULL, years, years, NULL, FALSE);
    }
  return NULL;
}

const char *
mv_slot_name (MvSlot slot)
{
  static const char *const names[MV_N_SLOTS] = {
    [MV_SLOT_FOCUS] = N_("Countries"), [MV_SLOT_MEASURE] = N_("What flows"), [MV_SLOT_DIRECTION] = N_("Direction"),
    [MV_SLOT_PRODUCT] = N_("Goods"), [MV_SLOT_TOP] = N_("Largest partners"), [MV_SLOT_PARTNERS] = N_("Partners"), [MV_SLOT_YEAR] = N_("Year"),
    [MV_SLOT_PERIOD] = N_("Years"), [MV_SLOT_DATE] = N_("Date"), [MV_SLOT_ORGANISATIONS] = N_("Organisations"), [MV_SLOT_POWER] = N_("Power"),
    [MV_SLOT_PROJECTS] = N_("Projects"), [MV_SLOT_SPONSORS] = N_("Sponsors"), [MV_SLOT_THEMES] = N_("Themes"), [MV_SLOT_STATUSES] = N_("Status"),
    [MV_SLOT_OVERLAY] = N_("Layers")
  };

  return slot < MV_N_SLOTS && names[slot] != NULL ? _(names[slot]) : "";
}
