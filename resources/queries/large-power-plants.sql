-- title: Power plants above a size
-- about: Plants of the dataset with their capacity in MW; records that probably repeat another are left out.
-- param least: number = 500
-- param fuel: text =
-- use value: mw
SELECT a.name, a.fuel, a.capacity AS mw, a.status, a.start_year, a.owner, a.lon, a.lat,
       (SELECT min(n.iso3) FROM asset_country AS n WHERE n.asset_id = a.asset_id) AS iso3, a.source_id
FROM asset AS a
WHERE a.kind = 'power_plant' AND a.capacity_unit = 'MW' AND a.capacity >= :least AND NOT a.probable_duplicate
  AND (:fuel IS NULL OR a.fuel LIKE '%' || :fuel || '%')
ORDER BY a.capacity DESC
