-- The bounds of the firm's numbers for the rules of contact. Whoever sets one goes by them, also past the screen.
CREATE FUNCTION contact_rules_allowed(rules jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN NOT EXISTS (
  SELECT 1 FROM jsonb_each(rules) AS rule (name, value)
  LEFT JOIN (VALUES
    ('slotDays', 7, 180),
    ('attemptsBeforeResting', 1, 10),
    ('sendFromHour', 5, 12),
    ('sendUntilHour', 13, 21),
    ('debriefHours', 1, 72),
    ('answerWorkingDays', 1, 10),
    ('quietWorkingDaysInProcess', 1, 20),
    ('ownDecisionWorkingDays', 1, 20),
    ('processWorkingDaysAfterCloseOut', 1, 30),
    ('processDaysAfterStart', 1, 365),
    ('autoReplyPauseDays', 1, 30),
    ('checkInDays', 3, 31),
    ('checkInsBeforeCall', 1, 10),
    ('answerableDays', 1, 60),
    ('finalistMonths', 6, 120)) AS bound (name, least, most) ON bound.name = rule.name
  WHERE bound.name IS NULL OR CASE jsonb_typeof(rule.value)
    WHEN 'number' THEN rule.value::numeric NOT BETWEEN bound.least AND bound.most OR rule.value::numeric % 1 <> 0
    ELSE true END);
