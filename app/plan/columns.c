#include "app/plan/columns.h"

/* The height that piece I asks for: a heading takes what follows along. */
static double
needed_height (const MvColumnPiece *pieces, guint n, guint i)
{
  double needed = pieces[i].height;

  for (; pieces[i].keep && i + 1 < n; i++)
    needed += pieces[i + 1].height;
  return needed;
}

guint
mv_columns_fill (MvColumnPiece *pieces, guint n, double height)
{
  guint column = 0;
  double y = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double needed = needed_height (pieces, n, i);

      if (y > 0.0 && y + needed > height + 1e-6)
        {
          column++;
          y = 0.0;
        }
      pieces[i].column = column;
      pieces[i].y = y;
      y += pieces[i].height;
    }
  return n > 0 ? column + 1 : 0;
}

static double
balance (MvColumnPiece *pieces, guint n, guint n_columns)
{
  double sum = 0.0, highest = 0.0, low, high;

  for (guint i = 0; i < n; i++)
    {
      sum += pieces[i].height;
      highest = MAX (highest, needed_height (pieces, n, i));
    }
  low = MAX (highest, sum / n_columns);
  high = sum;
  while (high - low > 0.5)
    {
      double middle = (low + high) / 2;

      if (mv_columns_fill (pieces, n, middle) <= n_columns)
        high = middle;
      else
        low = middle;
    }
  mv_columns_fill (pieces, n, high);
  return high;
}

double
mv_columns_balance (MvColumnPiece *pieces, guint n, guint n_columns)
{
  double height;
  guint before = 0;

  g_return_val_if_fail (n_columns > 0, 0.0);

  height = balance (pieces, n, n_columns);
  /* One high piece must not heap all that follows it in the next column: what is left is evened out among the columns that are left. */
  for (guint column = 1; column < n_columns; column++)
    {
      while (before < n && pieces[before].column < column)
        before++;
      if (before == n)
        break;
      balance (pieces + before, n - before, n_columns - column);
      for (guint i = before; i < n; i++)
        pieces[i].column += column;
    }
  return height;
}
