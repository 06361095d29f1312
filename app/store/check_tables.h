/* The parts of the dataset check that look at tables. Each adds sentences to FINDINGS and says nothing when all is well. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

void mv_check_sources    (MvDb *db, GPtrArray *findings);       /* every row that names a source names a known one */
void mv_check_flows      (MvDb *db, GPtrArray *findings);       /* one preferred row per measure, year, pair and product */
void mv_check_geopackage (MvDb *db, GPtrArray *findings);       /* GeoPackage 1.3: contents, geometry columns, systems, indexes */

/* Runs SQL; for each row SENTENCE, with up to two %s, is formatted with columns 0 and 1 as text. */
void mv_check_rows       (MvDb *db, const char *sql, const char *sentence, GPtrArray *findings) G_GNUC_PRINTF (3, 0);

G_END_DECLS
