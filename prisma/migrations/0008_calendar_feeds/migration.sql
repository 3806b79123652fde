-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "partnership_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_member_id_key" ON "calendar_feed"("member_id");
