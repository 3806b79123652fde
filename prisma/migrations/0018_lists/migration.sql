-- What belongs to a record is looked up by its id alone, for each record of a page: a hash finds it in one block, where a
-- tree is walked down anew each time, and deeper the more there is.
DROP INDEX "lead_signal_id_idx";
DROP INDEX "lead_contact_lead_id_idx";
DROP INDEX "step_signal_id_idx";
CREATE INDEX "lead_signal_id_idx" ON "lead" USING HASH ("signal_id");
CREATE INDEX "lead_contact_lead_id_idx" ON "lead_contact" USING HASH ("lead_id");
CREATE INDEX "step_signal_id_idx" ON "step" USING HASH ("signal_id");
CREATE INDEX "signal_deed_signal_id_idx" ON "signal_deed" USING HASH ("signal_id");
CREATE INDEX "signal_id_idx" ON "signal" USING HASH ("id");

-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "lead_mode" TEXT;

-- AlterTable
ALTER TABLE "lead_contact" ADD COLUMN     "signal_id" UUID;

-- Whoever chooses, changes or ends a lead, an older version as well, says it of its signal and of those who lead it.
CREATE FUNCTION signal_led() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  present TEXT := (SELECT "mode" FROM "lead" WHERE "signal_id" = NEW."signal_id" AND "ended_at" IS NULL LIMIT 1);
BEGIN
  UPDATE "signal" SET "lead_mode" = present WHERE "id" = NEW."signal_id" AND "lead_mode" IS DISTINCT FROM present;
  IF NEW."ended_at" IS NOT NULL THEN
    UPDATE "lead_contact" SET "open" = false WHERE "lead_id" = NEW."id" AND "open";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "lead_chosen" AFTER INSERT ON "lead" FOR EACH ROW EXECUTE FUNCTION signal_led();
CREATE TRIGGER "lead_changed" AFTER UPDATE OF "mode", "ended_at" ON "lead" FOR EACH ROW
WHEN (OLD."mode" <> NEW."mode" OR OLD."ended_at" IS DISTINCT FROM NEW."ended_at")
EXECUTE FUNCTION signal_led();

-- Older versions do not say it.
CREATE FUNCTION lead_contact_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "lead_contact" SET "signal_id" = "lead"."signal_id"
  FROM "lead" WHERE "lead"."id" = NEW."lead_id" AND "lead_contact"."id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "lead_contact_added" AFTER INSERT ON "lead_contact" FOR EACH ROW
WHEN (NEW."signal_id" IS NULL) EXECUTE FUNCTION lead_contact_of();

CREATE OR REPLACE FUNCTION signal_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "lead_contact" SET "open" = NEW."status" NOT IN ('closed', 'merged')
  FROM "lead" WHERE "lead"."signal_id" = NEW."id" AND "lead"."id" = "lead_contact"."lead_id" AND "lead"."ended_at" IS NULL;
  RETURN NULL;
END $$;

-- Filled once the triggers stand, so that nothing that an older version writes meanwhile is left out.
-- How it is led now.
UPDATE "signal" SET "lead_mode" = "lead"."mode"
FROM "lead" WHERE "lead"."signal_id" = "signal"."id" AND "lead"."ended_at" IS NULL;

-- Of which signal, and whether somebody still has something to do in it as its lead.
UPDATE "lead_contact" SET "signal_id" = "lead"."signal_id", "open" = "open" AND "lead"."ended_at" IS NULL
FROM "lead" WHERE "lead"."id" = "lead_contact"."lead_id";

-- Lists in their order.
CREATE INDEX "signal_open_lead_idx" ON "signal"("partnership_id", "lead_mode", "raised_at", "reference")
WHERE ("status" IN ('raised', 'acknowledged', 'led', 'weighed'));
CREATE INDEX "signal_open_own_idx" ON "signal"("raised_by_id", "raised_at", "reference")
WHERE ("status" IN ('raised', 'acknowledged', 'led', 'weighed'));
CREATE INDEX "signal_unled_idx" ON "signal"("partnership_id", "raised_at", "reference")
WHERE ("status" IN ('raised', 'acknowledged'));
CREATE INDEX "signal_weighing_idx" ON "signal"("partnership_id", "raised_at", "reference")
WHERE ("outcome" IS NOT NULL AND "status" IN ('acknowledged', 'led', 'weighed'));
