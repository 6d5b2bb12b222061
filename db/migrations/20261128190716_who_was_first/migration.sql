ALTER TABLE "contacts" ADD COLUMN "left_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "retried_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "settled_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "do_not_contact_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "sending_paused_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "canceled_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_left_operation_id_operations_id_fkey" FOREIGN KEY ("left_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_retried_operation_id_operations_id_fkey" FOREIGN KEY ("retried_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_settled_operation_id_operations_id_fkey" FOREIGN KEY ("settled_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_do_not_contact_operation_id_operations_id_fkey" FOREIGN KEY ("do_not_contact_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_sending_paused_operation_id_operations_id_fkey" FOREIGN KEY ("sending_paused_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_canceled_operation_id_operations_id_fkey" FOREIGN KEY ("canceled_operation_id") REFERENCES "operations"("id");