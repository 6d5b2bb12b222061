CREATE TABLE "name_words" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"word" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "plain_name" text GENERATED ALWAYS AS (plain_text(name)) STORED;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "plain_text" text GENERATED ALWAYS AS (plain_text(title || ' ' || city || ' ' || state || coalesce(' ' || req_number || ' ' || letters_and_digits_of(req_number), ''))) STORED;--> statement-breakpoint
CREATE INDEX "clients_search" ON "clients" USING gin ("plain_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "name_words_word" ON "name_words" ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "name_words_typos" ON "name_words" USING gin (typo_keys_of_name("word"));--> statement-breakpoint
CREATE INDEX "name_words_alike" ON "name_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_name_words" ON "people" USING gin (words_of_name("sort_name"));--> statement-breakpoint
CREATE INDEX "person_phones_digits" ON "person_phones" USING gin (digits_of(coalesce("e164", "raw")) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "positions_search" ON "positions" USING gin ("plain_text" gin_trgm_ops);