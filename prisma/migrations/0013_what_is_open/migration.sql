-- AlterTable
ALTER TABLE "lead_contact" ADD COLUMN     "open" BOOLEAN NOT NULL DEFAULT true;

-- What is closed already.
UPDATE "lead_contact" SET "open" = false
FROM "lead" JOIN "signal" ON "signal"."id" = "lead"."signal_id"
WHERE "lead"."id" = "lead_contact"."lead_id" AND "signal"."status" IN ('closed', 'merged');

-- Whoever closes or opens a signal, an older version as well, says it of those who lead it.
CREATE FUNCTION signal_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "lead_contact" SET "open" = NEW."status" NOT IN ('closed', 'merged')
  FROM "lead" WHERE "lead"."signal_id" = NEW."id" AND "lead"."id" = "lead_contact"."lead_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "signal_opened" AFTER UPDATE OF "status" ON "signal" FOR EACH ROW
WHEN ((OLD."status" IN ('closed', 'merged')) <> (NEW."status" IN ('closed', 'merged')))
EXECUTE FUNCTION signal_opened();

-- Lists in their order. Building one lets nobody write to its table meanwhile: seconds, at a million rows.
CREATE INDEX "signal_partnership_id_raised_at_reference_idx" ON "signal"("partnership_id", "raised_at", "reference");
CREATE INDEX "signal_raised_by_id_raised_at_reference_idx" ON "signal"("raised_by_id", "raised_at", "reference");
CREATE INDEX "signal_open_idx" ON "signal"("partnership_id", "raised_at", "reference")
WHERE ("status" IN ('raised', 'acknowledged', 'led', 'weighed'));
CREATE INDEX "signal_merged_into_idx" ON "signal"("partnership_id", "merged_into") WHERE ("merged_into" IS NOT NULL);
CREATE INDEX "lead_contact_open_idx" ON "lead_contact"("member_id") WHERE ("open" AND "state" IN ('asked', 'accepted'));
CREATE INDEX "lead_contact_handover_idx" ON "lead_contact"("handover_to_id") WHERE ("handover_to_id" IS NOT NULL);
CREATE INDEX "step_open_idx" ON "step"("partnership_id", "due_at") WHERE ("state" = 'open');
CREATE INDEX "delivery_set_aside_idx" ON "delivery"("partnership_id", "state") WHERE ("state" IN ('parked', 'held'));
CREATE INDEX "delivery_dropped_idx" ON "delivery"("partnership_id", "settled_at") WHERE ("state" = 'dropped');
