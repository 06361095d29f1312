#define _GNU_SOURCE     /* memmem */
#include "app/store/seal.h"

#include <errno.h>
#include <string.h>
#include <glib/gstdio.h>

#include "app/base/text.h"

static const guint8 zeros[MV_SEAL_SIZE];

const guint8 *
mv_seal_blank (void)
{
  /* An arbitrary, fixed pattern: SHA-256 of nothing. */
  static const guint8 blank[MV_SEAL_SIZE] = {
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
    0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
  };

  return blank;
}

/* The one place of MARK in DATA, or -1 when there is none or more than one. */
static gssize
only_place (const guint8 *data, gsize size, const guint8 *mark)
{
  const guint8 *first = memmem (data, size, mark, MV_SEAL_SIZE);
  gsize after;

  if (first == NULL)
    return -1;
  after = (gsize) (first - data) + 1;
  return memmem (data + after, size - after, mark, MV_SEAL_SIZE) == NULL ? first - data : -1;
}

static void
digest_around (const guint8 *data, gsize size, gsize place, guint8 *digest)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = MV_SEAL_SIZE;

  g_checksum_update (checksum, data, place);
  g_checksum_update (checksum, zeros, sizeof zeros);
  g_checksum_update (checksum, data + place + MV_SEAL_SIZE, size - place - MV_SEAL_SIZE);
  g_checksum_get_digest (checksum, digest, &length);
}

gboolean
mv_seal_put (const char *path, GError **error)
{
  g_autoptr(GMappedFile) mapped = NULL;
  guint8 digest[MV_SEAL_SIZE];
  FILE *file;
  gssize place;
  gboolean written;

  g_return_val_if_fail (path != NULL, FALSE);

  mapped = g_mapped_file_new (path, FALSE, error);
  if (mapped == NULL)
    return FALSE;
  place = only_place ((const guint8 *) g_mapped_file_get_contents (mapped), g_mapped_file_get_length (mapped), mv_seal_blank ());
  if (place < 0)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be sealed: it has no single blank seal."), path);
      return FALSE;
    }
  digest_around ((const guint8 *) g_mapped_file_get_contents (mapped), g_mapped_file_get_length (mapped), place, digest);

  file = g_fopen (path, "r+be");
  written = file != NULL && fseek (file, place, SEEK_SET) == 0 && fwrite (digest, 1, sizeof digest, file) == sizeof digest;
  if (file != NULL && fclose (file) != 0)
    written = FALSE;
  if (!written)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be sealed: %s."), path, g_strerror (errno));
  return written;
}

gboolean
mv_seal_verify (const char *path, const guint8 digest[MV_SEAL_SIZE], GError **error)
{
  g_autoptr(GMappedFile) mapped = NULL;
  guint8 found[MV_SEAL_SIZE];
  const guint8 *data;
  gssize place;

  g_return_val_if_fail (path != NULL && digest != NULL, FALSE);

  mapped = g_mapped_file_new (path, FALSE, error);
  if (mapped == NULL)
    return FALSE;
  data = (const guint8 *) g_mapped_file_get_contents (mapped);
  place = data != NULL ? only_place (data, g_mapped_file_get_length (mapped), digest) : -1;
  if (place >= 0)
    {
      digest_around (data, g_mapped_file_get_length (mapped), place, found);
      if (memcmp (found, digest, MV_SEAL_SIZE) == 0)
        return TRUE;
    }
  g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED,
               _("“%s” is not as it was built: its seal does not match, so at least one byte has changed. "
                 "Copy or build it again."), path);
  return FALSE;
}
