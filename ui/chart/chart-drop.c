#include "ui/chart/chart-drop.h"

#define FEW 2000                /* rows and marks: freed before another thread would have begun */

typedef struct { MvChart *chart; MvChartTable *table; } Drop;

static void
drop_cb (gpointer data, gpointer unused)
{
  Drop *drop = data;

  mv_chart_unref (drop->chart);
  mv_chart_table_unref (drop->table);
  g_free (drop);
}

static void
push (MvChart *chart, MvChartTable *table)
{
  static GThreadPool *pool;
  static gsize begun;
  Drop *drop = g_new (Drop, 1);

  if (g_once_init_enter (&begun))
    {
      pool = g_thread_pool_new (drop_cb, NULL, 1, FALSE, NULL);
      g_once_init_leave (&begun, 1);
    }
  *drop = (Drop) { chart, table };
  g_thread_pool_push (pool, drop, NULL);
}

/* Another holder frees it later: that is theirs to do elsewhere. */
static gboolean
is_last (gatomicrefcount *references)
{
  return g_atomic_ref_count_compare (references, 1);
}

void
mv_chart_drop (MvChart *chart)
{
  if (chart != NULL && is_last (&chart->references) && chart->table->rows->len + chart->marks->len > FEW)
    push (chart, NULL);
  else
    mv_chart_unref (chart);
}

void
mv_chart_table_drop (MvChartTable *table)
{
  if (table != NULL && is_last (&table->references) && table->rows->len > FEW)
    push (NULL, table);
  else
    mv_chart_table_unref (table);
}
