CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"recruiter_id" uuid,
	"system_name" text,
	"verb" text NOT NULL,
	"noun" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "audit_entries_actor_kind" CHECK ("actor_kind" in ('recruiter', 'system')),
	CONSTRAINT "audit_entries_actor" CHECK (("actor_kind" = 'recruiter') = ("recruiter_id" is not null) and ("actor_kind" = 'system') = ("system_name" is not null))
);
--> statement-breakpoint
CREATE TABLE "candidacies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"stage" text DEFAULT 'sourced' NOT NULL,
	"stage_at" timestamp with time zone NOT NULL,
	"furthest" text DEFAULT 'sourced' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"said_yes_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"runner_up" boolean DEFAULT false NOT NULL,
	"superseded_by_id" uuid,
	"added_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candidacies_stage" CHECK ("stage" in ('sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed')),
	CONSTRAINT "candidacies_furthest" CHECK ("furthest" in ('sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed')),
	CONSTRAINT "candidacies_runner_up" CHECK ("closed_at" is not null or not "runner_up")
);
--> statement-breakpoint
CREATE TABLE "close_outs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"side" text NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"runner_up" boolean DEFAULT false NOT NULL,
	"stage" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"told_at" timestamp with time zone,
	"told_by" uuid,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "close_outs_side" CHECK ("side" in ('client', 'candidate', 'us')),
	CONSTRAINT "close_outs_reason" CHECK ("reason" in ('other_candidate', 'position_filled', 'position_closed', 'skills', 'license', 'sector', 'pay', 'site', 'schedule', 'culture', 'counter_offer', 'other_offer', 'not_looking', 'declined_offer', 'no_reply', 'not_a_fit', 'other')),
	CONSTRAINT "close_outs_stage" CHECK ("stage" in ('sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed')),
	CONSTRAINT "close_outs_undone" CHECK ("undone_by" is null or "undone_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"reason" text,
	"undoes_id" uuid,
	CONSTRAINT "stage_moves_from" CHECK ("from_stage" in ('sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed')),
	CONSTRAINT "stage_moves_to" CHECK ("to_stage" in ('sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed'))
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"discipline" text,
	"level" text,
	"sectors" text[] DEFAULT '{}'::text[] NOT NULL,
	"software" text[] DEFAULT '{}'::text[] NOT NULL,
	"terms" text[] DEFAULT '{}'::text[] NOT NULL,
	"years_experience" integer,
	"current_employer" text,
	"available_on" date,
	"facts_said_at" timestamp with time zone,
	"desired_pay_cents" integer,
	"desired_pay_unit" text,
	"currency" text DEFAULT 'USD' NOT NULL,
	"travel_percent" integer,
	"source" text,
	"summary" text DEFAULT '' NOT NULL,
	"owner_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candidates_discipline" CHECK ("discipline" in ('architecture', 'interiors', 'landscape', 'planning', 'structural', 'civil', 'geotech', 'transportation', 'bridge', 'rail', 'water', 'environmental', 'mechanical', 'plumbing', 'electrical', 'fire_protection', 'low_voltage', 'lighting', 'acoustics', 'envelope', 'survey', 'commissioning', 'estimating', 'scheduling', 'vdc_bim', 'inspection', 'owners_rep', 'field_supervision', 'safety')),
	CONSTRAINT "candidates_level" CHECK ("level" in ('intern', 'junior', 'intermediate', 'senior', 'lead', 'principal')),
	CONSTRAINT "candidates_pay_unit" CHECK ("desired_pay_unit" in ('hour', 'year')),
	CONSTRAINT "candidates_sectors" CHECK ("sectors" <@ array['healthcare', 'life_science', 'k12', 'higher_ed', 'multifamily', 'hospitality', 'commercial', 'retail', 'industrial', 'semiconductor', 'data_center', 'aviation', 'highway', 'rail', 'ports', 'water', 'power', 'renewables', 'oil_gas', 'federal', 'corrections', 'civic', 'sports', 'religious', 'historic']::text[]),
	CONSTRAINT "candidates_software" CHECK ("software" <@ array['revit', 'autocad', 'civil_3d', 'microstation', 'openroads', 'navisworks', 'bluebeam', 'procore', 'acc', 'primavera_p6', 'ms_project', 'hcss', 'sage_300', 'on_screen_takeoff', 'etabs', 'sap2000', 'risa', 'ram', 'staad', 'tekla', 'hec_ras', 'stormcad', 'trace', 'hap', 'skm', 'etap', 'rhino', 'enscape', 'newforma', 'deltek']::text[]),
	CONSTRAINT "candidates_terms" CHECK ("terms" <@ array['direct_hire', 'contract', 'contract_to_hire']::text[]),
	CONSTRAINT "candidates_pay" CHECK (("desired_pay_cents" is null) = ("desired_pay_unit" is null)),
	CONSTRAINT "candidates_pay_positive" CHECK ("desired_pay_cents" > 0),
	CONSTRAINT "candidates_travel" CHECK ("travel_percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "licenses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidate_id" uuid NOT NULL,
	"type" text NOT NULL,
	"discipline" text,
	"state" text,
	"number" text,
	"status" text DEFAULT 'active' NOT NULL,
	"issued_on" date,
	"expires_on" date,
	"verified_at" timestamp with time zone,
	"verified_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "licenses_type" CHECK ("type" in ('EIT', 'PE', 'SE', 'GE', 'PLS', 'LSIT', 'ARE', 'RA', 'NCIDQ', 'PLA', 'AICP', 'OSHA_10', 'OSHA_30', 'CHST', 'CSP', 'CCM', 'PMP', 'DBIA', 'CPE', 'CxA', 'NICET', 'CWI', 'ACI', 'LEED_GA', 'LEED_AP', 'WELL_AP', 'ENV_SP')),
	CONSTRAINT "licenses_state" CHECK ("state" in ('AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'VI', 'WA', 'WV', 'WI', 'WY', 'GU')),
	CONSTRAINT "licenses_status" CHECK ("status" in ('active', 'lapsed', 'inactive', 'in_comity')),
	CONSTRAINT "licenses_discipline" CHECK ("discipline" in ('architecture', 'interiors', 'landscape', 'planning', 'structural', 'civil', 'geotech', 'transportation', 'bridge', 'rail', 'water', 'environmental', 'mechanical', 'plumbing', 'electrical', 'fire_protection', 'low_voltage', 'lighting', 'acoustics', 'envelope', 'survey', 'commissioning', 'estimating', 'scheduling', 'vdc_bim', 'inspection', 'owners_rep', 'field_supervision', 'safety')),
	CONSTRAINT "licenses_dates" CHECK ("expires_on" >= "issued_on")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"name" text NOT NULL,
	"blind_description" text DEFAULT '' NOT NULL,
	"sectors" text[] DEFAULT '{}'::text[] NOT NULL,
	"city" text,
	"state" text,
	"zone" text NOT NULL,
	"website" text,
	"phone" text,
	"notes" text DEFAULT '' NOT NULL,
	"off_limits_at" timestamp with time zone,
	"off_limits_reason" text,
	"owner_id" uuid,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clients_state" CHECK ("state" in ('AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'VI', 'WA', 'WV', 'WI', 'WY', 'GU')),
	CONSTRAINT "clients_sectors" CHECK ("sectors" <@ array['healthcare', 'life_science', 'k12', 'higher_ed', 'multifamily', 'hospitality', 'commercial', 'retail', 'industrial', 'semiconductor', 'data_center', 'aviation', 'highway', 'rail', 'ports', 'water', 'power', 'renewables', 'oil_gas', 'federal', 'corrections', 'civic', 'sports', 'religious', 'historic']::text[])
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"client_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text DEFAULT 'hiring_manager' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"main" boolean DEFAULT false NOT NULL,
	"prefers_phone" boolean DEFAULT false NOT NULL,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contacts_kind" CHECK ("kind" in ('hiring_manager', 'hr', 'other'))
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"verdict" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"notes" jsonb DEFAULT '[]' NOT NULL,
	"person_id" uuid,
	CONSTRAINT "import_rows_verdict_word" CHECK ("verdict" in ('pending', 'created', 'updated', 'unchanged', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"file_name" text NOT NULL,
	"file" bytea NOT NULL,
	"columns" jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}' NOT NULL,
	"known_rows" text DEFAULT 'fill' NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"done_count" integer DEFAULT 0 NOT NULL,
	"error" text,
	"by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_state" CHECK ("state" in ('uploaded', 'mapped', 'running', 'done', 'failed', 'undone')),
	CONSTRAINT "imports_known_rows" CHECK ("known_rows" in ('update', 'fill', 'skip'))
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"provider_id" text NOT NULL,
	"message_id" uuid,
	"person_id" uuid,
	"touch_id" uuid,
	"from_address" text NOT NULL,
	"subject" text NOT NULL,
	"text_body" text NOT NULL,
	"fresh_text" text NOT NULL,
	"html" text,
	"headers" jsonb DEFAULT '{}' NOT NULL,
	"auto" boolean DEFAULT false NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"recruiter_id" uuid,
	"handled_at" timestamp with time zone,
	"handled_by" uuid
);
--> statement-breakpoint
CREATE TABLE "sender_state" (
	"name" text PRIMARY KEY,
	"blocked_until" timestamp with time zone,
	"reason" text,
	"tokens" double precision,
	"refilled_at" timestamp with time zone,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"svix_id" text PRIMARY KEY,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debriefs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"interview_id" uuid NOT NULL,
	"side" text NOT NULL,
	"verdict" text,
	"would_submit_again" text,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	CONSTRAINT "debriefs_side" CHECK ("side" in ('candidate', 'client')),
	CONSTRAINT "debriefs_verdict" CHECK ("verdict" in ('yes', 'maybe', 'no')),
	CONSTRAINT "debriefs_would_submit" CHECK ("would_submit_again" in ('yes', 'maybe', 'no'))
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"contact_id" uuid,
	"round" integer NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"thank_you_noted_at" timestamp with time zone,
	"by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interviews_hours" CHECK ("ends_at" > "starts_at"),
	CONSTRAINT "interviews_kind" CHECK ("kind" in ('phone', 'video', 'onsite', 'panel', 'final')),
	CONSTRAINT "interviews_state" CHECK ("state" in ('scheduled', 'canceled', 'no_show'))
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"message_id" uuid NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"svix_id" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"outreach_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"purpose" text NOT NULL,
	"process_subject" text,
	"position_id" uuid,
	"candidacy_id" uuid,
	"reopening_id" uuid,
	"by" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"reason" text,
	"send_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"from_address" text NOT NULL,
	"reply_to" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text_body" text NOT NULL,
	"headers" jsonb DEFAULT '{}' NOT NULL,
	"idempotency_key" text NOT NULL,
	"reply_token" text NOT NULL,
	"answer_token" text NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"last_error" text,
	"provider_id" text,
	"provider_message_id" text,
	"accepted_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"replied_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_purpose" CHECK ("purpose" in ('check_in', 'free', 'position', 'back_open', 'process', 'client_check_in', 'answer')),
	CONSTRAINT "messages_process_subject" CHECK ("process_subject" in ('right_to_represent', 'documents', 'interview', 'thanks', 'standing', 'offer', 'start', 'assignment', 'not_selected')),
	CONSTRAINT "messages_state" CHECK ("state" in ('draft', 'queued', 'claimed', 'accepted', 'delivered', 'bounced', 'complained', 'cancelled', 'failed', 'needs_human')),
	CONSTRAINT "messages_back_open" CHECK ("purpose" <> 'back_open' or "reopening_id" is not null),
	CONSTRAINT "messages_claimed" CHECK ("state" <> 'claimed' or "lease_until" is not null),
	CONSTRAINT "messages_ended_why" CHECK ("state" not in ('cancelled', 'failed', 'needs_human') or "reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "outreaches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"template_version_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"position_id" uuid,
	"reopening_id" uuid,
	"override_reason" text,
	"press_key" uuid NOT NULL,
	"by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outreaches_purpose" CHECK ("purpose" in ('check_in', 'free', 'position', 'back_open', 'process', 'client_check_in', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"first_person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"override_reason" text,
	"override_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slots_state" CHECK ("state" in ('planned', 'gone', 'released')),
	CONSTRAINT "slots_range" CHECK ("until" > "at"),
	CONSTRAINT "slots_override" CHECK (("override_reason" is null) = ("override_by" is null))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"pay_cents" integer NOT NULL,
	"pay_unit" text NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"start_on" date,
	"extended_at" timestamp with time zone NOT NULL,
	"expires_on" date,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'extended' NOT NULL,
	"answered_at" timestamp with time zone,
	"decline_reason" text,
	"answer_note" text DEFAULT '' NOT NULL,
	"by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "offers_state" CHECK ("state" in ('extended', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "offers_pay_unit" CHECK ("pay_unit" in ('hour', 'year')),
	CONSTRAINT "offers_decline" CHECK ("decline_reason" in ('pay', 'site', 'schedule', 'counter_offer', 'other_offer', 'family', 'role', 'other')),
	CONSTRAINT "offers_answered" CHECK (("state" = 'extended') = ("answered_at" is null)),
	CONSTRAINT "offers_declined" CHECK (("state" = 'declined') = ("decline_reason" is not null)),
	CONSTRAINT "offers_pay" CHECK ("pay_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"offer_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"state" text DEFAULT 'accepted' NOT NULL,
	"start_on" date,
	"ends_on" date,
	"guarantee_until" date,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "placements_state" CHECK ("state" in ('accepted', 'started', 'completed', 'fell_off')),
	CONSTRAINT "placements_ended" CHECK (("state" in ('completed', 'fell_off')) = ("ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"candidacy_id" uuid,
	"filled_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "openings_state" CHECK ("state" in ('open', 'filled', 'closed')),
	CONSTRAINT "openings_filled" CHECK (("state" = 'filled') = ("candidacy_id" is not null) and ("state" = 'filled') = ("filled_at" is not null)),
	CONSTRAINT "openings_closed" CHECK (("state" = 'closed') = ("closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reopenings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"candidacy_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"reason" text,
	"undone_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "reopenings_kind" CHECK ("kind" in ('offer_declined', 'fell_off', 'hold_lifted', 'opening_added', 'order_reissued'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"first_name" text NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"merged_into_id" uuid,
	"unmerged_id" uuid GENERATED ALWAYS AS (case when merged_into_id is null then id end) STORED CONSTRAINT "people_unmerged" UNIQUE,
	"erased_at" timestamp with time zone,
	"city" text,
	"state" text,
	"zip" text,
	"zone" text NOT NULL,
	"do_not_contact_at" timestamp with time zone,
	"do_not_contact_by" uuid,
	"do_not_contact_reason" text,
	"linkedin_url" text,
	"search_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_name" CHECK (btrim("first_name" || "last_name") <> ''),
	CONSTRAINT "people_state" CHECK ("state" in ('AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'VI', 'WA', 'WV', 'WI', 'WY', 'GU')),
	CONSTRAINT "people_do_not_contact" CHECK (("do_not_contact_at" is null) = ("do_not_contact_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "person_activity" (
	"person_id" uuid PRIMARY KEY,
	"last_touch_at" timestamp with time zone DEFAULT 'epoch' NOT NULL,
	"last_conversation_at" timestamp with time zone,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"resting_since" timestamp with time zone,
	"email_from" timestamp with time zone,
	"paused_until" timestamp with time zone,
	"in_process_until" timestamp with time zone,
	"opted_out_at" timestamp with time zone,
	"reachable" boolean DEFAULT false NOT NULL,
	"on_assignment_until" date
);
--> statement-breakpoint
CREATE TABLE "person_emails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"primary" boolean DEFAULT false NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_emails_normal" CHECK ("address" = lower(btrim("address")) and "address" like '%_@_%')
);
--> statement-breakpoint
CREATE TABLE "person_phones" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"raw" text NOT NULL,
	"e164" text,
	"kind" text DEFAULT 'mobile' NOT NULL,
	"primary" boolean DEFAULT false NOT NULL,
	"wrong_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_phones_kind" CHECK ("kind" in ('mobile', 'work', 'home', 'other'))
);
--> statement-breakpoint
CREATE TABLE "position_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"reason" text,
	CONSTRAINT "position_changes_kind" CHECK ("kind" in ('opened', 'held', 'hold_lifted', 'closed', 'reissued'))
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"client_id" uuid NOT NULL,
	"contact_id" uuid,
	"req_number" text,
	"title" text NOT NULL,
	"discipline" text NOT NULL,
	"level" text NOT NULL,
	"sector" text,
	"software" text[] DEFAULT '{}'::text[] NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"zip" text,
	"zone" text NOT NULL,
	"blind_description" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"term" text DEFAULT 'direct_hire' NOT NULL,
	"pay_min_cents" integer,
	"pay_max_cents" integer,
	"pay_unit" text,
	"currency" text DEFAULT 'USD' NOT NULL,
	"required_license" text,
	"start_on" date,
	"guarantee_days" integer DEFAULT 90 NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"owner_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "positions_discipline" CHECK ("discipline" in ('architecture', 'interiors', 'landscape', 'planning', 'structural', 'civil', 'geotech', 'transportation', 'bridge', 'rail', 'water', 'environmental', 'mechanical', 'plumbing', 'electrical', 'fire_protection', 'low_voltage', 'lighting', 'acoustics', 'envelope', 'survey', 'commissioning', 'estimating', 'scheduling', 'vdc_bim', 'inspection', 'owners_rep', 'field_supervision', 'safety')),
	CONSTRAINT "positions_level" CHECK ("level" in ('intern', 'junior', 'intermediate', 'senior', 'lead', 'principal')),
	CONSTRAINT "positions_sector" CHECK ("sector" in ('healthcare', 'life_science', 'k12', 'higher_ed', 'multifamily', 'hospitality', 'commercial', 'retail', 'industrial', 'semiconductor', 'data_center', 'aviation', 'highway', 'rail', 'ports', 'water', 'power', 'renewables', 'oil_gas', 'federal', 'corrections', 'civic', 'sports', 'religious', 'historic')),
	CONSTRAINT "positions_software" CHECK ("software" <@ array['revit', 'autocad', 'civil_3d', 'microstation', 'openroads', 'navisworks', 'bluebeam', 'procore', 'acc', 'primavera_p6', 'ms_project', 'hcss', 'sage_300', 'on_screen_takeoff', 'etabs', 'sap2000', 'risa', 'ram', 'staad', 'tekla', 'hec_ras', 'stormcad', 'trace', 'hap', 'skm', 'etap', 'rhino', 'enscape', 'newforma', 'deltek']::text[]),
	CONSTRAINT "positions_state" CHECK ("state" in ('AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'VI', 'WA', 'WV', 'WI', 'WY', 'GU')),
	CONSTRAINT "positions_term" CHECK ("term" in ('direct_hire', 'contract', 'contract_to_hire')),
	CONSTRAINT "positions_pay_unit" CHECK ("pay_unit" in ('hour', 'year')),
	CONSTRAINT "positions_license" CHECK ("required_license" in ('EIT', 'PE', 'SE', 'GE', 'PLS', 'LSIT', 'ARE', 'RA', 'NCIDQ', 'PLA', 'AICP', 'OSHA_10', 'OSHA_30', 'CHST', 'CSP', 'CCM', 'PMP', 'DBIA', 'CPE', 'CxA', 'NICET', 'CWI', 'ACI', 'LEED_GA', 'LEED_AP', 'WELL_AP', 'ENV_SP')),
	CONSTRAINT "positions_status" CHECK ("status" in ('open', 'held', 'closed')),
	CONSTRAINT "positions_pay" CHECK ("pay_max_cents" >= "pay_min_cents"),
	CONSTRAINT "positions_guarantee" CHECK ("guarantee_days" >= 0)
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"position_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"contact_id" uuid,
	"due_on" date NOT NULL,
	"zone" text NOT NULL,
	"set_by_us" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp with time zone,
	"by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "promises_kind" CHECK ("kind" in ('theirs', 'ours')),
	CONSTRAINT "promises_state" CHECK ("state" in ('open', 'kept', 'broken', 'moved')),
	CONSTRAINT "promises_settled" CHECK (("state" = 'open') = ("settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY,
	"window_starts_at" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recruiters" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"zone" text DEFAULT 'America/New_York' NOT NULL,
	"phone" text,
	"password_hash" text,
	"deactivated_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recruiters_role" CHECK ("role" in ('admin', 'manager', 'recruiter', 'viewer')),
	CONSTRAINT "recruiters_email_normal" CHECK ("email" = lower(btrim("email")) and "email" like '%_@_%')
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"recruiter_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"on" date PRIMARY KEY,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"only" boolean PRIMARY KEY DEFAULT true,
	"firm_name" text NOT NULL,
	"postal_address" text NOT NULL,
	"zone" text NOT NULL,
	"mail_domain" text NOT NULL,
	"manners" jsonb DEFAULT '{}' NOT NULL,
	"sending_paused_at" timestamp with time zone,
	"sending_paused_by" uuid,
	"sending_paused_reason" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "settings_only_row" CHECK ("only")
);
--> statement-breakpoint
CREATE TABLE "submittals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"contact_id" uuid,
	"submitted_on" date NOT NULL,
	"right_to_represent_on" date,
	"pay_cents" integer,
	"pay_unit" text,
	"bill_cents" integer,
	"note" text DEFAULT '' NOT NULL,
	"by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submittals_pay_unit" CHECK ("pay_unit" in ('hour', 'year'))
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message_id" uuid,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lifted_reason" text,
	CONSTRAINT "opt_outs_reason" CHECK ("reason" in ('unsubscribed', 'complained', 'hard_bounce', 'manual')),
	CONSTRAINT "opt_outs_lifted" CHECK (("lifted_at" is null) = ("lifted_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"reason" text NOT NULL,
	"by" uuid,
	"message_id" uuid,
	CONSTRAINT "pauses_kind" CHECK ("kind" in ('not_now', 'auto_reply', 'rest_lifted'))
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"address" text,
	"address_hash" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"message_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lifted_reason" text,
	CONSTRAINT "suppressions_reason" CHECK ("reason" in ('unsubscribed', 'complained', 'hard_bounce', 'manual')),
	CONSTRAINT "suppressions_lifted" CHECK (("lifted_at" is null) = ("lifted_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"current" boolean DEFAULT true NOT NULL,
	"by" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"process_subject" text,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "templates_purpose" CHECK ("purpose" in ('check_in', 'free', 'position', 'back_open', 'process', 'client_check_in', 'answer')),
	CONSTRAINT "templates_process_subject" CHECK ("process_subject" in ('right_to_represent', 'documents', 'interview', 'thanks', 'standing', 'offer', 'start', 'assignment', 'not_selected'))
);
--> statement-breakpoint
CREATE TABLE "snoozes" (
	"recruiter_id" uuid,
	"kind" text,
	"subject_id" uuid,
	"until" timestamp with time zone NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "snoozes_pkey" PRIMARY KEY("recruiter_id","kind","subject_id"),
	CONSTRAINT "snoozes_kind" CHECK ("kind" in ('reply', 'back_open', 'offer_out', 'interview_today', 'debrief', 'decision_passed', 'answer_owed', 'callback'))
);
--> statement-breakpoint
CREATE TABLE "top_of_mind_lists" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"reopening_id" uuid,
	"inputs" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"not_listed" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"recruiter_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"position_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_touch_id" uuid,
	"canceled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"direction" text NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recruiter_id" uuid,
	"position_id" uuid,
	"candidacy_id" uuid,
	"message_id" uuid,
	"attempt" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "touches_kind" CHECK ("kind" in ('call', 'voicemail', 'text', 'email', 'linkedin', 'meeting')),
	CONSTRAINT "touches_direction" CHECK ("direction" in ('out', 'in')),
	CONSTRAINT "touches_outcome" CHECK ("outcome" in ('spoke', 'left_voicemail', 'no_answer', 'wrong_number', 'sent', 'replied', 'auto_reply'))
);
--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" ("noun","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_pair" ON "candidacies" ("position_id","candidate_id") WHERE "superseded_by_id" is null;--> statement-breakpoint
CREATE INDEX "candidacies_candidate" ON "candidacies" ("candidate_id");--> statement-breakpoint
CREATE INDEX "candidacies_board" ON "candidacies" ("position_id","stage","stage_at") WHERE "closed_at" is null;--> statement-breakpoint
CREATE INDEX "candidacies_finalists" ON "candidacies" ("position_id") WHERE "furthest" in ('interview', 'offer', 'accepted', 'placed') or "runner_up";--> statement-breakpoint
CREATE UNIQUE INDEX "close_outs_live" ON "close_outs" ("candidacy_id") WHERE "undone_at" is null;--> statement-breakpoint
CREATE INDEX "close_outs_owed" ON "close_outs" ("at") WHERE "told_at" is null and "undone_at" is null;--> statement-breakpoint
CREATE INDEX "stage_moves_candidacy" ON "stage_moves" ("candidacy_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_moves_undone_once" ON "stage_moves" ("undoes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidates_person" ON "candidates" ("person_id");--> statement-breakpoint
CREATE INDEX "candidates_discipline_level" ON "candidates" ("discipline","level");--> statement-breakpoint
CREATE INDEX "candidates_owner" ON "candidates" ("owner_id");--> statement-breakpoint
CREATE INDEX "candidates_available" ON "candidates" ("available_on");--> statement-breakpoint
CREATE INDEX "candidates_updated" ON "candidates" ("updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "licenses_one" ON "licenses" ("candidate_id","type",coalesce("state", ''),coalesce("discipline", ''));--> statement-breakpoint
CREATE INDEX "licenses_type_state" ON "licenses" ("type","state","candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_name" ON "clients" (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_pair" ON "contacts" ("client_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_main" ON "contacts" ("client_id") WHERE "main";--> statement-breakpoint
CREATE INDEX "contacts_person" ON "contacts" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_rows_line" ON "import_rows" ("import_id","line");--> statement-breakpoint
CREATE INDEX "import_rows_verdict" ON "import_rows" ("import_id","verdict","line");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "replies_provider" ON "replies" ("provider_id");--> statement-breakpoint
CREATE INDEX "replies_person" ON "replies" ("person_id","received_at");--> statement-breakpoint
CREATE INDEX "replies_open" ON "replies" ("received_at") WHERE "handled_at" is null and not "auto";--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" ("received_at") WHERE "applied_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "debriefs_once_a_side" ON "debriefs" ("interview_id","side");--> statement-breakpoint
CREATE INDEX "interviews_candidacy" ON "interviews" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "interviews_ends" ON "interviews" ("ends_at") WHERE "state" = 'scheduled';--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_round" ON "interviews" ("candidacy_id","round") WHERE "state" <> 'canceled';--> statement-breakpoint
CREATE INDEX "message_events_message" ON "message_events" ("message_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_events_once" ON "message_events" ("message_id","svix_id");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" ("send_at") WHERE "state" in ('queued', 'claimed');--> statement-breakpoint
CREATE INDEX "messages_person" ON "messages" ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_outreach" ON "messages" ("outreach_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_reply_token" ON "messages" ("reply_token");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_answer_token" ON "messages" ("answer_token");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_provider" ON "messages" ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_key" ON "messages" ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_back_open_once" ON "messages" ("person_id","reopening_id") WHERE "purpose" = 'back_open' and "state" not in ('cancelled', 'failed', 'bounced');--> statement-breakpoint
CREATE UNIQUE INDEX "outreaches_press" ON "outreaches" ("press_key");--> statement-breakpoint
CREATE INDEX "outreaches_created" ON "outreaches" ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_message" ON "slots" ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_planned" ON "slots" ("person_id") WHERE "state" = 'planned';--> statement-breakpoint
CREATE INDEX "slots_person" ON "slots" ("person_id","until");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_live_candidacy" ON "offers" ("candidacy_id") WHERE "state" in ('extended', 'accepted');--> statement-breakpoint
CREATE UNIQUE INDEX "offers_live_opening" ON "offers" ("opening_id") WHERE "state" in ('extended', 'accepted');--> statement-breakpoint
CREATE INDEX "offers_candidacy" ON "offers" ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_offer" ON "placements" ("offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_live_opening" ON "placements" ("opening_id") WHERE "state" in ('accepted', 'started');--> statement-breakpoint
CREATE INDEX "placements_candidacy" ON "placements" ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "openings_number" ON "openings" ("position_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "openings_candidacy" ON "openings" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "reopenings_position" ON "reopenings" ("position_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reopenings_live" ON "reopenings" ("opening_id") WHERE "undone_at" is null and "settled_at" is null;--> statement-breakpoint
CREATE INDEX "reopenings_due" ON "reopenings" ("at") WHERE "undone_at" is null and "settled_at" is null;--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_name_order" ON "people" ("last_name","first_name","id");--> statement-breakpoint
CREATE INDEX "person_activity_last_touch" ON "person_activity" ("last_touch_at","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_emails_address" ON "person_emails" ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "person_emails_primary" ON "person_emails" ("person_id") WHERE "primary";--> statement-breakpoint
CREATE INDEX "person_emails_person" ON "person_emails" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phones_number" ON "person_phones" ("person_id","raw");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phones_primary" ON "person_phones" ("person_id") WHERE "primary";--> statement-breakpoint
CREATE INDEX "person_phones_e164" ON "person_phones" ("e164");--> statement-breakpoint
CREATE INDEX "position_changes_position" ON "position_changes" ("position_id","at");--> statement-breakpoint
CREATE INDEX "positions_client" ON "positions" ("client_id");--> statement-breakpoint
CREATE INDEX "positions_owner" ON "positions" ("owner_id","status");--> statement-breakpoint
CREATE INDEX "positions_similar" ON "positions" ("discipline","level");--> statement-breakpoint
CREATE INDEX "positions_opened" ON "positions" ("opened_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "positions_req_number" ON "positions" ("client_id","req_number");--> statement-breakpoint
CREATE UNIQUE INDEX "promises_open" ON "promises" ("candidacy_id","kind") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "promises_due" ON "promises" ("due_on") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "promises_position" ON "promises" ("position_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recruiters_email" ON "recruiters" ("email");--> statement-breakpoint
CREATE INDEX "sessions_recruiter" ON "sessions" ("recruiter_id");--> statement-breakpoint
CREATE INDEX "submittals_candidacy" ON "submittals" ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submittals_once_a_day" ON "submittals" ("candidacy_id","submitted_on");--> statement-breakpoint
CREATE UNIQUE INDEX "opt_outs_live" ON "opt_outs" ("person_id") WHERE "lifted_at" is null;--> statement-breakpoint
CREATE INDEX "pauses_person" ON "pauses" ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_live" ON "suppressions" ("address_hash","reason") WHERE "lifted_at" is null;--> statement-breakpoint
CREATE INDEX "suppressions_address" ON "suppressions" ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_number" ON "template_versions" ("template_id","version");--> statement-breakpoint
CREATE INDEX "template_versions_current" ON "template_versions" ("template_id","current");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name" ON "templates" ("name");--> statement-breakpoint
CREATE INDEX "top_of_mind_lists_position" ON "top_of_mind_lists" ("position_id","at");--> statement-breakpoint
CREATE INDEX "callbacks_person" ON "callbacks" ("person_id");--> statement-breakpoint
CREATE INDEX "callbacks_due" ON "callbacks" ("recruiter_id","due_at") WHERE "settled_at" is null and "canceled_at" is null;--> statement-breakpoint
CREATE INDEX "touches_person" ON "touches" ("person_id","at");--> statement-breakpoint
CREATE INDEX "touches_candidacy" ON "touches" ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "touches_message" ON "touches" ("message_id") WHERE "direction" = 'out';--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_candidate_id_candidates_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidates"("id");--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_superseded_by_id_candidacies_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_added_by_recruiters_id_fkey" FOREIGN KEY ("added_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_told_by_recruiters_id_fkey" FOREIGN KEY ("told_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_undone_by_recruiters_id_fkey" FOREIGN KEY ("undone_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_undoes_id_stage_moves_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "stage_moves"("id");--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_owner_id_recruiters_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_candidate_id_candidates_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidates"("id");--> statement-breakpoint
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_verified_by_recruiters_id_fkey" FOREIGN KEY ("verified_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_owner_id_recruiters_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id");--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id");--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_touch_id_touches_id_fkey" FOREIGN KEY ("touch_id") REFERENCES "touches"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_handled_by_recruiters_id_fkey" FOREIGN KEY ("handled_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_interview_id_interviews_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id");--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_outreach_id_outreaches_id_fkey" FOREIGN KEY ("outreach_id") REFERENCES "outreaches"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_reopening_id_reopenings_id_fkey" FOREIGN KEY ("reopening_id") REFERENCES "reopenings"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_template_version_id_template_versions_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "template_versions"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_reopening_id_reopenings_id_fkey" FOREIGN KEY ("reopening_id") REFERENCES "reopenings"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_person_id_people_unmerged_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("unmerged_id");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_first_person_id_people_id_fkey" FOREIGN KEY ("first_person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_override_by_recruiters_id_fkey" FOREIGN KEY ("override_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_opening_id_openings_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "openings"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_offer_id_offers_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_opening_id_openings_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "openings"("id");--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_opening_id_openings_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "openings"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_merged_into_id_people_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_do_not_contact_by_recruiters_id_fkey" FOREIGN KEY ("do_not_contact_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "person_activity" ADD CONSTRAINT "person_activity_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_emails" ADD CONSTRAINT "person_emails_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_phones" ADD CONSTRAINT "person_phones_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "position_changes" ADD CONSTRAINT "position_changes_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "position_changes" ADD CONSTRAINT "position_changes_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_client_id_clients_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id");--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_owner_id_recruiters_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_sending_paused_by_recruiters_id_fkey" FOREIGN KEY ("sending_paused_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_lifted_by_recruiters_id_fkey" FOREIGN KEY ("lifted_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_lifted_by_recruiters_id_fkey" FOREIGN KEY ("lifted_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id");--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_lists" ADD CONSTRAINT "top_of_mind_lists_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_lists" ADD CONSTRAINT "top_of_mind_lists_reopening_id_reopenings_id_fkey" FOREIGN KEY ("reopening_id") REFERENCES "reopenings"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_lists" ADD CONSTRAINT "top_of_mind_lists_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_created_by_recruiters_id_fkey" FOREIGN KEY ("created_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_settled_by_touch_id_touches_id_fkey" FOREIGN KEY ("settled_by_touch_id") REFERENCES "touches"("id");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");