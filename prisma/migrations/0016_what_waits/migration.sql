-- What waits for somebody, by whom it waits for: each holds what is under way and nothing else. Building one lets nobody
-- write to its table meanwhile: seconds, at a million rows.
CREATE INDEX "signal_to_lead_idx" ON "signal"("acknowledged_by_id") WHERE ("status" = 'acknowledged');
CREATE INDEX "signal_to_agree_idx" ON "signal"("partnership_id")
WHERE ("outcome" IS NOT NULL AND "status" IN ('acknowledged', 'led', 'weighed'));
CREATE INDEX "lead_contact_declined_idx" ON "lead_contact"("lead_id") WHERE ("open" AND "state" = 'declined');

-- Reminders that could not be said at first, or at all. A query has to say that they are planned in the same words.
CREATE INDEX "reminder_held_idx" ON "reminder"("partnership_id", "kind")
WHERE ("state" = 'planned' AND "held_until" IS NOT NULL);
