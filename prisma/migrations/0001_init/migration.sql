-- CreateTable
CREATE TABLE "partnership" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "emergency_number" TEXT NOT NULL,
    "office_hours" JSONB NOT NULL,
    "holidays" TEXT[],
    "live" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "sector" TEXT,
    "slack_team_ids" TEXT[],
    "teams_tenant_ids" TEXT[],

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "language" TEXT NOT NULL,
    "time_zone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "exercise" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external" TEXT NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "partnership_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("partnership_id","series","year")
);

-- CreateTable
CREATE TABLE "business_key" (
    "partnership_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_key_pkey" PRIMARY KEY ("partnership_id","key")
);

-- CreateTable
CREATE TABLE "signal" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "categories" TEXT[],
    "urgency" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protected_text" (
    "model" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "envelope" JSONB NOT NULL,

    CONSTRAINT "protected_text_pkey" PRIMARY KEY ("model","record_id","field")
);

-- CreateTable
CREATE TABLE "data_key" (
    "model" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("model","record_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "partnership_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" UUID,
    "action" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "payload" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("partnership_id","number")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "partnership_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("partnership_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "partnership_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "card" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "conversation_id" UUID NOT NULL,
    "card" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("conversation_id","card","record_id")
);

-- CreateTable
CREATE TABLE "room_message" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "delivery_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "card" JSONB NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refused_attempt" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_attempt_pkey" PRIMARY KEY ("platform","tenant","user")
);

-- CreateIndex
CREATE UNIQUE INDEX "partnership_key_key" ON "partnership"("key");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_partnership_id_key_key" ON "organisation"("partnership_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "member_partnership_id_key_key" ON "member"("partnership_id", "key");

-- CreateIndex
CREATE INDEX "account_member_id_idx" ON "account"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_platform_tenant_user_member_id_key" ON "account"("platform", "tenant", "user", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_partnership_id_key_key" ON "channel"("partnership_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_platform_tenant_kind_external_key" ON "conversation"("platform", "tenant", "kind", "external");

-- CreateIndex
CREATE INDEX "signal_partnership_id_status_raised_at_idx" ON "signal"("partnership_id", "status", "raised_at");

-- CreateIndex
CREATE UNIQUE INDEX "signal_partnership_id_reference_key" ON "signal"("partnership_id", "reference");

-- CreateIndex
CREATE INDEX "data_key_master_key_id_idx" ON "data_key"("master_key_id");

-- CreateIndex
CREATE INDEX "audit_entry_model_record_id_idx" ON "audit_entry"("model", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_order_key" ON "delivery"("order");

-- CreateIndex
CREATE INDEX "delivery_conversation_id_state_order_idx" ON "delivery"("conversation_id", "state", "order");

-- CreateIndex
CREATE INDEX "delivery_state_due_at_idx" ON "delivery"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_conversation_id_card_record_id_revision_key" ON "delivery"("conversation_id", "card", "record_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "room_message_order_key" ON "room_message"("order");

-- CreateIndex
CREATE UNIQUE INDEX "room_message_delivery_id_key" ON "room_message"("delivery_id");

-- CreateIndex
CREATE INDEX "room_message_conversation_id_order_idx" ON "room_message"("conversation_id", "order");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_acknowledged_by_id_fkey" FOREIGN KEY ("acknowledged_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The audit log: one chain per partnership, over the canonical text of each entry.
-- The head is locked here and nowhere else, last in every transaction.
CREATE FUNCTION append_audit(
    p_partnership UUID, p_at TIMESTAMPTZ, p_member UUID,
    p_action TEXT, p_model TEXT, p_record UUID, p_payload TEXT
) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    head audit_head%ROWTYPE;
    next_hash TEXT;
BEGIN
    INSERT INTO audit_head (partnership_id, number, hash)
        VALUES (p_partnership, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM audit_head WHERE partnership_id = p_partnership FOR UPDATE;
    next_hash := encode(sha256(convert_to(
        head.hash || E'\n' || (head.number + 1)::TEXT || E'\n' || p_payload, 'UTF8')), 'hex');
    INSERT INTO audit_entry (partnership_id, number, at, member_id, action, model, record_id, payload, hash)
        VALUES (p_partnership, head.number + 1, p_at, p_member, p_action, p_model, p_record, p_payload, next_hash);
    UPDATE audit_head SET number = head.number + 1, hash = next_hash WHERE partnership_id = p_partnership;
    RETURN head.number + 1;
END $$;

-- What was logged stays as it was.
CREATE FUNCTION refuse_audit_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only.';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
