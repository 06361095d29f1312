-- title: How often the five vote like another state
-- about: Share of roll calls of the UN General Assembly on which both did the same, in per cent.
-- about: 2025 comes from another source than the years to 2023: not a step of a trend.
-- param partner: country = RUS
-- use series: iso3
-- use value: percent
SELECT a.iso3_a AS iso3, a.year, round(100 * a.share, 1) AS percent, a.n_votes, a.source_id
FROM agreement AS a
JOIN country AS c ON c.iso3 = a.iso3_a
WHERE a.iso3_b = :partner AND c.in_region AND NOT a.pooled
ORDER BY a.iso3_a, a.year
