-- All eleven federal holidays on the days on which they are observed: one that falls on a Saturday is observed on the
-- Friday before it, one that falls on a Sunday on the Monday after it. So New Year's Day 2028 is December 31, 2027.
DELETE FROM "holidays" WHERE "on" = '2028-01-03' AND "name" = 'New Year''s Day';--> statement-breakpoint
INSERT INTO "holidays" ("on", "name")
SELECT CASE extract(isodow FROM "day") WHEN 6 THEN "day" - 1 WHEN 7 THEN "day" + 1 ELSE "day" END, "name"
FROM generate_series(2026, 2040) AS "year", LATERAL (VALUES
  (make_date("year", 1, 1), 'New Year''s Day'),
  (make_date("year", 6, 19), 'Juneteenth'),
  (make_date("year", 7, 4), 'Independence Day'),
  (make_date("year", 11, 11), 'Veterans Day'),
  (make_date("year", 12, 25), 'Christmas Day')) AS "fixed" ("day", "name")
UNION ALL
-- The so manieth Monday (1) or Thursday (4) of a month.
SELECT "first" + ("weekday" + 7 - extract(isodow FROM "first")::int) % 7 + 7 * ("nth" - 1), "name"
FROM generate_series(2026, 2040) AS "year", LATERAL (VALUES
  (make_date("year", 1, 1), 1, 3, 'Martin Luther King Jr. Day'),
  (make_date("year", 2, 1), 1, 3, 'Presidents'' Day'),
  (make_date("year", 9, 1), 1, 1, 'Labor Day'),
  (make_date("year", 10, 1), 1, 2, 'Columbus Day'),
  (make_date("year", 11, 1), 4, 4, 'Thanksgiving')) AS "floating" ("first", "weekday", "nth", "name")
UNION ALL
-- The last Monday of May.
SELECT make_date("year", 5, 31) - (extract(isodow FROM make_date("year", 5, 31))::int - 1), 'Memorial Day'
FROM generate_series(2026, 2040) AS "year"
ON CONFLICT ("on") DO NOTHING;
