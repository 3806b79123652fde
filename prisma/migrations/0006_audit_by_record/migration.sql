-- DropIndex
DROP INDEX "audit_entry_model_record_id_idx";

-- CreateIndex
CREATE INDEX "audit_entry_record_id_idx" ON "audit_entry"("record_id");
