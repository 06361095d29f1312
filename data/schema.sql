-- The public schema of multivector.gpkg. Every table here is filled from data/tables/<table>.csv, every layer from data/layers/<layer>.geojson.
-- Dates keep their precision as text: 2015, 2015-05 or 2015-05-12. NULL is unknown, never zero.
-- Codes in the `country` table are ISO 3166-1 alpha-3, plus the groups and special codes whose `kind` says so (WLD, XXX, EUU, CA5, ...).

-- Words with a fixed meaning -------------------------------------------------------------------------------------------------

CREATE TABLE source (
  source_id TEXT PRIMARY KEY,
  title TEXT NOT NULL, publisher TEXT, edition TEXT,
  licence TEXT NOT NULL,
  redistribution TEXT NOT NULL CHECK (redistribution IN ('open', 'share-alike', 'official', 'facts-only', 'none')),
  citation TEXT, url TEXT, read_on TEXT, note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  unit TEXT PRIMARY KEY,                -- as it stands in the tables: USD, EUR, t, km2, %, persons ...
  name TEXT NOT NULL, kind TEXT NOT NULL,   -- money, mass, area, length, share, count, power, energy, index, rate, other
  prefix TEXT, suffix TEXT              -- how a number is written: prefix 'US$ ', suffix ' km²'
) STRICT, WITHOUT ROWID;

CREATE TABLE basis (
  basis TEXT PRIMARY KEY,               -- price basis or definition of an amount; amounts of different basis are never added
  name TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit (unit),
  prices TEXT NOT NULL CHECK (prices IN ('nominal', 'constant', 'not money')), price_year INTEGER,
  calendar TEXT NOT NULL CHECK (calendar IN ('calendar year', 'US fiscal year', 'mid-year', 'year end', 'date', 'not stated')),
  addable INTEGER NOT NULL CHECK (addable IN (0, 1)), description TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
  measure TEXT PRIMARY KEY,             -- goods, arms, aid_us_disbursed, remittances, migrants ...
  name TEXT NOT NULL,                   -- "Goods trade"
  family TEXT NOT NULL CHECK (family IN ('goods', 'arms', 'aid', 'remittances', 'migrants', 'refugees', 'air', 'projects', 'other')),
  family_default INTEGER NOT NULL CHECK (family_default IN (0, 1)),   -- the measure shown when only the family is asked for
  unit TEXT NOT NULL REFERENCES unit (unit),
  from_role TEXT NOT NULL, to_role TEXT NOT NULL,       -- exporter, importer; donor, recipient; supplier, recipient ...
  description TEXT NOT NULL, caution TEXT
) STRICT, WITHOUT ROWID;

-- Places ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE country (
  iso3 TEXT PRIMARY KEY CHECK (length(iso3) BETWEEN 2 AND 4),
  iso2 TEXT, iso_numeric TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('state', 'territory', 'area', 'historic', 'group', 'unspecified')),
  un_member INTEGER CHECK (un_member IN (0, 1)),
  capital TEXT, capital_lon REAL CHECK (capital_lon BETWEEN -180 AND 180), capital_lat REAL CHECK (capital_lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90),   -- label point; NULL for groups and unspecified partners
  in_region INTEGER NOT NULL CHECK (in_region IN (0, 1)),        -- 1 = one of the five
  role TEXT NOT NULL,                   -- palette role: KAZ KGZ TJK TKM UZB RUS CHN USA EU TUR GULF other
  continent TEXT, subregion TEXT,
  area_km2_geometry REAL CHECK (area_km2_geometry >= 0),               -- geodesic area of the shape; inland water such as Garabogazkol is cut out
  population REAL CHECK (population >= 0), population_year INTEGER,     -- an estimate of the map's source, for ordering; figures to show are in indicator
  currency TEXT, languages TEXT,        -- ISO 4217 code; ISO 639 codes, ' ' list
  has_geometry INTEGER NOT NULL CHECK (has_geometry IN (0, 1)),
  scattered INTEGER NOT NULL CHECK (scattered IN (0, 1)),        -- 1 = islands far from the simplified shape: positions are not compared with it
  source_id TEXT NOT NULL REFERENCES source (source_id),
  CHECK ((lon IS NULL) = (lat IS NULL)), CHECK ((capital_lon IS NULL) = (capital_lat IS NULL))
) STRICT, WITHOUT ROWID;

-- Share-alike (ODbL): left out of a build without share-alike parts, so nothing may depend on it.
CREATE TABLE country_extra (
  iso3 TEXT PRIMARY KEY REFERENCES country (iso3),
  official_name TEXT, native_name TEXT, capital TEXT, region TEXT, subregion TEXT,      -- regions of the United Nations
  landlocked INTEGER CHECK (landlocked IN (0, 1)), area_km2 REAL CHECK (area_km2 >= 0), languages TEXT, tld TEXT, neighbours TEXT,  -- ' ' list of codes
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;

-- A name's source may be share-alike (native names, regions of Kazakhstan): such rows are left out with it.
CREATE TABLE name (
  kind TEXT NOT NULL,                   -- country, place, region, organisation, project, product, lake, river, sea, label, peak, playa ...
  id TEXT NOT NULL, lang TEXT NOT NULL, name TEXT NOT NULL,      -- lang: en ru kk ky tg tk uz zh tr fa native alt
  source_id TEXT REFERENCES source (source_id),
  PRIMARY KEY (kind, id, lang, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE land_boundary (
  iso3_a TEXT NOT NULL REFERENCES country (iso3), iso3_b TEXT NOT NULL REFERENCES country (iso3),
  km REAL CHECK (km >= 0), note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id),
  PRIMARY KEY (iso3_a, iso3_b), CHECK (iso3_a < iso3_b)
) STRICT, WITHOUT ROWID;

-- Organisations, treaties, votes ---------------------------------------------------------------------------------------------

CREATE TABLE organisation (
  org_id TEXT PRIMARY KEY, acronym TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  lead_iso3 TEXT REFERENCES country (iso3),     -- an editorial grouping for colour, not a legal fact
  founded TEXT, dissolved TEXT, url TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  membership_id INTEGER PRIMARY KEY,
  org_id TEXT NOT NULL REFERENCES organisation (org_id), iso3 TEXT NOT NULL REFERENCES country (iso3),
  status TEXT NOT NULL CHECK (status IN ('member', 'associate', 'observer', 'candidate', 'partner', 'dialogue_partner', 'signatory', 'lead', 'suspended', 'withdrawn')),
  standing TEXT NOT NULL CHECK (standing IN ('member', 'associate', 'observer', 'candidate', 'partner', 'dialogue_partner', 'signatory', 'lead', 'suspended')),
                                        -- what the country was from since to until: 'member' in the row of a member that left later
  since TEXT, until TEXT,
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),  -- 1 = sources disagree or the standing is disputed; the note says how
  note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;
CREATE UNIQUE INDEX membership_key ON membership (org_id, iso3, status, ifnull(since, ''), ifnull(until, ''));

CREATE TABLE treaty (
  treaty_id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, start TEXT, "end" TEXT, note TEXT,
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE treaty_party (
  treaty_id TEXT NOT NULL REFERENCES treaty (treaty_id), iso3 TEXT NOT NULL REFERENCES country (iso3), since TEXT, until TEXT,
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (treaty_id, iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE alliance_dyad (
  iso3_a TEXT NOT NULL REFERENCES country (iso3), iso3_b TEXT NOT NULL REFERENCES country (iso3),
  obligation TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,       -- until NULL = still in force when the data end
  data_end INTEGER NOT NULL,
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),  -- 1 = another source contradicts it; the note says how
  note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (iso3_a, iso3_b, obligation, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE base (
  base_id TEXT PRIMARY KEY, name TEXT NOT NULL, operator_iso3 TEXT NOT NULL REFERENCES country (iso3), host_iso3 TEXT NOT NULL REFERENCES country (iso3),
  place TEXT, status TEXT NOT NULL, since TEXT, until TEXT, terms TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
  year INTEGER NOT NULL CHECK (year BETWEEN 1945 AND 2026), iso3_a TEXT NOT NULL REFERENCES country (iso3), iso3_b TEXT NOT NULL REFERENCES country (iso3),
  n_votes INTEGER NOT NULL CHECK (n_votes > 0), share REAL CHECK (share BETWEEN 0 AND 1), weighted REAL CHECK (weighted BETWEEN 0 AND 1),
  pooled INTEGER NOT NULL CHECK (pooled IN (0, 1)),     -- 1 = iso3_b is a group: its members' votes are pooled, so n_votes counts pairs
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (year, iso3_a, iso3_b)
) STRICT, WITHOUT ROWID;
CREATE TABLE vote_similarity (
  year INTEGER NOT NULL, iso3_a TEXT NOT NULL REFERENCES country (iso3), iso3_b TEXT NOT NULL REFERENCES country (iso3),
  cosine REAL NOT NULL CHECK (cosine BETWEEN -1 AND 1), source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (year, iso3_a, iso3_b)
) STRICT, WITHOUT ROWID;
CREATE TABLE vote_count (
  iso3 TEXT NOT NULL REFERENCES country (iso3), year INTEGER NOT NULL, yes INTEGER CHECK (yes >= 0), no INTEGER CHECK (no >= 0), abstain INTEGER CHECK (abstain >= 0), total INTEGER CHECK (total >= 0),
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (iso3, year, source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ideal_point (
  year INTEGER NOT NULL, iso3 TEXT NOT NULL REFERENCES country (iso3), value REAL, low REAL, high REAL,
  final_passage REAL, n_votes INTEGER, source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (year, iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE vote (
  resolution TEXT NOT NULL, date TEXT NOT NULL, title TEXT, topic TEXT, iso3 TEXT NOT NULL REFERENCES country (iso3),
  vote TEXT NOT NULL CHECK (vote IN ('yes', 'no', 'abstain', 'absent')), source_id TEXT NOT NULL REFERENCES source (source_id),
  PRIMARY KEY (resolution, iso3)
) STRICT, WITHOUT ROWID;

-- Projects, assets, events ---------------------------------------------------------------------------------------------------

CREATE TABLE project (
  project_id TEXT PRIMARY KEY, name TEXT NOT NULL,
  sponsor_iso3 TEXT REFERENCES country (iso3),  -- the lead bilateral sponsor; NULL for a multilateral one
  sponsor_org TEXT, sponsor_role TEXT NOT NULL, -- palette role: RUS CHN USA EU TUR GULF multilateral KAZ ... other
  funder TEXT, initiative TEXT, sector TEXT, sector_code TEXT,
  theme TEXT NOT NULL CHECK (theme IN ('petrochemicals', 'oil_gas', 'mining_metals', 'power', 'transport', 'water', 'agriculture', 'digital', 'finance', 'social', 'governance_trade', 'industry_other', 'other')),
  flow_type TEXT, flow_class TEXT,
  status TEXT CHECK (status IN ('announced', 'agreed', 'pipeline', 'implementation', 'active', 'completed', 'suspended', 'cancelled')),
  -- active = in operation; the World Bank's Active is implementation
  status_source TEXT,                   -- the source's own word
  status_as_of TEXT,
  status_source_id TEXT REFERENCES source (source_id),  -- where the status comes from; NULL = source_id
  announced_year INTEGER, commitment_year INTEGER, start_year INTEGER, end_year INTEGER,
  amount_usd REAL CHECK (amount_usd >= 0), amount_basis TEXT REFERENCES basis (basis), amount_low_usd REAL CHECK (amount_low_usd >= 0), amount_high_usd REAL CHECK (amount_high_usd >= 0),
  amount_source_id TEXT REFERENCES source (source_id),  -- where the amount comes from; NULL = source_id
  amount_note TEXT,                     -- "EBRD loan only", "more than", ...
  amount_local REAL CHECK (amount_local >= 0), currency_local TEXT,
  in_totals INTEGER CHECK (in_totals IN (0, 1)),        -- the source's own advice; NULL where it gives none
  dup_of TEXT,                          -- project_id (or ';' list) of a record on the same project; leave out before adding
  part_of TEXT, record_kind TEXT NOT NULL CHECK (record_kind IN ('china_official_finance', 'china_power_finance', 'mdb_project', 'flagship')),
  lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90),
  location_precision TEXT NOT NULL CHECK (location_precision IN ('footprint', 'site', 'point', 'town', 'route', 'approximate', 'district', 'province', 'country', 'borrower_office', 'none')),
  location_source TEXT,                 -- the source's own word, or the place the point was taken from
  location_source_id TEXT REFERENCES source (source_id),        -- where the point comes from; a build without share-alike parts drops points of such a source
  has_footprint INTEGER NOT NULL CHECK (has_footprint IN (0, 1)),
  fact_note TEXT, caution TEXT,         -- what is known to be wrong or misleading in the record
  source_id TEXT NOT NULL REFERENCES source (source_id), source_record TEXT,
  CHECK (amount_usd IS NULL OR amount_basis IS NOT NULL), CHECK (amount_source_id IS NULL OR amount_usd IS NOT NULL), CHECK (status_source_id IS NULL OR status IS NOT NULL),
  CHECK ((lon IS NULL) = (lat IS NULL)), CHECK (end_year IS NULL OR start_year IS NULL OR end_year >= start_year)
) STRICT, WITHOUT ROWID;
CREATE TABLE project_country (
  project_id TEXT NOT NULL REFERENCES project (project_id), iso3 TEXT NOT NULL REFERENCES country (iso3), PRIMARY KEY (project_id, iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE project_sponsor (
  project_id TEXT NOT NULL REFERENCES project (project_id), iso3 TEXT NOT NULL REFERENCES country (iso3), lead INTEGER NOT NULL CHECK (lead IN (0, 1)),
  PRIMARY KEY (project_id, iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE project_source (            -- all sources of a record, the first also in project.source_id
  project_id TEXT NOT NULL REFERENCES project (project_id), source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (project_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE project_location (          -- every geocoded point of a project
  location_id INTEGER PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (project_id), iso3 TEXT REFERENCES country (iso3), place TEXT, adm1 TEXT, adm2 TEXT,
  lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90), source_id TEXT NOT NULL REFERENCES source (source_id), source_record TEXT
) STRICT;
CREATE TABLE project_allocation (        -- share of a record in a province
  source_record TEXT NOT NULL, project_id TEXT REFERENCES project (project_id), iso3 TEXT NOT NULL REFERENCES country (iso3), adm1_name TEXT NOT NULL,
  intersection_ratio REAL CHECK (intersection_ratio BETWEEN 0 AND 1), even_split_ratio REAL CHECK (even_split_ratio BETWEEN 0 AND 1),
  area_split_usd REAL CHECK (area_split_usd >= 0), even_split_usd REAL CHECK (even_split_usd >= 0), basis TEXT REFERENCES basis (basis), lon REAL, lat REAL,
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (source_record, iso3, adm1_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  asset_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                   -- oil_gas_field gas_pipeline oil_pipeline coal_mine iron_ore_mine steel_plant power_plant
  fuel TEXT, name TEXT NOT NULL, iso3s TEXT NOT NULL,    -- ';' list; one row each in asset_country
  status TEXT, capacity REAL CHECK (capacity > 0), capacity_unit TEXT REFERENCES unit (unit),    -- a 0 in a tracker is a figure it does not have
  capacity_note TEXT,                   -- what the figure is: production, capacity, number of units
  length_km REAL CHECK (length_km > 0),
  cost_usd REAL CHECK (cost_usd > 0), start_year INTEGER, owner TEXT, parent TEXT, owner_tags TEXT,
  lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90), location_precision TEXT NOT NULL CHECK (location_precision IN ('site', 'point', 'approximate', 'route', 'none')),
  location_source TEXT,                 -- the source's own word
  has_route INTEGER NOT NULL CHECK (has_route IN (0, 1)), probable_duplicate INTEGER NOT NULL CHECK (probable_duplicate IN (0, 1)),
  source_id TEXT NOT NULL REFERENCES source (source_id), source_record TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE asset_country (
  asset_id TEXT NOT NULL REFERENCES asset (asset_id), iso3 TEXT NOT NULL REFERENCES country (iso3), PRIMARY KEY (asset_id, iso3)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  event_id TEXT PRIMARY KEY, date TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  series TEXT NOT NULL CHECK (series IN ('region', 'united_states')),   -- two lists that overlap: the time axis takes 'region'
  amount_usd REAL CHECK (amount_usd >= 0), amount_note TEXT,            -- nominal, as announced; amounts of events overlap and are never added
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_country (
  event_id TEXT NOT NULL REFERENCES event (event_id), iso3 TEXT NOT NULL REFERENCES country (iso3), PRIMARY KEY (event_id, iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_source (
  event_id TEXT NOT NULL REFERENCES event (event_id), source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (event_id, source_id)
) STRICT, WITHOUT ROWID;

-- Flows ----------------------------------------------------------------------------------------------------------------------

CREATE TABLE product (
  code TEXT PRIMARY KEY, classification TEXT NOT NULL, name TEXT NOT NULL, section TEXT, addable INTEGER NOT NULL CHECK (addable IN (0, 1)), note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE flow (
  flow_id INTEGER PRIMARY KEY,
  measure TEXT NOT NULL REFERENCES measure (measure), year INTEGER NOT NULL CHECK (year BETWEEN 1945 AND 2026),
  from_iso3 TEXT NOT NULL REFERENCES country (iso3), to_iso3 TEXT NOT NULL REFERENCES country (iso3),
  product TEXT NOT NULL REFERENCES product (code),      -- TOTAL = all goods, or the only kind the measure has
  value REAL, unit TEXT NOT NULL REFERENCES unit (unit), basis TEXT NOT NULL REFERENCES basis (basis),
  valuation TEXT CHECK (valuation IN ('FOB', 'CIF', 'mixed', 'not stated')),
  concept TEXT,                         -- goods, goods_and_services, foreign_trade_headline; partial = incomplete year; model;
                                        -- foreign_born_stock, census_foreign_born
  reporter_iso3 TEXT REFERENCES country (iso3),
  preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),        -- the row a pair is drawn with
  focus_from INTEGER NOT NULL CHECK (focus_from IN (0, 1)),      -- the row that counts when the partners of from_iso3 are listed and added:
  focus_to INTEGER NOT NULL CHECK (focus_to IN (0, 1)),          -- its own national list where there is one, else the preferred row; same for to_iso3
  low REAL, high REAL,                  -- lowest and highest of all sources for the pair and year; NULL where there is one source
  note TEXT,
  source_id TEXT NOT NULL REFERENCES source (source_id),
  CHECK (low IS NULL OR high IS NULL OR low <= high), CHECK (value >= 0 OR measure LIKE 'aid%')   -- de-obligated aid is negative
) STRICT;
CREATE INDEX flow_measure_year ON flow (measure, product, year, preferred, from_iso3, to_iso3);
CREATE INDEX flow_from ON flow (from_iso3, to_iso3, measure, product, year);
CREATE INDEX flow_to ON flow (to_iso3, from_iso3, measure, product, year);
-- One preferred row per measure, year, pair and product.
CREATE UNIQUE INDEX flow_preferred ON flow (measure, year, from_iso3, to_iso3, product) WHERE preferred = 1;
CREATE UNIQUE INDEX flow_focus_from ON flow (measure, year, from_iso3, to_iso3, product) WHERE focus_from = 1;
CREATE UNIQUE INDEX flow_focus_to ON flow (measure, year, from_iso3, to_iso3, product) WHERE focus_to = 1;
-- The largest flow of a country over all years: the locked scale of the arrows is read from here without a scan.
CREATE INDEX flow_from_value ON flow (measure, product, from_iso3, value) WHERE focus_from = 1;
CREATE INDEX flow_to_value ON flow (measure, product, to_iso3, value) WHERE focus_to = 1;

-- What the rows of a measure cover for a country: before adding partners up, ask here. No row = no claim, do not add up.
CREATE TABLE coverage (
  measure TEXT NOT NULL REFERENCES measure (measure), iso3 TEXT NOT NULL REFERENCES country (iso3),
  direction TEXT NOT NULL CHECK (direction IN ('from', 'to')),   -- flows from the country, or to it
  year_from INTEGER NOT NULL, year_to INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('complete', 'partial', 'historical estimate', 'model estimate', 'preliminary', 'none')),
  partner_share REAL,                   -- partner rows (its own, else the preferred ones) as a share of the national total; NULL = no total to compare
  note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id),
  PRIMARY KEY (measure, iso3, direction, year_from), CHECK (year_from <= year_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE arms_transfer (
  transfer_id INTEGER PRIMARY KEY, sipri_id TEXT, supplier_iso3 TEXT NOT NULL REFERENCES country (iso3), recipient_iso3 TEXT NOT NULL REFERENCES country (iso3),
  delivery_year INTEGER NOT NULL, delivery_year_estimated INTEGER CHECK (delivery_year_estimated IN (0, 1)), order_year INTEGER, designation TEXT, description TEXT, category TEXT,
  number_delivered INTEGER CHECK (number_delivered >= 0), number_estimated INTEGER CHECK (number_estimated IN (0, 1)), status TEXT, tiv_million REAL CHECK (tiv_million >= 0), local_production INTEGER,
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;
CREATE TABLE trade_share (
  iso3 TEXT NOT NULL REFERENCES country (iso3), year INTEGER NOT NULL, flow TEXT NOT NULL CHECK (flow IN ('export', 'import')), partner_iso3 TEXT NOT NULL REFERENCES country (iso3),
  share_percent REAL NOT NULL CHECK (share_percent BETWEEN 0 AND 100),
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)), note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (iso3, year, flow, partner_iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE trade_month (
  year INTEGER NOT NULL, month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12), from_iso3 TEXT NOT NULL REFERENCES country (iso3), to_iso3 TEXT NOT NULL REFERENCES country (iso3),
  value REAL CHECK (value >= 0), unit TEXT NOT NULL REFERENCES unit (unit), source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (from_iso3, to_iso3, year, month)
) STRICT, WITHOUT ROWID;

-- Indicators and profiles ----------------------------------------------------------------------------------------------------

CREATE TABLE indicator_def (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit (unit), description TEXT, first_year INTEGER, last_year INTEGER, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE indicator (
  iso3 TEXT NOT NULL REFERENCES country (iso3), year INTEGER NOT NULL CHECK (year BETWEEN 1945 AND 2026), code TEXT NOT NULL REFERENCES indicator_def (code), value REAL,
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (code, iso3, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE profile (
  profile_id INTEGER PRIMARY KEY, iso3 TEXT NOT NULL REFERENCES country (iso3), topic TEXT NOT NULL, item TEXT NOT NULL,
  part_of TEXT,                         -- the item that contains this one ('Christian / Orthodox' in 'Christian'): never add both
  rank INTEGER,
  value REAL, unit TEXT REFERENCES unit (unit), text TEXT, year INTEGER, qualifier TEXT CHECK (qualifier IN ('less_than', 'low', 'high', 'about')), note TEXT,
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),  -- known to look wrong in the source, kept as published
  source_id TEXT NOT NULL REFERENCES source (source_id),
  CHECK ((value IS NULL) <> (text IS NULL))
) STRICT;
CREATE INDEX profile_iso3 ON profile (iso3, topic, item);
CREATE TABLE visa (
  edition TEXT NOT NULL, passport_iso3 TEXT NOT NULL REFERENCES country (iso3), destination_iso3 TEXT NOT NULL REFERENCES country (iso3),
  requirement TEXT NOT NULL CHECK (requirement IN ('visa_free', 'visa_on_arrival', 'eta', 'e_visa', 'eta_or_e_visa', 'visa_required', 'no_admission', 'covid_ban')), days INTEGER CHECK (days >= 0),
  source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (edition, passport_iso3, destination_iso3)
) STRICT, WITHOUT ROWID;
CREATE TABLE mission (
  mission_id INTEGER PRIMARY KEY, sender_iso3 TEXT NOT NULL REFERENCES country (iso3), host_iso3 TEXT NOT NULL REFERENCES country (iso3), city TEXT, type TEXT NOT NULL,
  lon REAL, lat REAL, opened TEXT, wikidata_id TEXT, as_of TEXT NOT NULL,
  preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)), -- 0 = an older record of a mission that another row has too: one a sender, host, type and city
  note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;
CREATE TABLE sanction (
  sanction_id INTEGER PRIMARY KEY, case_id TEXT NOT NULL, target_iso3 TEXT NOT NULL REFERENCES country (iso3), sender_iso3 TEXT NOT NULL REFERENCES country (iso3),
  begin_year INTEGER NOT NULL, end_year INTEGER,
  ongoing INTEGER NOT NULL CHECK (ongoing IN (0, 1)),   -- 1 = in force in the last year of the data; then end_year is NULL
  data_end INTEGER NOT NULL,            -- the last year of the data
  trade INTEGER, trade_detail TEXT, arms INTEGER, military_aid INTEGER, financial INTEGER, travel INTEGER, other INTEGER, objective TEXT, success TEXT, note TEXT,
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;
CREATE TABLE sanction_listing (
  listing_id INTEGER PRIMARY KEY, date TEXT NOT NULL, listed_by TEXT NOT NULL REFERENCES country (iso3), name TEXT NOT NULL, iso3 TEXT NOT NULL REFERENCES country (iso3),
  kind TEXT, measure TEXT, effective_date TEXT, status TEXT, note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;
CREATE TABLE reported_figure (           -- figures quoted in the press: they stay apart from statistics
  figure_id INTEGER PRIMARY KEY, topic TEXT NOT NULL, measure TEXT NOT NULL, from_iso3 TEXT REFERENCES country (iso3), to_iso3 TEXT REFERENCES country (iso3),
  period_start TEXT,                    -- NULL = the page gives no date
  period_end TEXT, value REAL CHECK (value >= 0), qualifier TEXT CHECK (qualifier IN ('about', 'at_least')), unit TEXT NOT NULL REFERENCES unit (unit), reporter TEXT, page_date TEXT, url TEXT, note TEXT,
  source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT;

-- Air links: share-alike (ODbL), in tables of their own ------------------------------------------------------------------------

CREATE TABLE air_airport (
  iata TEXT PRIMARY KEY, icao TEXT, name TEXT NOT NULL, city TEXT, iso3 TEXT NOT NULL REFERENCES country (iso3), lon REAL, lat REAL, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE air_airline (
  airline_code TEXT PRIMARY KEY, name TEXT NOT NULL, iso3 TEXT REFERENCES country (iso3), note TEXT, source_id TEXT NOT NULL REFERENCES source (source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE air_route (
  from_iata TEXT NOT NULL REFERENCES air_airport (iata), to_iata TEXT NOT NULL REFERENCES air_airport (iata), from_iso3 TEXT NOT NULL REFERENCES country (iso3), to_iso3 TEXT NOT NULL REFERENCES country (iso3),
  airlines INTEGER CHECK (airlines >= 0), airline_codes TEXT, operating_codes TEXT, as_of TEXT NOT NULL, source_id TEXT NOT NULL REFERENCES source (source_id), PRIMARY KEY (from_iata, to_iata)
) STRICT, WITHOUT ROWID;
