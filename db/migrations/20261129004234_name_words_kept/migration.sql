-- Words that are new, each once: a word that two people bring at the same moment may be there twice, which harms nothing.
CREATE FUNCTION keep_words_of_new_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO name_words (word)
    SELECT fresh_word FROM (SELECT DISTINCT unnest(words_of_name(sort_name)) AS fresh_word FROM fresh) AS words
    WHERE NOT EXISTS (SELECT FROM name_words WHERE word = fresh_word);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_words_of_renamed_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO name_words (word)
    SELECT DISTINCT fresh_word FROM unnest(words_of_name(NEW.sort_name)) AS fresh_word
    WHERE NOT EXISTS (SELECT FROM name_words WHERE word = fresh_word);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "people_words_of_new" AFTER INSERT ON "people" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_new_people();--> statement-breakpoint
CREATE TRIGGER "people_words_of_renamed" AFTER UPDATE OF "first_name", "last_name" ON "people" FOR EACH ROW WHEN (OLD.sort_name IS DISTINCT FROM NEW.sort_name) EXECUTE FUNCTION keep_words_of_renamed_person();--> statement-breakpoint
INSERT INTO name_words (word) SELECT DISTINCT word FROM people, unnest(words_of_name(people.sort_name)) AS word;
