-- The bounds of what each group of points of Top of mind gives: none of a firm's own, or all of them, 100 together.
-- Whoever sets one goes by them, also past the screen.
CREATE FUNCTION point_weights_allowed(weights jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  jsonb_typeof(weights) = 'object' AND (weights = '{}'::jsonb OR (
    SELECT coalesce(sum(given.points) = 100, false)
      AND bool_and(coalesce(given.points BETWEEN given.least AND given.most AND given.points % 1 = 0, false))
    FROM (
      SELECT bound.least, bound.most,
        CASE jsonb_typeof(weight.value) WHEN 'number' THEN weight.value::numeric END AS points
      FROM (VALUES ('how_far', 10, 60), ('client_said', 5, 50), ('fit', 5, 60), ('warmth', 0, 40)) AS bound (name, least, most)
      FULL JOIN jsonb_each(weights) AS weight (name, value) ON weight.name = bound.name
    ) AS given
  ));
