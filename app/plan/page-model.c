#include "app/plan/page-model.h"

#include "app/base/text.h"
#include "app/plan/chart-private.h"

static void
line_free (MvPageLine *line)
{
  g_free (line->label);
  g_free (line->value);
  g_free (line->detail);
  g_free (line->note);
  g_free (line->ref);
  g_clear_pointer (&line->spark, g_array_unref);
  g_clear_pointer (&line->others, g_ptr_array_unref);
  g_free (line);
}

static void
block_free (MvPageBlock *block)
{
  g_free (block->title);
  g_clear_pointer (&block->lines, g_ptr_array_unref);
  g_clear_pointer (&block->table, mv_chart_table_unref);
  g_clear_pointer (&block->sources, g_array_unref);
  if (block->free_map != NULL)
    g_clear_pointer (&block->map, block->free_map);
  g_free (block);
}

static void
section_free (MvPageSection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

MvPageModel *
mv_page_model_new (const char *page)
{
  MvPageModel *model = g_new0 (MvPageModel, 1);

  g_atomic_ref_count_init (&model->references);
  model->page = g_strdup (page);
  model->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  model->sources = g_ptr_array_new_with_free_func (g_free);
  model->source_ids = g_new0 (char *, 1);
  return model;
}

MvPageModel *
mv_page_model_ref (MvPageModel *model)
{
  g_atomic_ref_count_inc (&model->references);
  return model;
}

void
mv_page_model_unref (MvPageModel *model)
{
  if (model == NULL || !g_atomic_ref_count_dec (&model->references))
    return;
  g_free (model->title);
  g_free (model->subtitle);
  g_free (model->page);
  g_ptr_array_unref (model->sections);
  g_ptr_array_unref (model->sources);
  g_free (model->source_ids);
  g_free (model);
}

MvPageSection *
mv_page_model_section (MvPageModel *model, const char *title)
{
  MvPageSection *section = g_new0 (MvPageSection, 1);

  section->title = g_strdup (title);
  section->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  g_ptr_array_add (model->sections, section);
  return section;
}

GPtrArray *
mv_page_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
}

MvPageBlock *
mv_page_section_block (MvPageSection *section, MvBlockKind kind, const char *title)
{
  MvPageBlock *block = g_new0 (MvPageBlock, 1);

  block->kind = kind;
  block->title = g_strdup (title);
  block->label_share = 0.42;
  if (kind == MV_BLOCK_KEYS || kind == MV_BLOCK_LINES)
    block->lines = mv_page_lines_new ();
  else
    block->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (section->blocks, block);
  return block;
}

MvPageLine *
mv_page_line_new (GPtrArray *lines, const char *label, const char *value)
{
  MvPageLine *line = g_new0 (MvPageLine, 1);

  line->label = g_strdup (label != NULL ? label : "");
  line->value = g_strdup (value);
  g_ptr_array_add (lines, line);
  return line;
}

void
mv_page_model_tidy (MvPageModel *model)
{
  for (guint i = model->sections->len; i > 0; i--)
    {
      GPtrArray *blocks = ((MvPageSection *) model->sections->pdata[i - 1])->blocks;

      for (guint k = blocks->len; k > 0; k--)
        {
          const MvPageBlock *block = blocks->pdata[k - 1];

          if (block->lines != NULL && block->lines->len == 0)
            g_ptr_array_remove_index (blocks, k - 1);
        }
      if (blocks->len == 0)
        g_ptr_array_remove_index (model->sections, i - 1);
    }
}

static void
write_line (GString *text, const MvPageLine *line, const char *indent)
{
  g_string_append_printf (text, "%s%s", indent, line->label);
  if (line->value != NULL)
    g_string_append_printf (text, ": %s", line->value);
  if (line->detail != NULL)
    g_string_append_printf (text, " (%s)", line->detail);
  if (line->source > 0)
    g_string_append_printf (text, " [%u]", line->source);
  g_string_append_c (text, '\n');
  if (line->note != NULL)
    g_string_append_printf (text, "%s    %s\n", indent, line->note);
  for (guint i = 0; line->others != NULL && i < line->others->len; i++)
    write_line (text, line->others->pdata[i], "      ");
}

static void
write_block (GString *text, const MvPageBlock *block)
{
  if (block->title != NULL)
    g_string_append_printf (text, "\n  %s\n", block->title);
  for (guint i = 0; block->lines != NULL && i < block->lines->len; i++)
    write_line (text, block->lines->pdata[i], "  ");
  if (block->table != NULL)
    {
      g_autofree char *sentence = mv_chart_sentence (block->table);

      g_string_append_printf (text, "\n  %s\n", sentence);
      for (guint i = 0; i < block->table->notes->len; i++)
        g_string_append_printf (text, "    %s\n", (const char *) block->table->notes->pdata[i]);
    }
}

char *
mv_page_model_text (const MvPageModel *model)
{
  GString *text = g_string_new (model->title);

  g_string_append_c (text, '\n');
  if (model->subtitle != NULL)
    g_string_append_printf (text, "%s\n", model->subtitle);
  for (guint i = 0; i < model->sections->len; i++)
    {
      const MvPageSection *section = model->sections->pdata[i];

      g_string_append_printf (text, "\n%s\n", section->title);
      for (guint k = 0; k < section->blocks->len; k++)
        write_block (text, section->blocks->pdata[k]);
    }
  g_string_append_printf (text, "\n%s\n", _("Sources"));
  for (guint i = 0; i < model->sources->len; i++)
    g_string_append_printf (text, "  [%u] %s\n", i + 1, (const char *) model->sources->pdata[i]);
  return g_string_free (text, FALSE);
}
