CREATE TABLE "team_members" (
	"team_id" uuid,
	"recruiter_id" uuid,
	"leads" boolean DEFAULT false NOT NULL,
	CONSTRAINT "team_members_pkey" PRIMARY KEY("team_id","recruiter_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"closed_at" timestamp with time zone,
	"operation_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teams_name_there" CHECK (btrim("name") <> '')
);
--> statement-breakpoint
CREATE INDEX "team_members_recruiter" ON "team_members" ("recruiter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" (lower("name")) WHERE "closed_at" is null;--> statement-breakpoint
CREATE INDEX "teams_operation" ON "teams" ("operation_id");--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id");--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");