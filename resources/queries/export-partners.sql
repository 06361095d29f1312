-- title: Where the exports of a country go
-- about: The partners of one country in one year, as its own office lists them where there is such a list.
-- about: The share is of all rows listed, partners without a name included.
-- param country: country = KAZ
-- param year: year = 2023
-- use value: usd
SELECT f.to_iso3 AS partner_iso3, c.name AS partner, f.value AS usd,
       round(100.0 * f.value / sum(f.value) OVER (), 1) AS percent,
       f.valuation, v.status AS coverage, f.source_id
FROM flow AS f
JOIN country AS c ON c.iso3 = f.to_iso3
LEFT JOIN coverage AS v ON v.measure = f.measure AND v.iso3 = f.from_iso3 AND v.direction = 'from'
                       AND f.year BETWEEN v.year_from AND v.year_to
WHERE f.measure = 'goods' AND f.product = 'TOTAL' AND f.focus_from = 1 AND f.to_iso3 <> 'WLD'
  AND f.from_iso3 = :country AND f.year = :year
ORDER BY f.value DESC
