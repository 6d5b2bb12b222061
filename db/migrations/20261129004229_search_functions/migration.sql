-- The words of a name in plain letters: O'Brien is one word, Smith-Jones are two.
CREATE FUNCTION words_of_name(plain text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN array_remove(regexp_split_to_array(translate(plain, '''’`´.', ''), '[\s\-–—_,;:/\\|()\[\]{}"<>&+*=#@!?~^$%]+'), '');--> statement-breakpoint
-- By what a beginning of this word is found that was typed with one typo: each beginning itself, with one letter left
-- out ("-jhn"), and with one letter unknown ("j_hn").
CREATE FUNCTION typo_keys_of_name(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
  SELECT left(word, long) FROM generate_series(3, least(length(word), 12)) AS long
  UNION SELECT '-' || overlay(left(word, long) PLACING '' FROM place FOR 1)
    FROM generate_series(4, least(length(word), 12)) AS long, generate_series(1, long) AS place
  UNION SELECT overlay(left(word, long) PLACING '_' FROM place FOR 1)
    FROM generate_series(4, least(length(word), 12)) AS long, generate_series(1, long) AS place);--> statement-breakpoint
-- The keys that such a word has if what was typed differs from its beginning by one typo: a letter too few ("-jhn"), a
-- wrong one ("j_hn"), one too many, or two that are swapped.
CREATE FUNCTION typo_keys_of_typed(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
  SELECT '-' || left(typed, 11)
  UNION SELECT overlay(left(typed, 12) PLACING '_' FROM place FOR 1) FROM generate_series(1, least(length(typed), 12)) AS place
  UNION SELECT left(overlay(typed PLACING '' FROM place FOR 1), 12) FROM generate_series(1, length(typed)) AS place
  UNION SELECT left(overlay(typed PLACING reverse(substr(typed, place, 2)) FROM place FOR 2), 12)
    FROM generate_series(1, length(typed) - 1) AS place);--> statement-breakpoint
CREATE FUNCTION digits_of(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN regexp_replace(value, '[^0-9]', '', 'g');--> statement-breakpoint
CREATE FUNCTION letters_and_digits_of(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN regexp_replace(value, '[^A-Za-z0-9]', '', 'g');
