#include "app/exchange/picture-view.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/base/error.h"
#include "app/base/text.h"

static const guint8 png_magic[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a };
#define SCHEME "multivector:"

static gboolean
starts (const guint8 *bytes, gsize length, const void *what, gsize size)
{
  return length >= size && memcmp (bytes, what, size) == 0;
}

/* The first byte behind NEEDLE, or NULL. */
static const guint8 *
find (const guint8 *bytes, gsize length, const char *needle)
{
  const guint8 *at = length > 0 ? memmem (bytes, length, needle, strlen (needle)) : NULL;

  return at != NULL ? at + strlen (needle) : NULL;
}

gboolean
mv_picture_view_is (const guint8 *head, gsize length)
{
  if (starts (head, length, png_magic, sizeof png_magic) || starts (head, length, "%PDF-", 5))
    return TRUE;
  return starts (head, length, "<svg", 4) || (starts (head, length, "<?xml", 5) && find (head, length, "<svg") != NULL);
}

/* TEXT as a view's, if it can be one. */
static char *
accept (const guint8 *text, gsize length)
{
  if (length > MV_PICTURE_VIEW_MAX_TEXT || !starts (text, length, SCHEME, strlen (SCHEME)) || !g_utf8_validate ((const char *) text, (gssize) length, NULL))
    return NULL;
  return g_strndup ((const char *) text, length);
}

/* tEXt: key, 0, text. iTXt: key, 0, compressed, method, language, 0, translated key, 0, text; a compressed one is not ours. */
static char *
read_text_chunk (const guint8 *data, gsize length, gboolean international)
{
  const guint8 *end = data + length, *at = memchr (data, 0, length);

  if (at == NULL || strcmp ((const char *) data, "View") != 0)
    return NULL;
  at++;
  if (international)
    {
      if (end - at < 2 || at[0] != 0)
        return NULL;
      at += 2;
      for (int i = 0; i < 2; i++)
        {
          at = memchr (at, 0, (gsize) (end - at));
          if (at == NULL)
            return NULL;
          at++;
        }
    }
  return accept (at, (gsize) (end - at));
}

static char *
find_in_png (const guint8 *bytes, gsize length)
{
  gsize at = sizeof png_magic;

  while (length - at >= 12)
    {
      gsize size = ((gsize) bytes[at] << 24) | ((gsize) bytes[at + 1] << 16) | ((gsize) bytes[at + 2] << 8) | bytes[at + 3];
      const guint8 *type = bytes + at + 4;
      gboolean international = memcmp (type, "iTXt", 4) == 0;

      if (size > length - at - 12 || memcmp (type, "IEND", 4) == 0)
        return NULL;
      if (international || memcmp (type, "tEXt", 4) == 0)
        {
          char *view = read_text_chunk (bytes + at + 8, size, international);

          if (view != NULL)
            return view;
        }
      at += size + 12;
    }
  return NULL;
}

/* The five entities of XML; others mean that we did not write it. */
static char *
unescape (const guint8 *text, gsize length)
{
  static const char *const entities[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" } };
  GString *plain = g_string_new (NULL);

  for (gsize i = 0; i < length;)
    {
      gsize step = 1;
      const char *with = NULL;

      for (guint e = 0; text[i] == '&' && e < G_N_ELEMENTS (entities); e++)
        if (starts (text + i, length - i, entities[e][0], strlen (entities[e][0])))
          {
            with = entities[e][1];
            step = strlen (entities[e][0]);
          }
      if (with != NULL)
        g_string_append (plain, with);
      else
        g_string_append_c (plain, (char) text[i]);
      i += step;
    }
  return g_string_free (plain, FALSE);
}

static char *
find_in_svg (const guint8 *bytes, gsize length)
{
  const guint8 *at = find (bytes, length, "<dc:identifier>"), *end;
  g_autofree char *plain = NULL;

  if (at == NULL)
    return NULL;
  end = memchr (at, '<', MIN ((gsize) (bytes + length - at), (gsize) MV_PICTURE_VIEW_MAX_TEXT));
  if (end == NULL)
    return NULL;
  plain = unescape (at, (gsize) (end - at));
  return accept ((const guint8 *) plain, strlen (plain));
}

/* A PDF string in angle brackets: hexadecimal UTF-16, big-endian, with its mark, as cairo writes what is not ASCII. */
static char *
read_hex (const guint8 *at, gsize length)
{
  const guint8 *end = memchr (at, '>', MIN (length, (gsize) MV_PICTURE_VIEW_MAX_TEXT * 8));
  g_autoptr (GByteArray) units = g_byte_array_new ();
  int high = -1;

  for (; end != NULL && at < end; at++)
    {
      int digit = g_ascii_xdigit_value ((char) *at);

      if (digit < 0 && !g_ascii_isspace ((char) *at))
        return NULL;
      if (digit >= 0 && high < 0)
        high = digit;
      else if (digit >= 0)
        {
          guint8 byte = (guint8) (high * 16 + digit);

          g_byte_array_append (units, &byte, 1);
          high = -1;
        }
    }
  if (units->len < 2 || units->data[0] != 0xfe || units->data[1] != 0xff)
    return NULL;
  return g_convert ((const char *) units->data + 2, (gssize) units->len - 2, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
}

/* A PDF string in round brackets. */
static char *
read_literal (const guint8 *at, gsize length)
{
  const guint8 *end = at + MIN (length, (gsize) MV_PICTURE_VIEW_MAX_TEXT * 2);
  GString *text = g_string_new (NULL);
  int depth = 0;

  for (; at < end && (*at != ')' || depth > 0); at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      else if (*at == '(')
        depth++;
      else if (*at == ')')
        depth--;
      g_string_append_c (text, (char) *at);
    }
  return g_string_free (text, FALSE);
}

/* The view stands in the keywords before a semicolon: in the document's information, which lies near the end. */
static char *
find_in_pdf (const guint8 *bytes, gsize length)
{
  const guint8 *at = bytes;

  while ((at = find (at, (gsize) (bytes + length - at), "/Keywords")) != NULL)
    {
      g_autofree char *words = NULL, *plain = NULL;
      const guint8 *end = bytes + length;

      while (at < end && g_ascii_isspace ((char) *at))
        at++;
      if (at < end && *at == '<')
        words = read_hex (at + 1, (gsize) (end - at - 1));
      else if (at < end && *at == '(')
        words = read_literal (at + 1, (gsize) (end - at - 1));
      if (words != NULL)
        {
          char *view;

          plain = g_strndup (words, strcspn (words, ";"));
          view = accept ((const guint8 *) plain, strlen (plain));
          if (view != NULL)
            return view;
        }
    }
  return NULL;
}

char *
mv_picture_view_find (const guint8 *bytes, gsize length)
{
  if (starts (bytes, length, png_magic, sizeof png_magic))
    return find_in_png (bytes, length);
  if (starts (bytes, length, "%PDF-", 5))
    return find_in_pdf (bytes, length);
  return find_in_svg (bytes, length);
}

/* Read, not mapped: a file that another program cuts short meanwhile must do no harm. */
char *
mv_picture_view_read (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_path_get_basename (path), *bytes = NULL;
  char *view = NULL;
  gsize length = 0;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size > MV_PICTURE_VIEW_MAX_FILE)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is too large for a picture of Multivector."), name);
      return NULL;
    }
  if (!g_file_get_contents (path, &bytes, &length, &failure))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("The file “%s” cannot be read: %s."), name, failure->message);
      return NULL;
    }
  view = mv_picture_view_find ((const guint8 *) bytes, length);
  if (view == NULL)
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” holds no view. Open a picture that Multivector has saved."), name);
  return view;
}
