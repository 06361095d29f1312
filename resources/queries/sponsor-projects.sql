-- title: Projects of a sponsor by year of commitment
-- about: Located records of one sponsor; a record that repeats another or is part of one is left out.
-- about: Amounts of different basis stand in one column only to size the symbols: do not add them.
-- param sponsor: country = CHN
-- param from_year: year = 2000
-- param to_year: year = 2023
-- use value: amount_usd
SELECT p.name, p.theme, coalesce(p.commitment_year, p.announced_year, p.start_year) AS year, p.amount_usd, p.amount_basis,
       p.status, p.lon, p.lat, p.location_precision, p.sponsor_iso3 AS iso3, p.source_id
FROM project AS p
WHERE p.sponsor_iso3 = :sponsor AND p.lon IS NOT NULL AND p.dup_of IS NULL AND p.part_of IS NULL
  AND p.location_precision NOT IN ('borrower_office', 'country')
  AND coalesce(p.commitment_year, p.announced_year, p.start_year) BETWEEN :from_year AND :to_year
ORDER BY p.amount_usd DESC
