-- title: Exports of goods per inhabitant
-- about: The published total of exports divided by the population of the same year. Current US dollars.
-- param year: year = 2023
-- use value: usd_per_head
SELECT f.from_iso3 AS iso3, c.name AS country,
       round(f.value / i.value, 0) AS usd_per_head,
       f.value AS exports_usd, i.value AS inhabitants, f.year, f.source_id
FROM flow AS f
JOIN country AS c ON c.iso3 = f.from_iso3
JOIN indicator AS i ON i.iso3 = f.from_iso3 AND i.year = f.year AND i.code = 'SP.POP.TOTL'
WHERE f.measure = 'goods' AND f.product = 'TOTAL' AND f.to_iso3 = 'WLD' AND f.preferred = 1
  AND f.year = :year AND c.in_region
ORDER BY usd_per_head DESC
