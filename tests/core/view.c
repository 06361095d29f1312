#include <glib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/view/group.h"
#include "app/view/file.h"
#include "app/view/sentence.h"
#include "app/view/selection.h"
#include "tests/core/any-view.h"

static MvView *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MvView *view = mv_view_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (view);
  return view;
}

static void
check_list (char **list, const char *joined)
{
  g_autofree char *text = g_strjoinv (",", list);

  g_assert_cmpstr (text, ==, joined);
}

static void
test_start (void)
{
  const char *texts[] = { "multivector:", "multivector:?", "MULTIVECTOR:?", "multivector:?year=2023", "multivector:?select=country:KAZ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MvView) view = parse (texts[i]), start = mv_view_new ();
      g_autofree char *text = mv_view_text (view);

      g_assert_true (mv_view_equal (view, start));
      g_assert_cmpuint (view->overlays, ==, MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS);
      g_assert_cmpstr (view->family, ==, "goods");
      g_assert_cmpint (view->year, ==, 2023);
      g_assert_cmpint (view->top, ==, 20);
      g_assert_cmpint (view->direction, ==, MV_DIRECTION_BOTH);
      g_assert_cmpstr (view->select, ==, "country:KAZ");
      check_list (view->focus, "CA5");
      g_assert_cmpstr (text, ==, "multivector:");
    }
}

/* A page about a country has that country selected; another one may be named. */
static void
test_page_start (void)
{
  g_autoptr (MvView) page = parse ("multivector:?page=country&focus=UZB"), other = parse ("multivector:?page=country&focus=UZB&select=country:KAZ"),
                     pair = parse ("multivector:?page=pair&focus=UZB&with=CHN"), flows = parse ("multivector:?page=country&focus=UZB&overlay=trade");
  g_autofree char *page_text = mv_view_text (page), *other_text = mv_view_text (other);

  g_assert_cmpstr (page->select, ==, "country:UZB");
  g_assert_cmpstr (page_text, ==, "multivector:?focus=UZB&page=country");
  g_assert_cmpstr (other->select, ==, "country:KAZ");
  g_assert_cmpstr (other_text, ==, "multivector:?focus=UZB&select=country:KAZ&page=country");
  g_assert_cmpstr (pair->select, ==, "country:KAZ");
  g_assert_cmpstr (flows->select, ==, "");
}

static void
test_examples (void)
{
  g_autoptr (MvView) trade = parse ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&top=20");
  g_autoptr (MvView) alliances = parse ("multivector:?date=2012-01-01&org=CSTO&overlay=alliances");
  g_autoptr (MvView) projects = parse ("multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ");
  g_autofree char *text = mv_view_text (trade);

  g_assert_cmpuint (trade->overlays, ==, MV_OVERLAY_FLOWS);
  g_assert_cmpint (trade->direction, ==, MV_DIRECTION_EXPORT);
  g_assert_cmpstr (trade->select, ==, "");
  check_list (trade->focus, "KAZ");
  g_assert_cmpstr (text, ==, "multivector:?overlay=trade&focus=KAZ&direction=export");

  g_assert_cmpuint (alliances->overlays, ==, MV_OVERLAY_ALLIANCES);
  check_list (alliances->orgs, "CSTO");
  g_assert_cmpint (alliances->date.year, ==, 2012);
  g_assert_cmpint (alliances->date.day, ==, 1);

  check_list (projects->sponsors, "CHN");
  check_list (projects->themes, "oil_gas");
}

/* The charts stand as they were written; one without a place comes after those that have one. */
static void
test_chart_order (void)
{
  g_autoptr (MvView) view = parse ("multivector:?chart=treemap,bar,line"), usual = parse ("multivector:?chart=line,bar");
  g_autofree char *text = mv_view_text (view), *usual_text = mv_view_text (usual), *more = NULL;
  MvChartKind kinds[MV_N_CHARTS];

  g_assert_cmpstr (text, ==, "multivector:?chart=treemap,bar,line");
  g_assert_cmpuint (mv_view_get_charts (view, kinds), ==, 3);
  g_assert_cmpuint (kinds[0], ==, MV_CHART_TREEMAP);
  g_assert_cmpuint (kinds[2], ==, MV_CHART_LINE);
  g_assert_cmpstr (usual_text, ==, "multivector:?chart=line,bar");
  g_assert_cmpuint (mv_view_differs (view, usual), ==, MV_VIEW_CHARTS);
  view->charts &= ~(1u << MV_CHART_BAR);
  view->charts |= 1u << MV_CHART_AREA;
  more = mv_view_text (view);
  g_assert_cmpstr (more, ==, "multivector:?chart=treemap,line,area");
}

static void
check_countries (const MvView *view, const char *expected)
{
  g_auto (GStrv) codes = mv_view_selected_countries (view);

  check_list (codes, expected);
}

/* What is taken in leads; what is taken out hands the lead on; a flow is about the partner outside the focus. */
static void
test_selection (void)
{
  g_autoptr (MvView) view = parse ("multivector:?overlay=trade&focus=KAZ&select=country:UZB&named=Neighbour");
  static const char *const refs[] = { "flow:goods/2023/KAZ/CHN/TOTAL", "flow:goods/2023/KAZ/ITA/TOTAL", NULL };
  g_auto (GStrv) all = NULL;

  mv_view_select_more (view, "country:KGZ");
  g_assert_cmpstr (view->select, ==, "country:KGZ");
  check_list (view->also, "country:UZB");
  g_assert_cmpstr (view->selection_name, ==, "");
  mv_view_select_more (view, "country:KGZ");
  g_assert_cmpstr (view->select, ==, "country:UZB");
  g_assert_null (view->also[0]);
  mv_view_select_more (view, "country:UZB");
  g_assert_cmpstr (view->select, ==, "");
  mv_view_select_list (view, refs);
  all = mv_view_selection (view);
  g_assert_true (g_strv_equal ((const char *const *) all, refs));
  check_countries (view, "CHN,ITA");
  mv_view_select_more (view, "flow:goods/2023/KAZ/KAZ/TOTAL");
  check_countries (view, "CHN,ITA,KAZ");
  mv_view_select_list (view, NULL);
  check_countries (view, "");
}

static void
test_beside (void)
{
  g_autoptr (MvView) view = parse ("multivector:?overlay=trade&select=country:UZB,country:KAZ,country:KGZ&named=Big%20three&period=2010-2020"
                                   "&chart=line&scale=index&without=CHN,EU&powers=TUR,CHN,RUS&x=NY.GDP.MKTP.CD&compare=year:2015");
  g_autoptr (MvView) pair = parse ("multivector:?page=pair&focus=KAZ&with=RUS"), tidy = NULL;
  g_autofree char *text = mv_view_text (view), *pair_text = mv_view_text (pair);
  g_autoptr (MvView) again = parse (text), other = mv_view_copy (view);

  g_assert_cmpstr (view->select, ==, "country:UZB");
  check_list (view->also, "country:KAZ,country:KGZ");
  g_assert_true (mv_view_selects (view, "country:KGZ"));
  g_assert_false (mv_view_selects (view, "country:TJK"));
  check_list (view->powers, "TUR,CHN,RUS");
  check_list (view->without, "CHN,EU");
  g_assert_cmpint (view->period_to, ==, 2020);
  g_assert_true (mv_view_equal (view, again));
  g_assert_cmpstr (again->selection_name, ==, "Big three");
  g_assert_cmpstr (pair_text, ==, "multivector:?focus=KAZ&with=RUS&page=pair");

  mv_text_set (&other->scale, "log");
  g_assert_cmpuint (mv_view_differs (view, other), ==, MV_VIEW_CHARTS);
  mv_text_set (&pair->with, "KAZ");
  tidy = mv_view_tidy (pair);
  g_assert_cmpstr (tidy->page, ==, "");
}

/* A file says again what was written, and anything else is refused with its name. */
static void
test_file (void)
{
  MvViewFile file = { .name = "Нефть\n=[x]", .note = "two\nlines", .edition = "0.1.0", .view = parse ("multivector:?overlay=trade&focus=KAZ") };
  g_autofree char *text = mv_view_file_write (&file);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvViewFile) read = mv_view_file_read (text, strlen (text), "a.mview", &error);
  static const char *const bad[] = {
    "", "\xff\xfe\0", "[Other]\nversion=1\n", "[Multivector view]\nversion=2\nview=multivector:\n", "[Multivector view]\nversion=1\n",
    "[Multivector view]\nversion=1\nview=multivector:?year=1200\n", "[Multivector view\nversion=1"
  };

  g_assert_no_error (error);
  g_assert_cmpstr (read->name, ==, file.name);
  g_assert_cmpstr (read->note, ==, file.note);
  g_assert_cmpstr (read->dataset, ==, "");
  g_assert_true (mv_view_equal (read->view, file.view));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (mv_view_file_read (bad[i], strlen (bad[i]), "b.mview", &refused));
      g_assert_error (refused, MV_ERROR, MV_ERROR_VIEW);
      g_assert_nonnull (strstr (refused->message, "b.mview"));
    }
  mv_view_free (file.view);
}

/* What GLib would warn of is no text, and the rest of the file is read. */
static void
test_broken_escapes (void)
{
  static const char text[] = "[Multivector view]\nversion=1\nview=multivector:?overlay=trade\nnote=a\\qb\\\nname=whole\n[Figures]\ncountry:KAZ=\\x\t\\\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MvViewFile) read = mv_view_file_read (text, strlen (text), "c.mview", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->note, ==, "");
  g_assert_cmpstr (read->name, ==, "whole");
  g_assert_cmpuint (read->figures->len, ==, 0);
}

static void
test_order_and_escapes (void)
{
  g_autoptr (MvView) a = parse ("multivector:?overlay=projects,trade&focus=UZB,KAZ&at=66.9,45.25,4.5&hide=labels,relief&product=WITS%3ACapital%20goods");
  g_autoptr (MvView) b = parse ("multivector:?hide=relief,labels&product=WITS:Capital%20goods&at=66.9,45.25,4.5&focus=KAZ,UZB&overlay=trade,projects");
  g_autofree char *text_a = mv_view_text (a), *text_b = mv_view_text (b);

  g_assert_true (mv_view_equal (a, b));
  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpstr (a->product, ==, "WITS:Capital goods");
  g_assert_cmpfloat (a->zoom, ==, 4.5);
  g_assert_true (a->has_camera);
  g_assert_cmpuint (a->show & (MV_SHOW_LABELS | MV_SHOW_RELIEF), ==, 0);
}

/* Each refused text with the parameter its sentence must name. */
static void
test_refused (void)
{
  static const struct { const char *text, *named; } cases[] = {
    { "multivector:?page=country", "page" },
    { "multivector:?page=pair&focus=KAZ", "page" },
    { "multivector:?page=pair&focus=KAZ&with=KAZ", "page" },
    { "multivector:?page=project", "page" },
    { "multivector:?page=atlas", "page" },
    { "multivector:?period=2020-2010", "period" },
    { "multivector:?period=2020", "period" },
    { "multivector:?powers=RUS,CHN", "powers" },
    { "multivector:?powers=RUS,CHN,ABC", "powers" },
    { "multivector:?scale=cubic", "scale" },
    { "multivector:?compare=UZB", "compare" },
    { "multivector:?compare=year:1200", "compare" },
    { "multivector:?overlay=trade&named=Nothing", "named" },
    { "multivector:?overlay=query", "query" }, { "multivector:?overlay=trade&query=a", "query" }, { "multivector:?query=a/b", "query" },
    { "multivector:?param.year=2020", "param.year" }, { "multivector:?query=a&param.=1", "param." }, { "multivector:?overlay=votes,query&query=a", "overlay" },
    { "multivector:?select=country:KAZ,country:kaz", "select" }, { "multivector:?only=KAZ", "only=KAZ" }, { "multivector:?only=country:kaz", "only" },
    { "multivector:?only=", "only" }, { "multivector:?sort=", "sort" }, { "multivector:?across=a,b", "across" },
    { "", "multivector:?" }, { "http://example", "multivector:?" }, { "multivector:overlay=trade", "question mark" },
    { "multivector:?colour=red", "colour" }, { "multivector:?overlay", "overlay" }, { "multivector:?=trade", "=trade" },
    { "multivector:?year=2023&year=2023", "year" }, { "multivector:?overlay=trade&&top=3", "“”" },
    { "multivector:?overlay=oil", "overlay=oil" }, { "multivector:?overlay=trade,arms", "overlay" }, { "multivector:?overlay=alliances,votes", "overlay" },
    { "multivector:?overlay=none,trade", "overlay" }, { "multivector:?overlay=", "overlay" }, { "multivector:?overlay=trade,trade", "twice" },
    { "multivector:?year=1944", "year=1944" }, { "multivector:?year=2027", "1945 to 2026" }, { "multivector:?year=20x3", "year" },
    { "multivector:?year=+2020", "year" }, { "multivector:?year= 2020", "year" }, { "multivector:?year=", "year" },
    { "multivector:?top=251", "top=251" }, { "multivector:?top=-1", "top" }, { "multivector:?top=99999999999999999999", "top" },
    { "multivector:?direction=sideways", "direction" }, { "multivector:?overlay=arms&direction=balance", "direction=balance" },
    { "multivector:?focus=kaz", "focus" }, { "multivector:?focus=KAZ,,UZB", "focus" }, { "multivector:?focus=KAZ,KAZ", "twice" },
    { "multivector:?overlay=alliances&date=2015-02-30", "date" }, { "multivector:?overlay=alliances&date=1066", "date" },
    { "multivector:?overlay=trade&org=CSTO", "org" }, { "multivector:?overlay=alliances&top=5", "top" }, { "multivector:?overlay=trade&with=USA", "with" },
    { "multivector:?overlay=alliances&sponsor=CHN", "sponsor" }, { "multivector:?theme=oil", "theme=oil" }, { "multivector:?status=built", "status=built" },
    { "multivector:?select=KAZ", "select" }, { "multivector:?select=planet:earth", "select" }, { "multivector:?select=country:", "select" },
    { "multivector:?select=flow:goods/2023/KAZ", "select" }, { "multivector:?select=flow:goods/1023/KAZ/CHN/TOTAL", "select" },
    { "multivector:?select=link:CST1992/KAZ", "select" }, { "multivector:?select=place:a%0Ab", "select" },
    { "multivector:?at=66,45", "at" }, { "multivector:?at=181,45,4", "at" }, { "multivector:?at=66,86,4", "at" }, { "multivector:?at=66,45,19", "at" },
    { "multivector:?at=nan,45,4", "at" }, { "multivector:?at=1e2,45,4", "at" }, { "multivector:?at=", "at" }, { "multivector:?at=6-6,45,4", "at" },
    { "multivector:?chart=pie", "chart=pie" }, { "multivector:?chart=", "chart" }, { "multivector:?chart=line,line", "twice" }, { "multivector:?names=de", "names=de" }, { "multivector:?map=pink", "map=pink" }, { "multivector:?show=clouds", "show=clouds" },
    { "multivector:?show=labels&hide=labels", "hide=labels" }, { "multivector:?focus=%ZZ", "focus" }, { "multivector:?focus=%FF", "focus" },
    { "multivector:?product=%00", "product" }, { "multivector:?measure=Goods", "measure" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MvView) view = mv_view_parse (cases[i].text, &error);

      g_test_message ("%s -> %s", cases[i].text, error != NULL ? error->message : "accepted");
      g_assert_null (view);
      g_assert_error (error, MV_ERROR, MV_ERROR_VIEW);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 400; i++)
    {
      g_autoptr (MvView) view = any_view (), copy = mv_view_copy (view);
      g_autofree char *text = mv_view_text (view), *again = NULL;
      g_autoptr (MvView) read = parse (text);

      again = mv_view_text (read);
      if (!mv_view_equal (read, view) || !g_str_equal (text, again))
        g_error ("%s became %s", text, again);
      g_assert_true (mv_view_equal (copy, view));
    }
}

/* Cut, doubled and changed texts never do more than fail with a sentence. */
static void
test_noise (void)
{
  for (int i = 0; i < 800; i++)
    {
      g_autoptr (MvView) view = any_view (), read = NULL;
      g_autofree char *text = mv_view_text (view);
      g_autoptr (GError) error = NULL;
      gsize length = strlen (text);

      for (int k = 0; k < 3; k++)
        text[g_test_rand_int_range (0, length)] = "=&?,%:/+-09aZ\xff\t"[g_test_rand_int_range (0, 16)];
      read = mv_view_parse (text, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read != NULL)
        {
          g_autofree char *again = mv_view_text (read);
          g_autoptr (MvView) twice = parse (again);
          g_assert_true (mv_view_equal (read, twice));
        }
    }
}

static void
test_parts (void)
{
  g_autoptr (MvView) a = mv_view_new (), b = mv_view_copy (a);

  mv_view_set_camera (b, 66.9, 45.2, 4);
  g_assert_cmpuint (mv_view_differs (a, b), ==, MV_VIEW_CAMERA);
  mv_text_set (&b->select, "country:UZB");
  g_assert_cmpuint (mv_view_differs (a, b), ==, MV_VIEW_CAMERA | MV_VIEW_SELECTION);
  b->charts ^= 1u << MV_CHART_LINE;
  g_assert_cmpuint (mv_view_differs (a, b), ==, MV_VIEW_CAMERA | MV_VIEW_SELECTION | MV_VIEW_CHARTS);
  b->charts = 0;
  b->show ^= MV_SHOW_GRATICULE;
  g_assert_cmpuint (mv_view_differs (a, b), ==, MV_VIEW_CAMERA | MV_VIEW_SELECTION | MV_VIEW_BASE);
  b->year = 2010;
  g_assert_true (mv_view_differs (a, b) & MV_VIEW_CONTENT);

  /* Without effect: no difference. */
  mv_view_set_list (&a->orgs, (const char *const[]) { "CSTO", NULL });
  g_assert_true (mv_view_focuses (a, "TKM"));
  g_assert_false (mv_view_focuses (a, "RUS"));
  {
    g_autoptr (MvView) start = mv_view_new ();
    g_assert_true (mv_view_equal (a, start));
    a->overlays |= MV_OVERLAY_ALLIANCES;
    g_assert_false (mv_view_equal (a, start));
  }
}

/* What is off is kept in the text, asked of nothing, and said nowhere. */
static void
test_filters_off (void)
{
  g_autoptr (MvView) view = parse ("multivector:?overlay=projects&sponsor=CHN&theme=transport&off=sponsor");
  g_autoptr (MvView) asked = mv_view_asked (view), idle = parse ("multivector:?overlay=projects&off=sponsor");
  g_autofree char *text = mv_view_text (view), *sentence = mv_view_sentence (view, TRUE, NULL, NULL), *bare = mv_view_text (idle);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "multivector:?overlay=projects&sponsor=CHN&theme=transport&off=sponsor");
  g_assert_true (mv_view_is_off (view, "sponsor") && mv_view_filters (view, "sponsor"));
  g_assert_null (asked->sponsors[0]);
  g_assert_cmpstr (asked->themes[0], ==, "transport");
  g_assert_cmpstr (sentence, ==, "Projects in the five Central Asian states: transport");
  g_assert_cmpstr (bare, ==, "multivector:?overlay=projects");
  g_assert_null (mv_view_parse ("multivector:?overlay=trade&least=-5", &error));
  g_assert_true (g_str_has_prefix (error->message, "least=-5:"));
  g_clear_error (&error);
  g_assert_null (mv_view_parse ("multivector:?overlay=projects&partners=EAEU", &error));
  g_assert_true (g_str_has_prefix (error->message, "partners:"));
}

/* What charts are limited to changes charts alone, and can be turned off and kept. */
static void
test_only (void)
{
  g_autoptr (MvView) before = parse ("multivector:?overlay=trade&chart=bar"), view = mv_view_copy (before), asked = NULL;
  const char *const refs[] = { "flow:goods/2023/KAZ/CHN/TOTAL", "country:RUS", "project:gcdf-1", NULL }, *const off[] = { "only", NULL };
  g_autofree char *text = NULL;
  g_auto (GStrv) codes = NULL;

  mv_view_limit_charts (view, refs);
  g_assert_cmpuint (mv_view_differs (before, view), ==, MV_VIEW_CHARTS);
  codes = mv_view_countries_of (view, view->only);
  g_assert_cmpuint (g_strv_length (codes), ==, 2);      /* Kazakhstan is in the focus */
  g_assert_cmpstr (codes[0], ==, "CHN");
  g_assert_cmpstr (codes[1], ==, "RUS");
  mv_view_set_list (&view->off, off);
  text = mv_view_text (view);
  g_assert_cmpstr (text, ==, "multivector:?overlay=trade&only=country:RUS,flow:goods/2023/KAZ/CHN/TOTAL,project:gcdf-1&off=only&chart=bar");
  asked = mv_view_asked (view);
  g_assert_null (asked->only[0]);
  g_assert_cmpuint (mv_view_differs (before, view), ==, MV_VIEW_CHARTS);
  mv_view_limit_charts (view, refs);
  g_assert_false (mv_view_is_off (view, "only"));
  mv_view_limit_charts (view, NULL);
  g_assert_true (mv_view_equal (before, view));
}

static char *
synthetic_name (const char *kind, const char *code, gpointer data)
{
  return g_strdup_printf ("<%s %s>", kind, code);
}

static void
test_sentence (void)
{
  static const struct { const char *text, *sentence; } cases[] = {
    { "multivector:", "Goods trade of the five Central Asian states with the 20 largest partners, 2023; projects in the five Central Asian states" },
    { "multivector:?overlay=trade&focus=KAZ&direction=export", "Goods exports of <country KAZ> to the 20 largest partners, 2023" },
    { "multivector:?overlay=trade&focus=KAZ,UZB&direction=import&top=1&product=HS:27",
      "Goods imports of <country KAZ> and <country UZB> from the largest partner, 2023 (only <product HS:27>)" },
    { "multivector:?overlay=trade&focus=all&top=0&direction=balance", "Goods trade balance of the five Central Asian states with all partners, 2023" },
    { "multivector:?overlay=arms&focus=KAZ&direction=import&top=0&year=2010", "Arms supplied to <country KAZ>, 2010, all partners" },
    { "multivector:?overlay=aid&measure=aid_us_obligated&top=0&direction=import", "<measure aid_us_obligated> to the five Central Asian states, 2023, all partners" },
    { "multivector:?overlay=alliances&org=CSTO&date=2012-01-01", "Standing in <organisation CSTO> on 1 January 2012" },
    { "multivector:?overlay=alliances&org=CSTO,EAEU&year=2020",
      "How many of <organisation CSTO> and <organisation EAEU> each country belongs to on 31 December 2020" },
    { "multivector:?overlay=votes&with=USA&year=2015", "Agreement in votes of the UN General Assembly: <country USA>, 2015" },
    { "multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ", "Projects in <country KAZ> sponsored by China: oil and gas" },
    { "multivector:?overlay=none", "Map of Central Asia" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MvView) view = parse (cases[i].text);
      g_autofree char *sentence = mv_view_sentence (view, TRUE, synthetic_name, NULL);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (MvView) view = any_view ();
      g_autofree char *sentence = mv_view_sentence (view, TRUE, NULL, NULL);

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_assert_null (strpbrk (sentence, "{}"));
    }
}

/* Every slot of the sentence that shows the view TEXT, as "slot=words" with blanks between. */
static char *
slots_of (const char *text)
{
  g_autoptr (MvView) view = parse (text);
  g_autoptr (GArray) phrase = mv_view_phrase (view, TRUE, synthetic_name, NULL);
  g_autofree char *whole = mv_phrase_text (phrase), *sentence = mv_view_sentence (view, TRUE, synthetic_name, NULL);
  GString *slots = g_string_new (NULL);

  g_assert_cmpstr (whole, ==, sentence);
  for (guint i = 0; i < phrase->len; i++)
    {
      const MvPhrasePart *part = &g_array_index (phrase, MvPhrasePart, i);

      g_assert_cmpstr (part->text, !=, "");
      if (part->slot != MV_SLOT_NONE)
        g_string_append_printf (slots, "%s%s=%s", slots->len > 0 ? "; " : "", mv_slot_word (part->slot), part->text);
    }
  return g_string_free (slots, FALSE);
}

static void
test_slots (void)
{
  static const struct { const char *text, *slots; } cases[] = {
    { "multivector:?overlay=trade&focus=KAZ&direction=export",
      "measure=Goods; direction=exports; focus=<country KAZ>; top=the 20 largest partners; year=2023" },
    { "multivector:?overlay=trade&focus=KAZ&direction=import&top=0&product=HS:27",
      "measure=Goods; direction=imports; focus=<country KAZ>; top=all partners; year=2023; product=<product HS:27>" },
    { "multivector:?overlay=arms&focus=UZB&direction=import&top=5&year=2010",
      "measure=Arms; direction=supplied to; focus=<country UZB>; year=2010; top=the 5 largest partners" },
    { "multivector:?overlay=alliances&org=CSTO&date=2012-01-01", "organisations=<organisation CSTO>; date=1 January 2012" },
    { "multivector:?overlay=alliances&org=CSTO,EAEU&date=2012-01-01",
      "organisations=<organisation CSTO> and <organisation EAEU>; date=1 January 2012" },
    { "multivector:?overlay=treaties&focus=KAZ&date=2012-01-01", "focus=<country KAZ>; date=1 January 2012" },
    { "multivector:?overlay=votes&with=USA&year=2015", "power=<country USA>; year=2015" },
    { "multivector:?overlay=projects&sponsor=CHN&theme=oil_gas,transport&status=active&focus=KAZ",
      "projects=Projects; focus=<country KAZ>; sponsors=China; themes=oil and gas, transport; statuses=in operation" },
    { "multivector:?overlay=projects&announced=2010-2014&amount=cofi_nominal:1000000-50000000",
      "projects=Projects; focus=the five Central Asian states; announced=2010–2014; amount=US$ 1 million to under US$ 50 million in <basis cofi_nominal>" },
    { "multivector:?overlay=trade&least=1000000&below=2500000000",
      "measure=Goods; direction=trade; focus=the five Central Asian states; top=the 20 largest partners; year=2023; least=1 million <unit >; "
      "below=2.5 bn <unit >" },
    { "multivector:?overlay=alliances&org=SCO&standing=observer,member&date=2012-01-01", "organisations=<organisation SCO>; date=1 January 2012; "
      "standings=members and observers" },
    { "multivector:?overlay=assets&focus=all", "focus=all countries" },
    { "multivector:?overlay=none", "overlay=Map of Central Asia" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slots = slots_of (cases[i].text);

      g_assert_cmpstr (slots, ==, cases[i].slots);
    }
}

/* What stands in a name has no meaning; a translator may turn the order round; a hole without a phrase is nothing. */
static void
test_phrase (void)
{
  g_autoptr (GArray) phrase = mv_phrase_fill ("{year}: {who} – {measure:goods} {nothing}{wrong:word}", "who",
                                              mv_phrase (MV_SLOT_FOCUS, g_strdup ("{year:a}")), "year", mv_phrase (MV_SLOT_YEAR, g_strdup ("2020")),
                                              NULL);
  g_autofree char *text = mv_phrase_text (phrase);

  g_assert_cmpstr (text, ==, "2020: {year:a} – goods word");
  g_assert_cmpuint (phrase->len, ==, 6);
  g_assert_cmpint (g_array_index (phrase, MvPhrasePart, 0).slot, ==, MV_SLOT_YEAR);
  g_assert_cmpint (g_array_index (phrase, MvPhrasePart, 2).slot, ==, MV_SLOT_FOCUS);
  g_assert_cmpint (g_array_index (phrase, MvPhrasePart, 4).slot, ==, MV_SLOT_MEASURE);
  g_assert_cmpstr (g_array_index (phrase, MvPhrasePart, 5).text, ==, " word");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/view/start", test_start);
  g_test_add_func ("/view/page-start", test_page_start);
  g_test_add_func ("/view/examples", test_examples);
  g_test_add_func ("/view/beside", test_beside);
  g_test_add_func ("/view/chart-order", test_chart_order);
  g_test_add_func ("/view/selection", test_selection);
  g_test_add_func ("/view/file", test_file);
  g_test_add_func ("/view/broken-escapes", test_broken_escapes);
  g_test_add_func ("/view/order-and-escapes", test_order_and_escapes);
  g_test_add_func ("/view/refused", test_refused);
  g_test_add_func ("/view/round-trip", test_round_trip);
  g_test_add_func ("/view/noise", test_noise);
  g_test_add_func ("/view/parts", test_parts);
  g_test_add_func ("/view/filters-off", test_filters_off);
  g_test_add_func ("/view/only", test_only);
  g_test_add_func ("/view/sentence", test_sentence);
  g_test_add_func ("/view/slots", test_slots);
  g_test_add_func ("/view/phrase", test_phrase);
  return g_test_run ();
}
