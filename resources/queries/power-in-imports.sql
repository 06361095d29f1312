-- title: Share of one power in the imports of each of the five
-- about: Only years for which the partner list is complete or preliminary; lines end where it is not.
-- param partner: country = CHN
-- use series: iso3
-- use value: percent
SELECT f.to_iso3 AS iso3, f.year,
       round(100.0 * sum(CASE WHEN f.from_iso3 = :partner THEN f.value ELSE 0 END) / sum(f.value), 1) AS percent,
       count(*) AS partners, min(f.source_id) AS source_id
FROM flow AS f
JOIN coverage AS v ON v.measure = f.measure AND v.iso3 = f.to_iso3 AND v.direction = 'to'
                  AND f.year BETWEEN v.year_from AND v.year_to AND v.status IN ('complete', 'preliminary')
JOIN country AS c ON c.iso3 = f.to_iso3
WHERE f.measure = 'goods' AND f.product = 'TOTAL' AND f.focus_to = 1 AND f.from_iso3 <> 'WLD' AND c.in_region
GROUP BY f.to_iso3, f.year
ORDER BY f.to_iso3, f.year
