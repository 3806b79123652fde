-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "close_agree_by" TIMESTAMPTZ(3),
ADD COLUMN     "due_acknowledge" TIMESTAMPTZ(3),
ADD COLUMN     "due_first_step" TIMESTAMPTZ(3),
ADD COLUMN     "due_lead" TIMESTAMPTZ(3),
ADD COLUMN     "links" TEXT[],
ADD COLUMN     "merged_into" TEXT,
ADD COLUMN     "more_by_id" UUID,
ADD COLUMN     "more_until" TIMESTAMPTZ(3),
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "outcome_agree_by" TIMESTAMPTZ(3);

-- Signals from before count from when they were raised, without office hours.
UPDATE "signal" SET
  "due_acknowledge" = "raised_at" + INTERVAL '1 day',
  "due_lead" = "acknowledged_at" + INTERVAL '1 day',
  "due_first_step" = "raised_at" + INTERVAL '7 days',
  "links" = '{}';
ALTER TABLE "signal" ALTER COLUMN "due_acknowledge" SET NOT NULL,
ALTER COLUMN "due_first_step" SET NOT NULL;

-- CreateTable
CREATE TABLE "signal_deed" (
    "signal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signal_deed_pkey" PRIMARY KEY ("signal_id","kind")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "signal_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "suggested" TEXT NOT NULL,
    "chosen_by_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "accept_by" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_contact" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "handover_to_id" UUID,
    "outgoing_at" TIMESTAMPTZ(3),
    "incoming_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "partnership_id" UUID NOT NULL,
    "signal_id" UUID,
    "what" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "postponed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "signal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "about_id" UUID,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocol" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_at" TIMESTAMPTZ(3),

    CONSTRAINT "protocol_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocol_signature" (
    "protocol_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "protocol_signature_pkey" PRIMARY KEY ("protocol_id","side")
);

-- CreateTable
CREATE TABLE "protocol_reading" (
    "protocol_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "protocol_reading_pkey" PRIMARY KEY ("protocol_id","member_id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "member_id" TEXT NOT NULL DEFAULT '',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "snoozes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_setting" (
    "member_id" UUID NOT NULL,
    "digest_at" TEXT,

    CONSTRAINT "member_setting_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "file_offer" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "partnership_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lead_signal_id_idx" ON "lead"("signal_id");

-- CreateIndex
CREATE INDEX "lead_contact_lead_id_idx" ON "lead_contact"("lead_id");

-- CreateIndex
CREATE INDEX "lead_contact_member_id_state_idx" ON "lead_contact"("member_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "step_order_key" ON "step"("order");

-- CreateIndex
CREATE INDEX "step_signal_id_idx" ON "step"("signal_id");

-- CreateIndex
CREATE INDEX "step_owner_id_state_idx" ON "step"("owner_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "note_order_key" ON "note"("order");

-- CreateIndex
CREATE INDEX "note_signal_id_idx" ON "note"("signal_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_partnership_id_number_key" ON "protocol"("partnership_id", "number");

-- CreateIndex
CREATE INDEX "reminder_state_due_at_idx" ON "reminder"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_kind_record_id_subject_occasion_member_id_key" ON "reminder"("kind", "record_id", "subject", "occasion", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "file_offer_token_hash_key" ON "file_offer"("token_hash");

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_more_by_id_fkey" FOREIGN KEY ("more_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal_deed" ADD CONSTRAINT "signal_deed_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal_deed" ADD CONSTRAINT "signal_deed_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_chosen_by_id_fkey" FOREIGN KEY ("chosen_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_contact" ADD CONSTRAINT "lead_contact_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_contact" ADD CONSTRAINT "lead_contact_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_contact" ADD CONSTRAINT "lead_contact_handover_to_id_fkey" FOREIGN KEY ("handover_to_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol" ADD CONSTRAINT "protocol_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol" ADD CONSTRAINT "protocol_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_signature" ADD CONSTRAINT "protocol_signature_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocol"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_signature" ADD CONSTRAINT "protocol_signature_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_reading" ADD CONSTRAINT "protocol_reading_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocol"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_reading" ADD CONSTRAINT "protocol_reading_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
