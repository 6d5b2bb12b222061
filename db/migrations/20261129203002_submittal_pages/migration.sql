CREATE TABLE "submittal_page_people" (
	"page_id" uuid,
	"candidacy_id" uuid,
	"place" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "submittal_page_people_pkey" PRIMARY KEY("page_id","candidacy_id"),
	CONSTRAINT "submittal_page_people_place" CHECK ("place" > 0)
);
--> statement-breakpoint
CREATE TABLE "submittal_page_views" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"page_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submittal_pages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"token" text NOT NULL,
	"names" text NOT NULL,
	"fields" text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_operation_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_operation_id" uuid,
	"by" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submittal_pages_names" CHECK ("names" in ('full', 'initials', 'numbered')),
	CONSTRAINT "submittal_pages_fields" CHECK ("fields" <@ array['title', 'location', 'experience', 'licenses', 'sectors', 'software', 'available']::text[]),
	CONSTRAINT "submittal_pages_sent" CHECK (("sent_at" is null) = ("sent_operation_id" is null)),
	CONSTRAINT "submittal_pages_closed" CHECK (("closed_at" is null) = ("closed_operation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "client_answers" ADD COLUMN "submittal_page_id" uuid;--> statement-breakpoint
ALTER TABLE "client_answers" ADD COLUMN "scores" jsonb;--> statement-breakpoint
ALTER TABLE "client_answers" ALTER COLUMN "promise_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "client_answers_once_a_page" ON "client_answers" ("submittal_page_id","candidacy_id") WHERE "submittal_page_id" is not null;--> statement-breakpoint
CREATE INDEX "submittal_page_people_candidacy" ON "submittal_page_people" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "submittal_page_views_page" ON "submittal_page_views" ("page_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "submittal_pages_token" ON "submittal_pages" ("token");--> statement-breakpoint
CREATE INDEX "submittal_pages_position" ON "submittal_pages" ("position_id","created_at");--> statement-breakpoint
CREATE INDEX "submittal_pages_contact" ON "submittal_pages" ("contact_id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_submittal_page_id_submittal_pages_id_fkey" FOREIGN KEY ("submittal_page_id") REFERENCES "submittal_pages"("id");--> statement-breakpoint
ALTER TABLE "submittal_page_people" ADD CONSTRAINT "submittal_page_people_page_id_submittal_pages_id_fkey" FOREIGN KEY ("page_id") REFERENCES "submittal_pages"("id");--> statement-breakpoint
ALTER TABLE "submittal_page_people" ADD CONSTRAINT "submittal_page_people_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "submittal_page_views" ADD CONSTRAINT "submittal_page_views_page_id_submittal_pages_id_fkey" FOREIGN KEY ("page_id") REFERENCES "submittal_pages"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_sent_operation_id_operations_id_fkey" FOREIGN KEY ("sent_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_closed_operation_id_operations_id_fkey" FOREIGN KEY ("closed_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "submittal_pages" ADD CONSTRAINT "submittal_pages_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_asked" CHECK (("promise_id" is null) = ("submittal_page_id" is not null));--> statement-breakpoint
ALTER TABLE "close_outs" DROP CONSTRAINT "close_outs_reason", ADD CONSTRAINT "close_outs_reason" CHECK ("reason" in ('other_candidate', 'position_filled', 'position_closed', 'skills', 'license', 'sector', 'pay', 'site', 'schedule', 'culture', 'counter_offer', 'other_offer', 'not_looking', 'declined_offer', 'no_reply', 'already_in', 'not_a_fit', 'other'));--> statement-breakpoint
ALTER TABLE "client_answers" DROP CONSTRAINT "client_answers_kind", ADD CONSTRAINT "client_answers_kind" CHECK ("kind" in ('yes', 'no', 'next_step', 'new_date', 'interview', 'hold', 'more_like_this'));