-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "mended_by" TEXT,
ADD COLUMN     "owed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "parked_place" (
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "mended_by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "mended_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "parked_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "name" TEXT,
    "fault" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("platform","tenant")
);

-- CreateIndex
CREATE INDEX "parked_place_partnership_id_mended_at_idx" ON "parked_place"("partnership_id", "mended_at");

-- CreateIndex
CREATE UNIQUE INDEX "parked_place_conversation_id_partnership_id_reason_key" ON "parked_place"("conversation_id", "partnership_id", "reason");

-- AddForeignKey
ALTER TABLE "parked_place" ADD CONSTRAINT "parked_place_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What waits already was owed when it was due last.
UPDATE "delivery" SET "owed_at" = "due_at";

-- A message that was pushed and refused is left to a person from now on: it never leaves by itself.
UPDATE "delivery" SET "state" = 'held'
WHERE "state" = 'parked' AND "card" = 'crisis.push' AND "reason" NOT IN
  ('stopped', 'overtaken', 'closed', 'altered', 'not_signed', 'wrong_world', 'target_gone');

-- What was parked for a reason that nobody sorted comes out with the next thing that arrives there.
UPDATE "delivery" SET "mended_by" = CASE
  WHEN "reason" IN ('not_installed', 'missing_scope') THEN 'installing'
  WHEN "reason" IN ('account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked') THEN 'login'
  WHEN "reason" IN ('not_in_channel', 'BotNotInConversationRoster', 'ConversationNotFound') THEN 'inviting'
  ELSE 'unknown' END
WHERE "state" = 'parked' AND "card" <> 'crisis.push';
