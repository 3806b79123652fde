-- AlterTable
ALTER TABLE "step" ADD COLUMN     "point_id" UUID;

-- CreateTable
CREATE TABLE "liaison_series" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "rhythms" JSONB NOT NULL,
    "minutes" INTEGER NOT NULL,
    "chair_ids" TEXT[],
    "note_taker_id" UUID,
    "invited_ids" TEXT[],
    "quorum_police" INTEGER NOT NULL,
    "quorum_local_authority" INTEGER NOT NULL,
    "offsets" TEXT[],
    "template" TEXT[],
    "skipped_from" TEXT,
    "cancelled_from" TEXT,
    "computed_with" TEXT NOT NULL,
    "look_again_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "liaison_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "date" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "moved" BOOLEAN NOT NULL,
    "surprises" TEXT[],
    "sequence" INTEGER NOT NULL,
    "agenda_fixed_at" TIMESTAMPTZ(3),
    "attended_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_answer" (
    "meeting_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "deputy_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_answer_pkey" PRIMARY KEY ("meeting_id","member_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "meeting_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("meeting_id","member_id")
);

-- CreateTable
CREATE TABLE "series_change" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "series_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "moves" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "series_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_point" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "series_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "agenda_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minutes_approval" (
    "meeting_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_approval_pkey" PRIMARY KEY ("meeting_id","side")
);

-- CreateTable
CREATE TABLE "minutes_correction" (
    "id" UUID NOT NULL,
    "order" BIGSERIAL NOT NULL,
    "meeting_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "liaison_series_partnership_id_reference_key" ON "liaison_series"("partnership_id", "reference");

-- CreateIndex
CREATE INDEX "meeting_series_id_date_idx" ON "meeting"("series_id", "date");

-- CreateIndex
CREATE INDEX "meeting_partnership_id_ends_at_idx" ON "meeting"("partnership_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "series_change_order_key" ON "series_change"("order");

-- CreateIndex
CREATE INDEX "series_change_series_id_idx" ON "series_change"("series_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_point_order_key" ON "agenda_point"("order");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_point_meeting_id_source_key" ON "agenda_point"("meeting_id", "source");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_correction_order_key" ON "minutes_correction"("order");

-- CreateIndex
CREATE INDEX "minutes_correction_meeting_id_idx" ON "minutes_correction"("meeting_id");

-- CreateIndex
CREATE INDEX "step_point_id_idx" ON "step"("point_id");

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "agenda_point"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison_series" ADD CONSTRAINT "liaison_series_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison_series" ADD CONSTRAINT "liaison_series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison_series" ADD CONSTRAINT "liaison_series_note_taker_id_fkey" FOREIGN KEY ("note_taker_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "liaison_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_answer" ADD CONSTRAINT "meeting_answer_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_answer" ADD CONSTRAINT "meeting_answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_answer" ADD CONSTRAINT "meeting_answer_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_change" ADD CONSTRAINT "series_change_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "liaison_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_change" ADD CONSTRAINT "series_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "liaison_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
