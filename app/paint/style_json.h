/* Reads the members of a JSON file and says which one is wrong. The first error stays; after it every reading gives its default. */
#pragma once

#include <json-glib/json-glib.h>

#include "app/paint/style.h"

G_BEGIN_DECLS

typedef struct
{
  const char *file;             /* for messages */
  GError    **error;
  gboolean    failed;
} MvJsonReader;

/* The object in TEXT, or NULL with the reader failed. */
JsonNode   *mv_json_parse   (MvJsonReader *reader, const char *text);
void        mv_json_fail    (MvJsonReader *reader, const char *where, const char *what);

/* WHERE is the place of OBJECT in the file, for messages. A missing member gives the default; the wrong type fails. */
double      mv_json_number  (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, double otherwise);
gboolean    mv_json_flag    (MvJsonReader *reader, JsonObject *object, const char *where, const char *member);
const char *mv_json_string  (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, const char *otherwise);
/* An array or an object that must be there; NULL when it is not. */
JsonArray  *mv_json_array   (MvJsonReader *reader, JsonObject *object, const char *where, const char *member);
JsonObject *mv_json_object  (MvJsonReader *reader, JsonObject *object, const char *where, const char *member);
/* A number, or a list of pairs [zoom, number] with zooms ascending. */
MvStops     mv_json_stops   (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, double otherwise);
/* "#rrggbb" or "#rrggbbaa". */
MvColour    mv_json_colour  (MvJsonReader *reader, const char *where, const char *text);
/* Fails on any member of OBJECT that is not in the NULL-terminated list KNOWN. */
void        mv_json_only    (MvJsonReader *reader, JsonObject *object, const char *where, const char *const *known);

G_END_DECLS
