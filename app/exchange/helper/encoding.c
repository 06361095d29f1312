#include "app/exchange/helper/encoding.h"

#include <string.h>

gboolean
encoding_is_utf8 (const guint8 *sample, gsize length)
{
  const char *text = (const char *) sample, *end = NULL;
  gsize skip = 0;

  while (skip < MIN (length, 3) && (sample[skip] & 0xC0) == 0x80)
    skip++;
  if (memchr (sample, 0, length) != NULL)
    return FALSE;
  return g_utf8_validate_len (text + skip, length - skip, &end) || (gsize) (text + length - end) < 4;
}

/* In text of two bytes a character, one of the two is zero for every Latin letter, digit and separator. */
static const char *
guess_wide (const guint8 *sample, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i & 1] += sample[i] == 0;
  if (zeros[1] > length / 8 && zeros[0] < zeros[1] / 4)
    return "UTF-16LE";
  if (zeros[0] > length / 8 && zeros[1] < zeros[0] / 4)
    return "UTF-16BE";
  return NULL;
}

/* Cyrillic words are runs of high bytes, in other places of each table; in Western texts high bytes stand alone. */
static const char *
guess_narrow (const guint8 *sample, gsize length)
{
  gsize high = 0, paired = 0, low_dos = 0, first = 0, second = 0;

  for (gsize i = 0; i < length; i++)
    if (sample[i] >= 0x80)
      {
        high++;
        paired += i > 0 && sample[i - 1] >= 0x80;
        low_dos += sample[i] >= 0xA0 && sample[i] <= 0xAF;
        first += sample[i] >= 0xC0 && sample[i] <= 0xDF;
        second += sample[i] >= 0xE0;
      }
  if (paired * 2 < high)
    return "WINDOWS-1252";
  if (low_dos * 4 > high)
    return "CP866";
  return first > second ? "KOI8-R" : "WINDOWS-1251";
}

const char *
encoding_guess (const guint8 *sample, gsize length, gsize *mark)
{
  const char *wide;

  *mark = 0;
  if (length >= 3 && memcmp (sample, "\xEF\xBB\xBF", 3) == 0)
    {
      *mark = 3;
      return "UTF-8";
    }
  if (length >= 2 && (memcmp (sample, "\xFF\xFE", 2) == 0 || memcmp (sample, "\xFE\xFF", 2) == 0))
    {
      *mark = 2;
      return sample[0] == 0xFF ? "UTF-16LE" : "UTF-16BE";
    }
  if (encoding_is_utf8 (sample, length))
    return "UTF-8";
  wide = guess_wide (sample, length);
  return wide != NULL ? wide : guess_narrow (sample, length);
}
