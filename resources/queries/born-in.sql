-- title: Where people born in a country live
-- about: Stock of migrants by country of birth, at mid-year; every five years to 2020, then 2024.
-- param country: country = KAZ
-- param year: year = 2020
-- use value: persons
SELECT f.to_iso3 AS iso3, c.name AS lives_in, f.value AS persons, f.year, f.source_id
FROM flow AS f
JOIN country AS c ON c.iso3 = f.to_iso3
WHERE f.measure = 'migrants' AND f.product = 'TOTAL' AND f.preferred = 1
  AND f.from_iso3 = :country AND f.to_iso3 NOT IN ('WLD', 'OTH')
  AND f.year = (SELECT max(g.year) FROM flow AS g WHERE g.measure = 'migrants' AND g.preferred = 1 AND g.from_iso3 = f.from_iso3 AND g.year <= :year)
ORDER BY f.value DESC
