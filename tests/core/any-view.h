/* Synthetic views for the tests: any value of every field, whether it has an effect or not. */
#pragma once

#include "app/base/text.h"
#include "app/view/group.h"
#include "app/view/view.h"

static const char *
any (const char *const *words)
{
  return words[g_test_rand_int_range (0, g_strv_length ((GStrv) words))];
}

static void
any_list (char ***place, const char *const *words)
{
  const char *picked[4] = { NULL };

  for (int i = 0, n = g_test_rand_int_range (0, 4); i < n; i++)
    picked[i] = any (words);
  mv_view_set_list (place, picked);
}

/* A synthetic view: any value of every field, whether it has an effect or not. */
static MvView *
any_view (void)
{
  static const char *const families[] = { "goods", "arms", "aid", "remittances", "migrants", "refugees", "air", NULL };
  static const char *const measures[] = { "", "aid_us_disbursed", "goods_eur", "x9", NULL };
  static const char *const products[] = { "TOTAL", "HS:27", "WITS:Capital goods", "KGZ:meat_and_subproducts", NULL };
  static const char *const countries[] = { "KAZ", "UZB", "CA5", "G7", "RUS", "CHN", NULL };
  static const char *const orgs[] = { "CSTO", "S5", "C5P1", "EAEU", NULL };
  static const char *const sponsors[] = { "CHN", "EU", "multilateral", "GULF", "other", "JPN", NULL };
  static const char *const themes[] = { "oil_gas", "power", "other", NULL };
  static const char *const statuses[] = { "active", "cancelled", "pipeline", NULL };
  static const char *const precisions[] = { "site", "none", "borrower_office", NULL }, *const origins[] = { "wb_projects", "cofi22", NULL };
  static const char *const partners[] = { "EAEU", "EU", "CHN", NULL }, *const off[] = { "sponsor", "partners", "least", "source", "amount", "product", "only", NULL };
  static const char *const years[] = { "", "2010-2020", "1999-1999", NULL }, *const amounts[] = { "", "cofi_nominal:1000000-", "x:-0.5", "x:10-2000", NULL };
  static const char *const standings[] = { "member", "withdrawn", NULL }, *const events[] = { "trade", "sanctions", NULL };
  static const char *const groups[] = { "west=The West, and more\tPOL:2004\tUSA", "g_2=Мои & соседи=\tCHN:1991-12/2020-05-01\tRUS:/2022", NULL };
  static const char *const only[] = { "country:CHN", "project:gcdf-1234", "region:Туркестан", "flow:goods/2023/KAZ/CHN/TOTAL", NULL };
  static const char *const orders[] = { "", "name", "KAZ", "WLD", NULL };
  static const char *const selects[] = { "", "country:KAZ", "project:gcdf-1234", "flow:goods/2023/KAZ/CHN/WITS:Capital goods", "place:a b&c=d%,?#+",
                                         "region:Туркестан", "link:CST1992/KAZ/RUS", "organisation:CSTO", NULL };
  static const char *const names[] = { "en", "ru", "local", NULL }, *const maps[] = { "light", "dark", "auto", NULL };
  static const char *const queries[] = { "", "exports-per-head", "Мой запрос, 2&", NULL };
  static const char *const params[] = { "year=2020", "word=a b&c=d%,?#+", "empty=", "год=1", NULL };
  static const char *const dates[] = { "", "1991", "2012-05", "2016-02-29", NULL };
  MvView *view = mv_view_new ();

  view->overlays = g_test_rand_int_range (0, 128);
  mv_text_set (&view->family, any (families));
  mv_text_set (&view->measure, any (measures));
  mv_text_set (&view->product, any (products));
  view->direction = g_test_rand_int_range (0, 4);
  any_list (&view->focus, countries);
  view->year = g_test_rand_int_range (MV_VIEW_FIRST, MV_VIEW_LAST + 1);
  g_assert_true (mv_date_parse (any (dates), &view->date));
  view->top = g_test_rand_int_range (0, 251);
  any_list (&view->orgs, orgs);
  mv_text_set (&view->with, g_test_rand_bit () ? any (countries) : "");
  any_list (&view->sponsors, sponsors);
  any_list (&view->themes, themes);
  any_list (&view->statuses, statuses);
  any_list (&view->precisions, precisions);
  any_list (&view->origins, origins);
  any_list (&view->partners, partners);
  any_list (&view->off, off);
  any_list (&view->only, only);
  mv_text_set (&view->sort, any (orders));
  mv_text_set (&view->across, any (orders));
  any_list (&view->standings, standings);
  any_list (&view->events, events);
  mv_text_set (&view->announced, any (years));
  mv_text_set (&view->committed, any (years));
  mv_text_set (&view->started, any (years));
  mv_text_set (&view->amount, any (amounts));
  any_list (&view->groups, groups);
  if (mv_view_group (view, "west") != NULL && mv_view_group (view, "g_2") != NULL)
    any_list (&view->partners, (const char *const[]) { "EU", "west", "g_2", NULL });
  view->below = g_test_rand_int_range (0, 3) * 2.5e11;
  view->least = g_test_rand_bit () ? g_test_rand_int_range (0, 1000000000) * 1000.0 : g_test_rand_int_range (1, 1000) / 8.0;
  mv_text_set (&view->query, any (queries));
  any_list (&view->params, params);
  mv_text_set (&view->select, any (selects));
  if (g_test_rand_bit ())
    {
      view->has_camera = TRUE;
      view->longitude = g_test_rand_bit () ? g_test_rand_double_range (-180, 180) : g_test_rand_double_range (-1e-4, 1e-4);
      view->latitude = g_test_rand_double_range (-85, 85);
      view->zoom = g_test_rand_double_range (0, 18);
    }
  mv_text_set (&view->names, any (names));
  mv_text_set (&view->map, any (maps));
  view->show = g_test_rand_int_range (0, 256);
  view->charts = g_test_rand_int_range (0, 1 << MV_N_CHARTS);
  return view;
}
