CREATE TABLE "shared_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"first_person_id" uuid NOT NULL,
	"value_item_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "value_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"note" text NOT NULL,
	"disciplines" text[] DEFAULT '{}'::text[] NOT NULL,
	"sectors" text[] DEFAULT '{}'::text[] NOT NULL,
	"states" text[] DEFAULT '{}'::text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"by" uuid NOT NULL,
	"operation_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "value_items_kind" CHECK ("kind" in ('article', 'congratulation', 'market_note', 'event')),
	CONSTRAINT "value_items_disciplines" CHECK ("disciplines" <@ array['architecture', 'interiors', 'landscape', 'planning', 'structural', 'civil', 'geotech', 'transportation', 'bridge', 'rail', 'water', 'environmental', 'mechanical', 'plumbing', 'electrical', 'fire_protection', 'low_voltage', 'lighting', 'acoustics', 'envelope', 'survey', 'commissioning', 'estimating', 'scheduling', 'vdc_bim', 'inspection', 'owners_rep', 'field_supervision', 'safety']::text[]),
	CONSTRAINT "value_items_sectors" CHECK ("sectors" <@ array['healthcare', 'life_science', 'k12', 'higher_ed', 'multifamily', 'hospitality', 'commercial', 'retail', 'industrial', 'semiconductor', 'data_center', 'aviation', 'highway', 'rail', 'ports', 'water', 'power', 'renewables', 'oil_gas', 'federal', 'corrections', 'civic', 'sports', 'religious', 'historic']::text[]),
	CONSTRAINT "value_items_states" CHECK ("states" <@ array['AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'VI', 'WA', 'WV', 'WI', 'WY', 'GU']::text[]),
	CONSTRAINT "value_items_https" CHECK ("url" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "carries" text;--> statement-breakpoint
ALTER TABLE "outreach_people" ADD COLUMN "value_item_id" uuid;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "value_item_id" uuid;--> statement-breakpoint
CREATE INDEX "outreach_people_value_item" ON "outreach_people" ("value_item_id");--> statement-breakpoint
CREATE INDEX "outreaches_value_item" ON "outreaches" ("value_item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shared_items_once" ON "shared_items" ("person_id","value_item_id") WHERE "released_at" is null;--> statement-breakpoint
CREATE INDEX "shared_items_person" ON "shared_items" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shared_items_message" ON "shared_items" ("message_id");--> statement-breakpoint
CREATE INDEX "shared_items_first_person" ON "shared_items" ("first_person_id");--> statement-breakpoint
CREATE INDEX "shared_items_item" ON "shared_items" ("value_item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "value_items_link" ON "value_items" ("url") WHERE "archived_at" is null;--> statement-breakpoint
CREATE INDEX "value_items_created" ON "value_items" ("created_at");--> statement-breakpoint
ALTER TABLE "outreach_people" ADD CONSTRAINT "outreach_people_value_item_id_value_items_id_fkey" FOREIGN KEY ("value_item_id") REFERENCES "value_items"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_value_item_id_value_items_id_fkey" FOREIGN KEY ("value_item_id") REFERENCES "value_items"("id");--> statement-breakpoint
ALTER TABLE "shared_items" ADD CONSTRAINT "shared_items_person_id_people_unmerged_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("unmerged_id");--> statement-breakpoint
ALTER TABLE "shared_items" ADD CONSTRAINT "shared_items_first_person_id_people_id_fkey" FOREIGN KEY ("first_person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "shared_items" ADD CONSTRAINT "shared_items_value_item_id_value_items_id_fkey" FOREIGN KEY ("value_item_id") REFERENCES "value_items"("id");--> statement-breakpoint
ALTER TABLE "shared_items" ADD CONSTRAINT "shared_items_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "value_items" ADD CONSTRAINT "value_items_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "value_items" ADD CONSTRAINT "value_items_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_carries" CHECK ("carries" in ('item', 'position', 'fact'));--> statement-breakpoint
-- No screen has sent one yet; what an installation wrote by itself stays as it is.
UPDATE "messages" SET "carries" = 'fact' WHERE "purpose" = 'check_in';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_worth_it" CHECK ("purpose" <> 'check_in' or "carries" is not null);