-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "under" TEXT;

-- AlterTable
ALTER TABLE "room_message" ADD COLUMN     "thread_id" UUID;

-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "source_contact" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "source_kind" TEXT NOT NULL DEFAULT 'me';

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "signal_id" UUID NOT NULL,
    "told_by_id" UUID NOT NULL,
    "told_on" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feedback_signal_id_idx" ON "feedback"("signal_id");

-- CreateIndex
CREATE INDEX "room_message_thread_id_idx" ON "room_message"("thread_id");

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_told_by_id_fkey" FOREIGN KEY ("told_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
