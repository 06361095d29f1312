/* The parsers of the helper, one a family of formats. Each sends what it finds and returns; a failure ends the process. */
#pragma once

#include "app/exchange/helper/sender.h"

typedef struct
{
  const char *path;
  guint64     rows;             /* how many are wanted; 0 = all */
  const char *table;            /* NULL = the first */
  int         skip;             /* lines before the header; 0 = found out */
  const char *encoding;         /* of a text file or a Shapefile; NULL = found out */
  char        separator;        /* of its cells; 0 = found out */
  int        *columns;          /* numbers of the columns wanted, ascending, ended by -1; NULL = all */
} Wish;

void read_text (const Wish *wish);      /* CSV, TSV and their kin, through libcsv */
void read_json (const Wish *wish);      /* a list of objects, anywhere in the document */
void read_iati (const Wish *wish);      /* activities of the International Aid Transparency Initiative */
void read_geo  (const Wish *wish);      /* all that GDAL's vector drivers know; in multivector-import-geo only */
