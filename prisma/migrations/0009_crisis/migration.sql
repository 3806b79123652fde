-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "crisis_unit" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "groups" TEXT[] DEFAULT ARRAY['joint_channels']::TEXT[],
ADD COLUMN     "language" TEXT,
ADD COLUMN     "people" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "phone" TEXT;

-- CreateTable
CREATE TABLE "crisis_unit" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "exercise" BOOLEAN NOT NULL,
    "report" JSONB NOT NULL,
    "signals" TEXT[],
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "sitrep_minutes" INTEGER NOT NULL,
    "sitrep_due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,

    CONSTRAINT "crisis_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_seat" (
    "unit_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "called_at" TIMESTAMPTZ(3),
    "in_at" TIMESTAMPTZ(3),

    CONSTRAINT "crisis_seat_pkey" PRIMARY KEY ("unit_id","side","place")
);

-- CreateTable
CREATE TABLE "crisis_closing" (
    "unit_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_closing_pkey" PRIMARY KEY ("unit_id","side")
);

-- CreateTable
CREATE TABLE "crisis_sitrep" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_sitrep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_message" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "follows_id" UUID,
    "template" TEXT NOT NULL,
    "lines" TEXT NOT NULL DEFAULT '',
    "answers" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "crisis_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_version" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "crisis_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_signature" (
    "version_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_signature_pkey" PRIMARY KEY ("version_id","side")
);

-- CreateTable
CREATE TABLE "crisis_comment" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_voice" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "member_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "crisis_voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "briefing_receipt" (
    "voice_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "briefing_receipt_pkey" PRIMARY KEY ("voice_id","version_id")
);

-- CreateTable
CREATE TABLE "crisis_template" (
    "partnership_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "frame" JSONB NOT NULL,
    "lines" TEXT NOT NULL DEFAULT '',
    "answers" TEXT NOT NULL DEFAULT '',
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_template_pkey" PRIMARY KEY ("partnership_id","key","language")
);

-- CreateTable
CREATE TABLE "crisis_push" (
    "version_id" UUID NOT NULL,
    "pushed_by_id" UUID NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_by_id" UUID,
    "stopped_at" TIMESTAMPTZ(3),
    "overtaken_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "crisis_push_pkey" PRIMARY KEY ("version_id")
);

-- CreateTable
CREATE TABLE "crisis_target" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "crisis_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crisis_unit_partnership_id_closed_at_idx" ON "crisis_unit"("partnership_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_unit_partnership_id_reference_key" ON "crisis_unit"("partnership_id", "reference");

-- CreateIndex
CREATE INDEX "crisis_seat_member_id_idx" ON "crisis_seat"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_sitrep_unit_id_number_key" ON "crisis_sitrep"("unit_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_message_unit_id_number_key" ON "crisis_message"("unit_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_version_message_id_number_key" ON "crisis_version"("message_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_signature_version_id_member_id_key" ON "crisis_signature"("version_id", "member_id");

-- CreateIndex
CREATE INDEX "crisis_comment_version_id_idx" ON "crisis_comment"("version_id");

-- CreateIndex
CREATE INDEX "crisis_voice_partnership_id_active_idx" ON "crisis_voice"("partnership_id", "active");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_target_version_id_key_key" ON "crisis_target"("version_id", "key");

-- AddForeignKey
ALTER TABLE "crisis_unit" ADD CONSTRAINT "crisis_unit_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_unit" ADD CONSTRAINT "crisis_unit_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_seat" ADD CONSTRAINT "crisis_seat_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "crisis_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_seat" ADD CONSTRAINT "crisis_seat_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_closing" ADD CONSTRAINT "crisis_closing_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "crisis_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_closing" ADD CONSTRAINT "crisis_closing_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_sitrep" ADD CONSTRAINT "crisis_sitrep_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "crisis_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_sitrep" ADD CONSTRAINT "crisis_sitrep_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_message" ADD CONSTRAINT "crisis_message_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "crisis_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_version" ADD CONSTRAINT "crisis_version_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "crisis_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_version" ADD CONSTRAINT "crisis_version_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_signature" ADD CONSTRAINT "crisis_signature_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "crisis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_signature" ADD CONSTRAINT "crisis_signature_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_comment" ADD CONSTRAINT "crisis_comment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "crisis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_comment" ADD CONSTRAINT "crisis_comment_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_voice" ADD CONSTRAINT "crisis_voice_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_voice" ADD CONSTRAINT "crisis_voice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing_receipt" ADD CONSTRAINT "briefing_receipt_voice_id_fkey" FOREIGN KEY ("voice_id") REFERENCES "crisis_voice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing_receipt" ADD CONSTRAINT "briefing_receipt_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "crisis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing_receipt" ADD CONSTRAINT "briefing_receipt_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_template" ADD CONSTRAINT "crisis_template_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_template" ADD CONSTRAINT "crisis_template_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_push" ADD CONSTRAINT "crisis_push_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "crisis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_push" ADD CONSTRAINT "crisis_push_overtaken_by_id_fkey" FOREIGN KEY ("overtaken_by_id") REFERENCES "crisis_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_push" ADD CONSTRAINT "crisis_push_pushed_by_id_fkey" FOREIGN KEY ("pushed_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_push" ADD CONSTRAINT "crisis_push_stopped_by_id_fkey" FOREIGN KEY ("stopped_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_target" ADD CONSTRAINT "crisis_target_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "crisis_push"("version_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_target" ADD CONSTRAINT "crisis_target_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
