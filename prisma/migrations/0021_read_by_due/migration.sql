-- Who is of an organisation, or of a side: read from the index alone, however many people there are.
CREATE INDEX "member_organisation_id_id_idx" ON "member"("organisation_id", "id");

-- What one leads or is asked to lead, with the signal that it is: no lead is looked up for it.
CREATE INDEX "lead_contact_own_idx" ON "lead_contact"("member_id", "state", "signal_id")
WHERE ("open" AND "state" IN ('asked', 'accepted'));
DROP INDEX "lead_contact_open_idx";

-- What waits for a side, in the order in which it is due: whoever shows the first of it stops there. Building one lets
-- nobody write to its table meanwhile: seconds, at a million rows.
CREATE INDEX "signal_to_acknowledge_idx" ON "signal"("partnership_id", "due_acknowledge") WHERE ("status" = 'raised');
CREATE INDEX "signal_to_agree_by_idx" ON "signal"("partnership_id", (coalesce("close_agree_by", "outcome_agree_by")))
WHERE ("outcome" IS NOT NULL AND "status" IN ('acknowledged', 'led', 'weighed'));
DROP INDEX "signal_to_agree_idx";
