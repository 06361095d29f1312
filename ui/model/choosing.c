#include "ui/model/choosing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/view/group.h"
#include "app/view/selection.h"
#include "ui/model/toggle.h"

static void
take_into_list (char ***place, const char *value)
{
  if (!g_strv_contains ((const char *const *) *place, value))
    mv_view_toggle_in_list (place, value);
}

static void
take_flow (MvView *view, const char *family, const char *measure, const char *product)
{
  mv_view_set_overlay (view, MV_OVERLAY_FLOWS, TRUE);
  mv_text_set (&view->family, family);
  mv_text_set (&view->measure, measure);
  mv_text_set (&view->product, product);
}

static void
take_event (MvView *view, const MvFound *found)
{
  int year = found->detail != NULL ? atoi (found->detail) : 0;
  g_auto(GStrv) codes = g_strsplit (found->codes != NULL ? found->codes : "", " ", -1);

  if (year >= MV_VIEW_FIRST && year <= MV_VIEW_LAST)
    view->year = year;
  view->period_from = view->period_to = 0;
  if (codes[0] != NULL && *codes[0] != '\0')
    mv_view_set_list (&view->focus, (const char *const *) codes);
}

static void
take_indicator (MvView *view, const char *code, gboolean add)
{
  mv_text_set (add ? &view->chart_x : &view->chart_y, code);
  view->charts |= 1u << MV_CHART_SCATTER;
}

/* TRUE: that was all, nothing is selected. */
static gboolean
take_subject (MvView *view, const MvFound *found, gboolean add)
{
  if (g_str_equal (found->kind, "product"))
    take_flow (view, "goods", "", found->id);
  else if (g_str_equal (found->kind, "measure"))
    {
      g_auto(GStrv) halves = g_strsplit (found->codes != NULL ? found->codes : "goods", " ", 2);

      take_flow (view, halves[0], halves[1] != NULL ? halves[1] : "", "TOTAL");
    }
  else if (g_str_equal (found->kind, "indicator"))
    take_indicator (view, found->id, add);
  else if (add && g_str_equal (found->kind, "country"))
    take_into_list (&view->focus, found->id);
  else if (add && g_str_equal (found->kind, "organisation"))
    {
      mv_view_set_overlay (view, MV_OVERLAY_ALLIANCES, TRUE);
      take_into_list (&view->orgs, found->id);
    }
  else
    return FALSE;
  return TRUE;
}

void
mv_view_take_found (MvView *view, const MvFound *found, gboolean add)
{
  const char *refs[] = { found->ref, NULL };

  g_return_if_fail (view != NULL && found != NULL);

  if (take_subject (view, found, add) || found->ref == NULL)
    return;
  if (g_str_equal (found->kind, "project"))
    mv_view_set_overlay (view, MV_OVERLAY_PROJECTS, TRUE);
  else if (g_str_equal (found->kind, "asset"))
    mv_view_set_overlay (view, MV_OVERLAY_ASSETS, TRUE);
  else if (g_str_equal (found->kind, "event") && !add)
    take_event (view, found);
  if (!add)
    mv_view_select_list (view, refs);
  else if (!mv_view_selects (view, found->ref))
    mv_view_select_more (view, found->ref);
}

/* --- slots of the sentence ------------------------------------------------------------------------------------------------------------ */

static void
choose_in_list (char ***place, const char *code, gboolean toggle)
{
  const char *alone[] = { *code != '\0' ? code : NULL, NULL };

  if (toggle && *code != '\0')
    mv_view_toggle_in_list (place, code);
  else
    mv_view_set_list (place, alone);
}

/* A country taken beside the five together stands for itself. */
static void
choose_focus (MvView *view, const char *code, gboolean toggle)
{
  gboolean group = g_str_equal (code, "CA5") || g_str_equal (code, "all");

  if (g_strv_contains ((const char *const *) view->focus, "CA5"))
    toggle = FALSE;
  choose_in_list (&view->focus, g_str_equal (code, "all") ? "" : code, toggle && !group);
}

/* "sponsor=CHN", "announced=2010-2014"; without a value the restriction goes, and "all=" takes all of them away. */
static void
choose_project_filter (MvView *view, const char *code, gboolean toggle)
{
  static const char *const all[] = { "sponsor", "theme", "status", "precision", "source", "announced", "committed", "started", "amount" };
  g_auto(GStrv) halves = g_strsplit (code, "=", 2), now = NULL;
  char ***list;

  if (halves[0] == NULL || halves[1] == NULL)
    return;
  list = mv_view_filter_list (view, halves[0]);
  now = mv_view_filter_codes (view, halves[0]);
  if (list != NULL)
    choose_in_list (list, halves[1], toggle);
  else if (*halves[1] == '\0')
    mv_view_clear_filter (view, halves[0]);
  else if (!g_strv_contains ((const char *const *) now, halves[1]))
    mv_view_choose_filter (view, halves[0], halves[1]);
  for (guint i = 0; g_str_equal (halves[0], "all") && i < G_N_ELEMENTS (all); i++)
    mv_view_clear_filter (view, all[i]);
}

/* "" takes the bound away. */
static void
choose_bound (MvView *view, MvSlot slot, const char *code)
{
  double *bound = slot == MV_SLOT_LEAST ? &view->least : &view->below;

  *bound = *code != '\0' ? g_ascii_strtod (code, NULL) : 0;
  if (view->below > 0 && view->below <= view->least)
    *(slot == MV_SLOT_LEAST ? &view->below : &view->least) = 0;
}

/* A group comes as its definition. */
static void
choose_partners (MvView *view, const char *code, gboolean toggle)
{
  g_autofree char *group = strchr (code, '=') != NULL ? g_strndup (code, strcspn (code, "=")) : NULL;

  if (group != NULL)
    mv_view_take_group (view, code);
  choose_in_list (&view->partners, group != NULL ? group : code, toggle);
}

/* "arms=" is a family's default measure, "aid=aid_us_obligated" another, "product=HS:27" goods. */
static void
choose_measure (MvView *view, const char *code)
{
  g_auto(GStrv) halves = g_strsplit (code, "=", 2);

  if (halves[0] == NULL || halves[1] == NULL)
    return;
  if (g_str_equal (halves[0], "product"))
    take_flow (view, "goods", "", halves[1]);
  else
    take_flow (view, halves[0], halves[1], g_str_equal (halves[0], "goods") && g_str_equal (view->family, "goods") ? view->product : "TOTAL");
  if (!g_str_equal (view->family, "goods") && view->direction == MV_DIRECTION_BALANCE)
    view->direction = MV_DIRECTION_BOTH;
}

static void
choose_time (MvView *view, MvSlot slot, const char *code)
{
  int from, to, year = atoi (code);
  MvDate date;

  if (slot == MV_SLOT_PERIOD)
    {
      view->period_from = view->period_to = 0;
      if (sscanf (code, "%d–%d", &from, &to) == 2)
        {
          view->period_from = from;
          view->period_to = to;
        }
    }
  else if (slot == MV_SLOT_DATE && mv_date_parse (code, &date) && date.month != 0)
    view->date = date;
  else if (year >= MV_VIEW_FIRST && year <= MV_VIEW_LAST)
    {
      view->year = year;
      if (slot == MV_SLOT_DATE)
        view->date = (MvDate) { 0 };
      else
        view->period_from = view->period_to = 0;
    }
}

void
mv_view_choose (MvView *view, MvSlot slot, const char *code, gboolean toggle)
{
  g_autofree char *key = NULL;

  g_return_if_fail (view != NULL && code != NULL);

  switch (slot)
    {
    case MV_SLOT_FOCUS: choose_focus (view, code, toggle); break;
    case MV_SLOT_MEASURE: case MV_SLOT_PRODUCT: choose_measure (view, code); break;
    case MV_SLOT_DIRECTION:
      key = g_strconcat ("direction=", code, NULL);
      mv_view_toggle (view, key);
      break;
    case MV_SLOT_TOP: view->top = CLAMP (atoi (code), 0, MV_VIEW_MAX_TOP); break;
    case MV_SLOT_PARTNERS: choose_partners (view, code, toggle); break;
    case MV_SLOT_LEAST: case MV_SLOT_BELOW: choose_bound (view, slot, code); break;
    case MV_SLOT_STANDINGS: choose_in_list (&view->standings, code, toggle); break;
    case MV_SLOT_ANNOUNCED: case MV_SLOT_COMMITTED: case MV_SLOT_STARTED: case MV_SLOT_AMOUNT:
    case MV_SLOT_YEAR: case MV_SLOT_PERIOD: case MV_SLOT_DATE: choose_time (view, slot, code); break;
    case MV_SLOT_ORGANISATIONS: choose_in_list (&view->orgs, code, toggle); break;
    case MV_SLOT_POWER: mv_text_set (&view->with, code); break;
    case MV_SLOT_PROJECTS: case MV_SLOT_SPONSORS: case MV_SLOT_THEMES: case MV_SLOT_STATUSES: choose_project_filter (view, code, toggle); break;
    case MV_SLOT_OVERLAY: mv_view_set_overlay (view, mv_view_overlay_called (code), TRUE); break;
    case MV_SLOT_NONE: case MV_N_SLOTS: default: break;
    }
}
