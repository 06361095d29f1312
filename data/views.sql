-- What the compiler adds to the tables of schema.sql once they are filled: the index of names, and views for analysts.

-- Names of everything in every language, without regard to case and accents:
--   SELECT kind, id, lang, name FROM name_search WHERE name_search MATCH 'алм*' ORDER BY rank;
CREATE VIRTUAL TABLE name_search USING fts5 (name, kind UNINDEXED, id UNINDEXED, lang UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

INSERT INTO name_search (name, kind, id, lang)
  SELECT name, kind, id, lang FROM name
  UNION SELECT name, 'country', iso3, 'en' FROM country
  UNION SELECT iso3, 'country', iso3, 'code' FROM country WHERE kind <> 'unspecified'
  UNION SELECT name, 'organisation', org_id, 'en' FROM organisation
  UNION SELECT acronym, 'organisation', org_id, 'code' FROM organisation WHERE acronym <> name
  UNION SELECT name, 'project', project_id, 'en' FROM project
  UNION SELECT name, 'asset', asset_id, 'en' FROM asset
  UNION SELECT name, 'treaty', treaty_id, 'en' FROM treaty
  UNION SELECT name, 'base', base_id, 'en' FROM base
  UNION SELECT name, 'product', code, 'en' FROM product
  UNION SELECT title, 'event', event_id, 'en' FROM event
  UNION SELECT name, 'indicator', code, 'en' FROM indicator_def
  UNION SELECT name, 'measure', measure, 'en' FROM measure
  UNION SELECT name, 'airport', iata, 'en' FROM air_airport
  ORDER BY kind, id, lang, name;
INSERT INTO name_search (name_search) VALUES ('optimize');

-- The words of that index with how many names have them: for searches with a letter wrong.
-- A table of their own: to walk through the index for them takes ten times as long.
CREATE VIRTUAL TABLE temp.name_vocabulary USING fts5vocab ('main', 'name_search', 'row');
CREATE TABLE name_word (term TEXT PRIMARY KEY, doc INTEGER NOT NULL, cnt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO name_word (term, doc, cnt) SELECT term, doc, cnt FROM temp.name_vocabulary ORDER BY term;
DROP TABLE temp.name_vocabulary;

-- Flows by the names of what they are, one preferred row per measure, year, pair and product.
CREATE VIEW flow_named AS
  SELECT m.name AS measure, f.year, a.name AS "from", b.name AS "to", p.name AS product, f.value, f.unit, d.name AS basis,
         f.concept, f.note, s.title AS source
  FROM flow AS f
  JOIN measure AS m ON m.measure = f.measure
  JOIN country AS a ON a.iso3 = f.from_iso3
  JOIN country AS b ON b.iso3 = f.to_iso3
  JOIN product AS p ON p.code = f.product
  JOIN basis AS d ON d.basis = f.basis
  JOIN source AS s ON s.source_id = f.source_id
  WHERE f.preferred = 1;

-- Projects with the countries they lie in and those that pay, as lists. Records with dup_of stand for a project told twice.
CREATE VIEW project_named AS
  SELECT p.project_id, p.name,
         (SELECT group_concat(iso3, ' ') FROM project_country AS c WHERE c.project_id = p.project_id) AS countries,
         (SELECT group_concat(iso3, ' ') FROM project_sponsor AS c WHERE c.project_id = p.project_id) AS sponsors,
         p.theme, p.status, p.commitment_year, p.start_year, p.end_year, p.amount_usd, b.name AS amount_basis, p.dup_of,
         s.title AS source
  FROM project AS p
  LEFT JOIN basis AS b ON b.basis = p.amount_basis
  JOIN source AS s ON s.source_id = p.source_id;

-- Memberships by name; since and until keep their precision, NULL is not known.
CREATE VIEW membership_named AS
  SELECT o.acronym, o.name AS organisation, c.name AS country, m.status, m.standing, m.since, m.until, m.note, s.title AS source
  FROM membership AS m
  JOIN organisation AS o ON o.org_id = m.org_id
  JOIN country AS c ON c.iso3 = m.iso3
  JOIN source AS s ON s.source_id = m.source_id;

-- Indicators by name.
CREATE VIEW indicator_named AS
  SELECT c.name AS country, i.year, d.name AS indicator, i.value, d.unit, s.title AS source
  FROM indicator AS i
  JOIN country AS c ON c.iso3 = i.iso3
  JOIN indicator_def AS d ON d.code = i.code
  JOIN source AS s ON s.source_id = i.source_id;
