#include "app/exchange/export.h"

#include <string.h>

#include "app/base/sheet.h"
#include "app/base/text.h"
#include "app/exchange/export-words.h"
#include "app/scene/filter-words.h"
#include "app/store/info.h"
#include "app/store/measures.h"
#include "app/store/query-file.h"

/* Each word that stands in the column NAME, once, in order of appearance; of a price basis with its meaning. */
static char *
words_of (MvDb *db, const MvSheet *sheet, const char *name)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < sheet->columns->len; c++)
    if (strcmp (((const MvSheetColumn *) sheet->columns->pdata[c])->name, name) == 0)
      for (guint r = 0; r < sheet->rows->len; r++)
        {
          char *cell = ((const MvSheetRow *) sheet->rows->pdata[r])->cells[c];

          if (cell != NULL && !g_ptr_array_find_with_equal_func (words, cell, g_str_equal, NULL))
            g_ptr_array_add (words, cell);
        }
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i], *meaning = g_str_has_suffix (name, "basis") ? mv_basis_name (db, word, NULL) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", word);
      if (meaning != NULL && strcmp (meaning, word) != 0)
        g_string_append_printf (text, " (%s)", meaning);
    }
  return g_string_free (text, FALSE);
}

static void
tell_sheet (GString *text, MvDb *db, const MvSheet *sheet)
{
  static const char *const units[] = { "unit", "basis", "amount_basis", "capacity_unit" };

  g_string_append_printf (text, "\n%s (%s)\n", sheet->title, sheet->name);
  g_string_append_printf (text, ngettext_ ("%u row", "%u rows", sheet->rows->len), sheet->rows->len);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *words = words_of (db, sheet, units[i]);

      if (*words != '\0')
        g_string_append_printf (text, "%s: %s\n", units[i], words);
    }
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const MvSheetColumn *column = sheet->columns->pdata[c];
      const char *meaning = mv_export_meaning (column->name);

      g_string_append_printf (text, "  %s%s%s\n", column->name, meaning != NULL ? ": " : "", meaning != NULL ? meaning : "");
    }
}

/* What the legends and the map say beside the marks: totals, the rest, gaps, cautions. */
static void
tell_notes (GString *text, const MvScene *scene)
{
  for (guint i = 0; i < scene->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) scene->notes->pdata[i]);
  for (guint i = 0; i < scene->legends->len; i++)
    {
      const MvLegend *legend = scene->legends->pdata[i];

      g_string_append_printf (text, "%s%s%s\n", legend->title, legend->subtitle != NULL ? " · " : "", legend->subtitle != NULL ? legend->subtitle : "");
      for (guint j = 0; j < legend->items->len; j++)
        {
          const MvLegendItem *item = legend->items->pdata[j];

          if (item->kind == MV_LEGEND_NOTE && item->label != NULL)
            g_string_append_printf (text, "  %s%s%s\n", item->label, item->value != NULL ? ": " : "", item->value != NULL ? item->value : "");
        }
    }
}

static void
tell_filters (GString *text, const GPtrArray *filters)
{
  g_string_append_printf (text, "\n%s\n", _("Filters"));
  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) filters->pdata[i]);
  if (filters->len == 0)
    g_string_append_printf (text, "%s\n", _("None but what the first line says."));
  g_string_append_printf (text, "%s\n", _("What is shown beyond the edge of the picture is among the rows."));
}

/* What was asked is the definition of what came. */
static void
tell_query (GString *text, const MvView *view)
{
  g_autofree char *sql = (view->overlays & MV_OVERLAY_QUERY) ? mv_query_file_read (view->query, NULL) : NULL;

  if (sql != NULL)
    g_string_append_printf (text, "\n%s\n%s\n", _("The query, with the values of its parameters in the view above"), g_strstrip (sql));
}

char *
mv_export_about (MvDb *db, const MvScene *scene, const MvExport *export, GError **error)
{
  g_autoptr (MvInfo) info = mv_info_read (db, error);
  g_autofree char *view = mv_view_text (scene->view);
  g_autoptr (GPtrArray) filters = info != NULL ? mv_filter_words (db, scene->atlas, scene->view, error) : NULL;
  GString *text;

  if (filters == NULL)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n\n%s\n", export->title, view);
  g_string_append_printf (text, _("Multivector %s, dataset %s (%s)"), MV_VERSION, info->edition != NULL ? info->edition : "?", info->built_from != NULL ? info->built_from : "?");
  g_string_append_printf (text, "\n\n%s\n%s\n", export->summary, _("An empty cell is unknown, never zero. Rows that filters leave out are not here."));
  tell_filters (text, filters);
  for (guint i = 0; i < export->sheets->len; i++)
    tell_sheet (text, db, export->sheets->pdata[i]);
  tell_query (text, scene->view);
  g_string_append_printf (text, "\n%s\n", _("What the picture says beside the rows"));
  tell_notes (text, scene);
  g_string_append_printf (text, "\n%s\n", _("Sources"));
  for (guint i = 0; i < export->sources->len; i++)
    {
      const MvSourceText *source = export->sources->pdata[i];

      g_string_append_printf (text, "%s: %s%s%s. %s (%s)%s%s\n", source->source_id, source->publisher != NULL ? source->publisher : "",
                              source->publisher != NULL ? ": " : "", source->title, source->licence, source->redistribution,
                              source->url != NULL ? " " : "", source->url != NULL ? source->url : "");
    }
  if (export->terms != NULL)
    g_string_append_printf (text, "\n%s\n%s\n", _("Sources whose terms ask for more than naming them: read their terms before passing rows on"), export->terms);
  return g_string_free (text, FALSE);
}
