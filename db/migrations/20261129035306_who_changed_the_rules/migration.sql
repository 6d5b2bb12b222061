ALTER TABLE "settings" ADD COLUMN "contact_rules_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "contact_rules_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "holidays_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_contact_rules_operation_id_operations_id_fkey" FOREIGN KEY ("contact_rules_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_holidays_operation_id_operations_id_fkey" FOREIGN KEY ("holidays_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_contact_rules" CHECK (contact_rules_allowed("manners"));