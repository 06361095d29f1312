#include "app/scene/flow-words.h"

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/measure/balance.h"
#include "app/plan/flow-legend.h"
#include "app/scene/period.h"
#include "app/store/coverage.h"

const MvFlowRow *
mv_flow_story_row (const MvFlowStory *story, guint link)
{
  return &g_array_index (story->rows, MvFlowRow, g_array_index (story->index, guint, link));
}

static void
say (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
say_value (GString *text, const MvFlowStory *story, const MvFlowArrow *arrow)
{
  const MvFlowRow *row = mv_flow_story_row (story, arrow->link);
  g_autofree char *value = mv_number_short (arrow->value, row->unit);

  if (arrow->opposite >= 0)
    {
      g_autofree char *out = mv_number_short (row->value, row->unit);
      g_autofree char *in = mv_number_short (mv_flow_story_row (story, arrow->opposite)->value, row->unit);
      g_autofree char *net = g_strdup_printf (_("surplus of %s: %s against %s"), value, out, in);

      say (text, net);
    }
  else
    say (text, value);
  if (arrow->returned)
    say (text, _("money taken back"));
}

/* How the figure was declared: FOB, CIF, services included, by whom. */
static void
say_declaration (GString *text, const MvFlowStory *story, const MvFlowRow *row)
{
  g_autofree char *measure = NULL;

  if (row->valuation != NULL && !g_str_equal (row->valuation, "not stated"))
    measure = g_strdup_printf ("%s, %s", story->measure->name, g_str_equal (row->valuation, "mixed") ? _("FOB and CIF mixed") : mv_term (row->valuation));
  say (text, measure != NULL ? measure : story->measure->name);
  if (g_strcmp0 (row->concept, "foreign_trade_headline") == 0)
    say (text, _("headline figure, may include services"));
  else if (g_strcmp0 (row->concept, "goods_and_services") == 0)
    say (text, _("goods and services"));
  else if (g_strcmp0 (row->concept, "model") == 0)
    say (text, _("model estimate"));
  else if (g_strcmp0 (row->concept, "partial") == 0)
    say (text, _("incomplete year"));
  if (row->reporter != NULL)
    {
      g_autofree char *reporter = g_strdup_printf (_("reported by %s"), mv_build_name (story->build, "country", row->reporter));

      say (text, reporter);
    }
}

char *
mv_flow_detail (const MvFlowStory *story, const MvFlowArrow *arrow)
{
  const MvFlowRow *row = mv_flow_story_row (story, arrow->link);
  GString *text = g_string_sized_new (160);
  g_autofree char *year = story->summed ? mv_period_text (story->build->view, TRUE) : g_strdup_printf ("%d", row->year);

  say_value (text, story, arrow);
  say_declaration (text, story, row);
  say (text, year);
  if (!isnan (row->low) && !isnan (row->high) && row->low < row->high)
    {
      g_autofree char *low = mv_number_short (row->low, row->unit), *high = mv_number_short (row->high, row->unit);
      g_autofree char *range = g_strdup_printf (_("sources give %s to %s"), low, high);

      say (text, range);
    }
  say (text, row->note);
  say (text, mv_build_publisher (story->build, row->source_id));
  return g_string_free (text, FALSE);
}

static gboolean
is_trade (const MvFlowStory *story)
{
  return g_str_equal (story->measure->family, "goods") || g_str_equal (story->measure->family, "arms");
}

static const char *
focus_name (const MvBuild *build)
{
  if (build->focus_five)
    return _("the five together");
  if (build->focus[1] == NULL)
    return mv_build_name ((MvBuild *) build, "country", build->focus[0]);
  return _("the chosen countries");
}

static const char *
name_country (const char *iso3, gpointer data)
{
  return mv_build_name (data, "country", iso3);
}

static char *
legend_title (const MvFlowStory *story, GError **error)
{
  const MvView *view = story->build->view;
  g_autofree char *product = NULL, *year = mv_period_text (view, story->summed);

  if (g_str_equal (view->product, "TOTAL"))
    return g_strdup_printf (story->choice->balance ? _("%s, balance, %s") : "%s, %s", story->measure->name, year);
  product = mv_product_name (story->build->db, view->product, error);
  return g_strdup_printf (story->choice->balance ? _("%s: %s, balance, %s") : "%s: %s, %s", story->measure->name, product, year);
}

/* The national total that a statistics office or another compiler published, beside the sum of partners. */
static void
add_totals (MvFlowStory *story, MvLegend *legend)
{
  if (story->build->focus[1] != NULL)
    return;
  for (guint i = 0; i < story->rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (story->rows, MvFlowRow, i);
      gboolean outward = g_str_equal (row->to, "WLD");
      g_autofree char *value = NULL, *label = NULL;

      if ((!outward && !g_str_equal (row->from, "WLD")) || isnan (row->value) || !(outward ? story->choice->outward : story->choice->inward))
        continue;
      value = mv_number_short (row->value, row->unit);
      label = g_strdup_printf (is_trade (story) ? (outward ? _("Published total of exports (%s)") : _("Published total of imports (%s)"))
                                                : (outward ? _("Published total out (%s)") : _("Published total in (%s)")),
                               g_strcmp0 (row->concept, "goods_and_services") == 0 ? _("goods and services")
                               : g_strcmp0 (row->concept, "foreign_trade_headline") == 0 ? _("headline figure, may include services")
                               : mv_build_publisher (story->build, row->source_id));
      mv_legend_add (legend, MV_LEGEND_NOTE, label, value);
      g_hash_table_add (story->sources, (gpointer) row->source_id);
    }
}

static const char *
status_text (const char *status)
{
  static const struct { const char *code, *text; } texts[] = {
    { "complete", NC_("figures", "complete") }, { "partial", NC_("figures", "partial") },
    { "historical estimate", NC_("figures", "historical estimate") }, { "model estimate", NC_("figures", "model estimate") },
    { "preliminary", NC_("figures", "preliminary") }, { "none", NC_("figures", "no figures") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].code, status))
      return C_("figures", texts[i].text);
  return status;
}

/* "partial; only flows that partners declared; 9 % of the published total" */
static char *
coverage_text (const MvCoverage *coverage)
{
  GString *text = g_string_new (status_text (coverage->status));

  if (coverage->note != NULL)
    g_string_append_printf (text, "; %s", coverage->note);
  if (!isnan (coverage->partner_share))
    {
      g_autofree char *share = mv_number_short (100 * coverage->partner_share, "%");

      g_string_append (text, "; ");
      g_string_append_printf (text, _("the rows add up to %s of the published total"), share);
    }
  return g_string_free (text, FALSE);
}

/* What the figures of ISO3 cover one way, in words; NULL when nothing is claimed. WEAK becomes TRUE when they are no total. */
static gboolean
say_coverage (MvFlowStory *story, const char *iso3, gboolean outward, char **text, gboolean *weak, GError **error)
{
  MvCoverage coverage;

  if (!(outward ? story->choice->outward : story->choice->inward))
    return TRUE;
  if (!mv_coverage_read (story->build->db, story->measure->measure, iso3, outward, story->build->view->year, &coverage, error))
    return FALSE;
  if (coverage.status != NULL)
    {
      *text = coverage_text (&coverage);
      *weak = g_str_equal (coverage.status, "partial") || g_str_equal (coverage.status, "none");
      g_hash_table_add (story->sources, (gpointer) coverage.source_id);
    }
  mv_coverage_clear (&coverage);
  return TRUE;
}

/* One sentence on coverage, and the countries of which it is true. */
typedef struct { char *text; const char *way; gboolean weak; GString *names; } Cover;

static void
cover_free (Cover *cover)
{
  g_free (cover->text);
  g_string_free (cover->names, TRUE);
  g_free (cover);
}

/* WAY: how a name and the text become a sentence. */
static void
note_cover (GPtrArray *covers, const char *name, const char *way, const char *text, gboolean weak)
{
  Cover *cover = NULL;

  for (guint i = 0; i < covers->len && cover == NULL; i++)
    {
      Cover *known = g_ptr_array_index (covers, i);

      if (known->weak == weak && g_str_equal (known->way, way) && g_str_equal (known->text, text))
        cover = known;
    }
  if (cover == NULL)
    {
      cover = g_new0 (Cover, 1);
      *cover = (Cover) { g_strdup (text), way, weak, g_string_new (NULL) };
      g_ptr_array_add (covers, cover);
    }
  g_string_append_printf (cover->names, "%s%s", cover->names->len > 0 ? ", " : "", name);
}

/* What the figures of one country cover. PARTIAL gets its name when a direction is no total. */
static gboolean
read_cover (MvFlowStory *story, GPtrArray *covers, const char *iso3, GString *partial, GError **error)
{
  const char *name = mv_build_name (story->build, "country", iso3);
  g_autofree char *out = NULL, *in = NULL;
  gboolean out_weak = FALSE, in_weak = FALSE;

  if (!say_coverage (story, iso3, TRUE, &out, &out_weak, error) || !say_coverage (story, iso3, FALSE, &in, &in_weak, error))
    return FALSE;
  if (out_weak || in_weak)
    g_string_append_printf (partial, "%s%s", partial->len > 0 ? ", " : "", name);
  if (out != NULL && g_strcmp0 (out, in) == 0)
    {
      note_cover (covers, name, "%s: %s", out, out_weak);
      return TRUE;
    }
  if (out != NULL)
    note_cover (covers, name, _("%s, outgoing: %s"), out, out_weak);
  if (in != NULL)
    note_cover (covers, name, _("%s, incoming: %s"), in, in_weak);
  return TRUE;
}

static gboolean
add_all_coverage (MvFlowStory *story, MvLegend *legend, GError **error)
{
  MvBuild *build = story->build;
  g_autoptr (GString) partial = g_string_new (NULL);
  g_autoptr (GPtrArray) covers = g_ptr_array_new_with_free_func ((GDestroyNotify) cover_free);

  if (story->summed)
    mv_legend_note (legend, FALSE, _("The figures of %d–%d added up: every year is there, and each pair keeps its source, definition and prices."),
                    build->view->period_from, build->view->period_to);
  if (story->summed && g_str_equal (build->view->product, "TOTAL"))
    return TRUE;
  if (!g_str_equal (build->view->product, "TOTAL"))
    {
      mv_legend_note (legend, TRUE, _("One product only, as far as the sources list it: no total of trade."));
      return TRUE;
    }
  for (guint i = 0; build->focus[i] != NULL; i++)
    if (!read_cover (story, covers, build->focus[i], partial, error))
      return FALSE;
  for (guint i = 0; i < covers->len; i++)
    {
      const Cover *cover = g_ptr_array_index (covers, i);
      g_autofree char *text = g_strdup_printf (cover->way, cover->names->str, cover->text);

      mv_legend_note (legend, cover->weak, "%s", text);
    }
  if (partial->len > 0 && story->links->len > 0)
    mv_build_note (build, _("Partial figures, not totals, in %d: %s"), build->view->year, partial->str);
  return TRUE;
}

gboolean
mv_flow_legend (MvFlowStory *story, GError **error)
{
  MvBuild *build = story->build;
  const char *basis = story->rows->len > 0 ? mv_basis_name (build->db, g_array_index (story->rows, MvFlowRow, 0).basis, error) : "";
  g_autofree char *title = legend_title (story, NULL), *out = NULL, *in = NULL;
  MvFlowWords words = { .overlay = g_str_equal (story->measure->family, "goods") ? "trade" : story->measure->family, .title = title,
                        .subtitle = basis, .unit = story->measure->unit, .name = name_country, .data = build };
  MvLegend *legend;

  if (basis == NULL)
    return FALSE;
  out = g_strdup_printf (is_trade (story) ? _("Exports of %s") : _("From %s"), focus_name (build));
  in = g_strdup_printf (is_trade (story) ? _("Imports of %s") : _("To %s"), focus_name (build));
  words.sides[MV_SIDE_OUT] = out;
  words.sides[MV_SIDE_IN] = in;
  words.sides[MV_SIDE_WITHIN] = build->focus[1] != NULL ? _("Among them, counted once") : NULL;
  words.keys[MV_SIDE_OUT] = "direction=export";
  words.keys[MV_SIDE_IN] = "direction=import";
  legend = mv_flow_legend_new (story->plan, story->choice, &words);
  add_totals (story, legend);
  if (story->choice->balance)
    mv_legend_note (legend, FALSE, _("Arrows run from the side with the surplus; exports are FOB and imports CIF, so the difference holds freight."));
  if (story->measure->caution != NULL)
    mv_legend_note (legend, TRUE, "%s", story->measure->caution);
  if (!add_all_coverage (story, legend, error))
    {
      mv_legend_free (legend);
      return FALSE;
    }
  mv_build_legend (build, legend, story->sources);
  return TRUE;
}
