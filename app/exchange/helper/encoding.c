#include "app/exchange/helper/encoding.h"

#include <string.h>

/* The bytes of the sequence of UTF-8 that begins at AT; 0 = there is none. A few at the end of the sample may be cut off. */
static gsize
sequence (const guint8 *at, gsize left)
{
  gsize n = *at < 0x80 ? 1 : *at >= 0xC2 && *at < 0xE0 ? 2 : *at >= 0xE0 && *at < 0xF0 ? 3 : *at >= 0xF0 && *at < 0xF5 ? 4 : 0;

  for (gsize i = 1; i < MIN (n, left); i++)
    if ((at[i] & 0xC0) != 0x80)
      return 0;
  return n;
}

/* A byte that is none among a hundred characters that are does not make another encoding of a text: it is one broken letter. */
gboolean
encoding_is_utf8 (const guint8 *sample, gsize length)
{
  gsize at = 0, good = 0, bad = 0;

  while (at < MIN (length, 3) && (sample[at] & 0xC0) == 0x80)
    at++;
  while (at < length)
    {
      gsize n = sequence (sample + at, length - at);

      good += n > 1;
      bad += n == 0;
      at += MAX (n, 1);
    }
  return bad == 0 || bad * 20 < good;
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

/* How much the sample reads like words in Cyrillic letters: common small letters, and capitals only where words begin. */
static int
cyrillic_worth (const guint8 *sample, gsize length, const char *encoding)
{
  static const char common[] = "оеаинтсрвлкмдпу";
  g_autofree char *text = NULL;
  gboolean small = FALSE;
  int worth = 0;
  gsize ignored;

  text = g_convert_with_fallback ((const char *) sample, (gssize) length, "UTF-8", encoding, "?", &ignored, &ignored, NULL);
  for (const char *next = text != NULL ? text : ""; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);
      gboolean cyrillic = letter >= 0x400 && letter < 0x500;

      if (letter < 0x80)
        {
          small = FALSE;
          continue;
        }
      if (!cyrillic)
        worth -= letter == 0xA0 || letter == 0xAB || letter == 0xBB || letter == 0x2116 || letter == 0x2013 || letter == 0x2014 ? 0 : 3;
      else if (g_unichar_isupper (letter))
        worth += small ? -3 : 1;
      else
        worth += letter >= 0x430 && letter <= 0x44F ? 1 + (g_utf8_strchr (common, -1, letter) != NULL) : -1;
      small = cyrillic && g_unichar_islower (letter);
    }
  return worth;
}

/* Cyrillic words are runs of high bytes, in other places of each table; in Western texts high bytes stand alone. */
static const char *
guess_narrow (const guint8 *sample, gsize length)
{
  static const char *const cyrillic[] = { "WINDOWS-1251", "KOI8-R", "CP866", "ISO-8859-5", "MAC-CYRILLIC" };
  gsize high = 0, paired = 0;
  const char *best = cyrillic[0];
  int most = G_MININT;

  for (gsize i = 0; i < length; i++)
    if (sample[i] >= 0x80)
      {
        high++;
        paired += i > 0 && sample[i - 1] >= 0x80;
      }
  if (paired * 2 < high || high == 0)
    return "WINDOWS-1252";
  for (guint i = 0; i < G_N_ELEMENTS (cyrillic); i++)
    {
      int worth = cyrillic_worth (sample, MIN (length, 16384), cyrillic[i]);

      if (worth > most)
        {
          most = worth;
          best = cyrillic[i];
        }
    }
  return best;
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
  wide = guess_wide (sample, length);
  if (wide != NULL)
    return wide;
  return encoding_is_utf8 (sample, length) ? "UTF-8" : guess_narrow (sample, length);
}
