-- title: Income per person and resource rents
-- about: One point a country: GDP per person against the share of natural resource rents in GDP.
-- param year: year = 2021
-- use x: gdp_per_person_usd
-- use y: resource_rents_percent
-- use value: resource_rents_percent
SELECT a.iso3, c.name, a.value AS gdp_per_person_usd, b.value AS resource_rents_percent, a.year, b.source_id
FROM indicator AS a
JOIN indicator AS b ON b.iso3 = a.iso3 AND b.year = a.year AND b.code = 'NY.GDP.TOTL.RT.ZS'
JOIN country AS c ON c.iso3 = a.iso3 AND c.kind = 'state'
WHERE a.code = 'NY.GDP.PCAP.CD'
  AND a.year = (SELECT max(i.year) FROM indicator AS i WHERE i.code = 'NY.GDP.TOTL.RT.ZS' AND i.year <= :year)
ORDER BY a.iso3
