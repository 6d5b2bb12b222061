CREATE TABLE "import_parts" (
	"import_id" uuid,
	"part" integer,
	"bytes" bytea NOT NULL,
	CONSTRAINT "import_parts_pkey" PRIMARY KEY("import_id","part")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "encoding" text;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "file" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_import_id_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_encoding" CHECK ("encoding" in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'));--> statement-breakpoint
-- The files of before, cut. Each is taken out of its storage once (offset 0 keeps the inner select apart), not once a part.
INSERT INTO "import_parts" ("import_id", "part", "bytes")
SELECT whole.id, part, substring(whole.file FROM part * 262144 + 1 FOR 262144)
FROM (SELECT id, "file" || ''::bytea AS file FROM "imports" WHERE "file" IS NOT NULL OFFSET 0) whole,
  generate_series(0, (length(whole.file) - 1) / 262144) part;
