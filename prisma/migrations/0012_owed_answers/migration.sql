-- CreateTable
CREATE TABLE "owed_answer" (
    "id" UUID NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" JSONB NOT NULL,
    "sealed" JSONB NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "owed_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "owed_answer_asked_at_idx" ON "owed_answer"("asked_at");

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "former" TEXT[] DEFAULT ARRAY[]::TEXT[];
