/* Pages: nothing overlaps or leaves its sheet, whatever the size and language; figures and charts are those of the source files. Runs in
 * the language of MV_TEST_LANGUAGE. */
#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/paint/chart.h"
#include "app/plan/page.h"
#include "app/scene/page.h"
#include "app/scene/scene.h"

static MvDb *db;
static MvAtlas *atlas;
static const char *language;

static const char *const pages[] = {
  "page=country&focus=KAZ", "page=country&focus=KGZ", "page=country&focus=TJK", "page=country&focus=TKM", "page=country&focus=UZB",
  "page=country&focus=DEU", "page=country&focus=CHN", "page=country&focus=TUV",
  "page=pair&focus=KAZ&with=CHN", "page=pair&focus=KAZ&with=RUS", "page=pair&focus=KAZ&with=USA", "page=pair&focus=KGZ&with=CHN",
  "page=pair&focus=UZB&with=TKM", "page=pair&focus=DEU&with=FRA",
  "page=project&select=project:fl-0026", "page=project&select=project:gcdf-39619", "page=project&select=project:gcdf-53673", "page=project&select=project:wb-P181218"
};

static MvPageModel *
model_of (const char *page)
{
  g_autofree char *text = g_strdup_printf ("multivector:?%s&names=%s", page, language);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  MvPageModel *model;

  g_assert_no_error (error);
  model = mv_page_build (db, atlas, view, NULL, &error);
  g_test_message ("%s", page);
  g_assert_no_error (error);
  g_assert_nonnull (model);
  return model;
}

/* --- layout --------------------------------------------------------------------------------------------------------------------------- */

static const char *
words_of (const MvPageItem *item)
{
  return item->text != NULL ? item->text : item->chart != NULL ? item->chart->title : "a rule, map or sparkline";
}

/* What a chart draws stays in the room that the page gives it. */
static void
check_chart (const MvPagePlan *plan, const MvChart *chart)
{
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      if (mark->form == MV_CHART_RECT && !(mark->x >= -1 && mark->x + mark->width <= chart->width + 1))
        g_error ("a bar leaves the chart “%s” at %g px: %g to %g of %g", chart->title, plan->width, mark->x, mark->x + mark->width, chart->width);
      for (guint k = 0; k < mark->n_points; k++)
        if (!(mark->points[k].x >= -1 && mark->points[k].x <= chart->width + 1))
          g_error ("a line leaves the chart “%s” at %g px: %g of %g", chart->title, plan->width, mark->points[k].x, chart->width);
    }
}

static void
check_plan (const MvPagePlan *plan)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const MvPageItem *a = plan->items->pdata[i];

      if (!(a->x >= plan->margin - 0.5 && a->x + a->width <= plan->width - plan->margin + 1.5 && a->y >= 0 && a->y + a->height <= plan->height + 0.5))
        g_error ("out of bounds at %g: “%s” %g %g %g %g on sheet %u", plan->width, words_of (a), a->x, a->y, a->width, a->height, a->sheet);
      g_assert_cmpuint (a->sheet, <, plan->n_sheets);
      if (a->chart != NULL)
        check_chart (plan, a->chart);
      for (guint k = i + 1; k < plan->items->len; k++)
        {
          const MvPageItem *b = plan->items->pdata[k];

          if (a->sheet == b->sheet && a->x + a->width > b->x + 0.5 && b->x + b->width > a->x + 0.5 && a->y + a->height > b->y + 0.5
              && b->y + b->height > a->y + 0.5)
            g_error ("overlap at %g px on sheet %u: “%s” and “%s”", plan->width, a->sheet, words_of (a), words_of (b));
        }
    }
}

static void
test_layout (gconstpointer page)
{
  static const MvPageSize sizes[] = {
    { 1000, 700, 0 }, { 1600, 1000, 0 }, { 595, 842, 0 }, { 1000, 0, 700 }, { 1600, 0, 1000 }, { 360, 0, 0 }, { 640, 0, 0 }, { 2400, 0, 0 }
  };
  g_autoptr (MvPageModel) model = model_of (page);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MvPagePlan) plan = mv_page_plan_new (model, &sizes[i], mv_chart_measure);

      check_plan (plan);
      if (sizes[i].height == 0)
        g_assert_cmpuint (plan->n_sheets, ==, 1);
      else
        g_assert_cmpfloat (plan->height, ==, sizes[i].height);
      g_assert_cmpfloat (plan->height, >=, sizes[i].least);
      /* The last sheet holds something. */
      g_assert_cmpuint (((const MvPageItem *) plan->items->pdata[plan->items->len - 1])->sheet, ==, plan->n_sheets - 1);
    }
}

/* A heading without anything below it says nothing. */
static void
test_headings (gconstpointer page)
{
  const MvPageSize size = { 1000, 700, 0 };
  g_autoptr (MvPageModel) model = model_of (page);
  g_autoptr (MvPagePlan) plan = mv_page_plan_new (model, &size, mv_chart_measure);

  for (guint i = 0; i + 1 < plan->items->len; i++)
    if (((const MvPageItem *) plan->items->pdata[i])->heading == 2)
      g_assert_cmpuint (((const MvPageItem *) plan->items->pdata[i])->sheet, ==, ((const MvPageItem *) plan->items->pdata[i + 1])->sheet);
}

/* Twice the same: same boxes, same words. */
static void
test_repeat (void)
{
  const MvPageSize size = { 1000, 700, 0 };
  g_autoptr (MvPageModel) one = model_of (pages[4]), other = model_of (pages[4]);
  g_autoptr (MvPagePlan) a = mv_page_plan_new (one, &size, mv_chart_measure), b = mv_page_plan_new (other, &size, mv_chart_measure);
  g_autofree char *first = mv_page_model_text (one), *second = mv_page_model_text (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (a->items->len, ==, b->items->len);
  for (guint i = 0; i < a->items->len; i++)
    {
      const MvPageItem *left = a->items->pdata[i], *right = b->items->pdata[i];

      g_assert_cmpstr (left->text, ==, right->text);
      g_assert_true (left->x == right->x && left->y == right->y && left->width == right->width && left->height == right->height);
    }
}

/* Synthetic: hundreds of lines, long words, no blocks. */
static void
test_synthetic (void)
{
  const MvPageSize size = { 700, 400, 0 };
  g_autoptr (MvPageModel) model = mv_page_model_new ("country");
  g_autoptr (MvPagePlan) empty = NULL, full = NULL;
  MvPageSection *section;
  MvPageBlock *block;

  model->title = g_strdup ("Synthetic");
  empty = mv_page_plan_new (model, &size, mv_chart_measure);
  g_assert_cmpuint (empty->n_sheets, ==, 1);
  section = mv_page_model_section (model, "Synthetic section");
  block = mv_page_section_block (section, MV_BLOCK_LINES, "Synthetic list");
  for (guint i = 0; i < 300; i++)
    {
      MvPageLine *line = mv_page_line_new (block->lines, "synthetic", i % 3 == 0 ? NULL : "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlung");

      line->detail = g_strdup ("synthetic detail that is long enough to be wrapped in a narrow column and once more");
    }
  full = mv_page_plan_new (model, &size, mv_chart_measure);
  g_assert_cmpuint (full->n_sheets, >, 5);
  check_plan (full);
}

/* --- figures -------------------------------------------------------------------------------------------------------------------------- */

static char *
read_table (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tables", name, NULL);
  char *text;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static const MvPageLine *
find_line (const MvPageModel *model, MvBlockKind kind, const char *label)
{
  for (guint i = 0; i < model->sections->len; i++)
    for (guint k = 0; k < ((MvPageSection *) model->sections->pdata[i])->blocks->len; k++)
      {
        const MvPageBlock *block = ((MvPageSection *) model->sections->pdata[i])->blocks->pdata[k];

        for (guint l = 0; block->kind == kind && l < block->lines->len; l++)
          if (g_str_equal (((MvPageLine *) block->lines->pdata[l])->label, label))
            return block->lines->pdata[l];
      }
  return NULL;
}

/* Every key figure of the five, and every point of its sparkline, against data/tables/indicator.csv. */
static void
test_key_figures (void)
{
  static const struct { const char *code, *label, *unit; } keys[] = {
    { "SP.POP.TOTL", "Population", "persons" }, { "NY.GDP.MKTP.CD", "GDP, current US$", "USD" }, { "NY.GDP.MKTP.KD.ZG", "Real GDP growth", "% a year" },
    { "FP.CPI.TOTL.ZG", "Consumer price inflation", "% a year" }, { "TX.VAL.MRCH.CD.WT", "Merchandise exports", "USD" },
    { "BX.TRF.PWKR.CD.DT", "Personal remittances received", "USD" }, { "SP.DYN.LE00.IN", "Life expectancy at birth", "years" }
  };
  g_autofree char *table = read_table ("indicator.csv");
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);

  for (guint p = 0; p < 5; p++)
    {
      g_autoptr (MvPageModel) model = model_of (pages[p]);
      const char *iso3 = strstr (pages[p], "focus=") + strlen ("focus=");

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          const MvPageLine *line = find_line (model, MV_BLOCK_KEYS, keys[k].label);
          int newest = 0;
          guint n = 0, shown = 0;
          double value = NAN;

          g_assert_nonnull (line);
          for (guint r = 1; rows[r] != NULL && *rows[r] != '\0'; r++)
            {
              g_auto (GStrv) cells = g_strsplit (rows[r], ",", -1);

              if (!g_str_equal (cells[0], iso3) || !g_str_equal (cells[2], keys[k].code) || *cells[3] == '\0')
                continue;
              n++;
              if (atoi (cells[1]) > newest)
                {
                  newest = atoi (cells[1]);
                  value = g_ascii_strtod (cells[3], NULL);
                }
            }
          for (guint i = 0; line->spark != NULL && i < line->spark->len; i++)
            shown += !isnan (g_array_index (line->spark, MvPoint, i).y);
          if (n == 0)
            g_assert_true (line->missing && line->note != NULL);
          else
            {
              g_autofree char *expected = mv_number_short (value, keys[k].unit), *year = g_strdup_printf ("%d", newest);

              g_assert_cmpstr (line->value, ==, expected);
              g_assert_true (g_str_has_prefix (line->detail, year));
              g_assert_cmpuint (line->source, >, 0);
              if (n > 1)
                g_assert_cmpuint (shown, ==, n);
            }
        }
    }
}

/* Every value of both charts of trade of two pairs stands in data/tables/flow.csv under its source. */
static void
test_pair_values (void)
{
  g_autofree char *table = read_table ("flow.csv");

  for (guint p = 9; p < 12; p += 2)
    {
      g_autoptr (MvPageModel) model = model_of (pages[p]);
      guint checked = 0;

      for (guint i = 0; i < model->sections->len; i++)
        for (guint k = 0; k < ((MvPageSection *) model->sections->pdata[i])->blocks->len; k++)
          {
            const MvPageBlock *block = ((MvPageSection *) model->sections->pdata[i])->blocks->pdata[k];

            for (guint r = 0; block->table != NULL && block->table->kind == MV_CHART_LINE && r < block->table->rows->len; r++)
              {
                const MvChartRow *row = &g_array_index (block->table->rows, MvChartRow, r);
                g_auto (GStrv) ref = g_strsplit (row->ref, "/", -1);
                g_autofree char *start = NULL;
                gboolean found = FALSE;

                if (!g_str_has_prefix (row->ref, "flow:goods/"))
                  continue;
                start = g_strdup_printf ("\ngoods,%s,%s,%s,TOTAL,", ref[1], ref[2], ref[3]);
                for (const char *at = strstr (table, start); at != NULL && !found; at = strstr (at + 1, start))
                  {
                    g_autofree char *line = g_strndup (at + 1, strcspn (at + 1, "\n"));

                    found = g_str_has_suffix (line, row->source_id) && g_ascii_strtod (at + strlen (start), NULL) == row->value;
                  }
                if (!found)
                  g_error ("%s %.0f of %s is not in flow.csv", row->ref, row->value, row->source_id);
                g_assert_true (isnan (row->low) || (row->low <= row->value && row->value <= row->high));
                checked++;
              }
          }
      g_assert_cmpuint (checked, >, 60);
    }
}

static const MvChartTable *
votes_of (const MvPageModel *model)
{
  for (guint i = 0; i < model->sections->len; i++)
    for (guint k = 0; k < ((MvPageSection *) model->sections->pdata[i])->blocks->len; k++)
      {
        const MvPageBlock *block = ((MvPageSection *) model->sections->pdata[i])->blocks->pdata[k];

        if (block->table != NULL && block->table->breaks->len > 0 && g_strcmp0 (block->table->unit, "%") == 0)
          return block->table;
      }
  return NULL;
}

/* What is not there is said: 2024 of the votes, Turkmenistan's own list, Kazakhstan in 2016 and 2017. */
static void
test_gaps (void)
{
  g_autoptr (MvPageModel) kazakhstan = model_of (pages[0]), kyrgyzstan = model_of (pages[1]), turkmenistan = model_of (pages[3]);
  const MvChartTable *votes = votes_of (kazakhstan);
  g_autofree char *text = mv_page_model_text (kazakhstan), *other = mv_page_model_text (turkmenistan);
  gboolean gap = FALSE;

  g_assert_nonnull (votes);
  for (guint i = 0; i < votes->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (votes->rows, MvChartRow, i);

      gap = gap || (row->state == MV_CHART_NOT_REPORTED && row->x <= 2024 && row->until >= 2024);
    }
  g_assert_true (gap);
  g_assert_cmpfloat (g_array_index (votes->breaks, MvChartBreak, 0).x, ==, 2024.5);
  g_assert_nonnull (strstr (text, "2016–2017"));
  g_assert_nonnull (strstr (text, "only flows that partners declared (Kyrgyzstan, Russia, Uzbekistan); not a total"));
  g_assert_nonnull (strstr (other, "mirror figures"));
  g_assert_null (strstr (text, "mirror figures"));
  /* 2021 is partial and 2023 preliminary: neither is complete. */
  g_assert_cmpstr (find_line (kyrgyzstan, MV_BLOCK_LINES, "Exports by partner")->value, ==, "1994–2020, 2022");
  g_assert_cmpstr (find_line (kyrgyzstan, MV_BLOCK_LINES, "Imports by partner")->value, ==, "1994–2022");
}

static void
test_links (void)
{
  g_autoptr (MvView) start = mv_view_new (), country = mv_page_view (start, "country:TJK"), pair = mv_page_view (start, "flow:goods/2023/KAZ/CHN/TOTAL"),
                     project = mv_page_view (start, "project:fl-0026"), organisation = mv_page_view (country, "organisation:CSTO");

  g_assert_cmpstr (country->page, ==, "country");
  g_assert_cmpstr (country->focus[0], ==, "TJK");
  g_assert_cmpstr (pair->page, ==, "pair");
  g_assert_cmpstr (pair->focus[0], ==, "KAZ");
  g_assert_cmpstr (pair->with, ==, "CHN");
  g_assert_cmpstr (project->page, ==, "project");
  g_assert_cmpstr (organisation->page, ==, "country");
  g_assert_cmpstr (organisation->select, ==, "organisation:CSTO");
  g_assert_false (mv_page_has ("flow:goods/2023/KAZ/WLD/TOTAL"));
  g_assert_false (mv_page_has ("organisation:CSTO"));
}

/* Sentences name the United States with their article, and say nothing twice. */
static void
test_words (void)
{
  g_autoptr (MvPageModel) model = model_of ("page=pair&focus=KAZ&with=USA"), china = model_of ("page=pair&focus=KAZ&with=CHN");
  g_autofree char *text = mv_page_model_text (model), *other = mv_page_model_text (china);
  g_autoptr (MvPageModel) russia = model_of ("page=pair&focus=KAZ&with=RUS");
  const MvPageLine *embassy = find_line (model, MV_BLOCK_LINES, "embassy"), *cis = find_line (russia, MV_BLOCK_LINES, "Agreement and Alma-Ata protocol creating the CIS");
  const MvPageLine *air = find_line (china, MV_BLOCK_LINES, "Air links");

  g_assert_nonnull (strstr (text, "Goods from Kazakhstan to the United States"));
  g_assert_nonnull (strstr (text, "Memberships of Kazakhstan and the United States"));
  g_assert_null (strstr (text, "to United States"));
  /* Two records of one embassy are one line; a list without an embassy says so. */
  g_assert_cmpstr (embassy->value, ==, "Washington, D.C.");
  g_assert_cmpuint (embassy->others->len, ==, 1);
  g_assert_null (strstr (text, "name no embassy"));
  g_assert_nonnull (strstr (other, "name no embassy"));
  /* Both are parties from the day on which the later one signed; a day is not made of a year. */
  g_assert_cmpstr (cis->value, ==, "since 21 December 1991");
  g_assert_cmpstr (find_line (russia, MV_BLOCK_LINES, "CISFTA")->value, ==, "since 2012");
  g_assert_nonnull (air);
  g_assert_true (g_str_has_prefix (air->note, "June 2014"));
  g_assert_null (strstr (air->note + 1, "June 2014"));
  g_assert_nonnull (find_line (china, MV_BLOCK_LINES, "Migrants (foreign-born residents)"));
  g_assert_nonnull (strstr (find_line (china, MV_BLOCK_LINES, "Migrants (foreign-born residents)")->note, "Mid-year estimate. By place of birth"));
}

/* The title of a map names a body as pages and legends do. */
static void
test_map_title (void)
{
  g_autoptr (MvView) view = mv_view_parse ("multivector:?overlay=alliances&org=CSTO", NULL);
  g_autoptr (GError) error = NULL;
  MvScene *scene = mv_scene_build (db, atlas, view, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (scene->title, g_str_equal (language, "ru") ? "ОДКБ" : "CSTO"));
  mv_scene_unref (scene);
}

static void
test_unknown (void)
{
  static const char *const wrong[] = { "page=project&select=project:none-such", "page=pair&focus=KAZ&with=QQQ", "page=country&focus=QQQ" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strconcat ("multivector:?", wrong[i], NULL);
      g_autoptr (MvView) view = mv_view_parse (text, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (view);
      g_assert_null (mv_page_build (db, atlas, view, NULL, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *wished = g_getenv ("MV_TEST_LANGUAGE");
  int status;

  g_test_init (&argc, &argv, NULL);
  language = wished != NULL ? wished : "en";
  mv_text_init (language);
  db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *layout = g_strdup_printf ("/page/layout/%s", pages[i]), *headings = g_strdup_printf ("/page/headings/%s", pages[i]);

      g_test_add_data_func (layout, pages[i], test_layout);
      g_test_add_data_func (headings, pages[i], test_headings);
    }
  g_test_add_func ("/page/repeat", test_repeat);
  g_test_add_func ("/page/synthetic", test_synthetic);
  g_test_add_func ("/page/links", test_links);
  g_test_add_func ("/page/map-title", test_map_title);
  g_test_add_func ("/page/unknown", test_unknown);
  g_test_add_func ("/page/pair-values", test_pair_values);
  /* Labels and reasons are compared as English. */
  if (g_str_equal (language, "en"))
    {
      g_test_add_func ("/page/key-figures", test_key_figures);
      g_test_add_func ("/page/gaps", test_gaps);
      g_test_add_func ("/page/words", test_words);
    }
  status = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return status;
}
