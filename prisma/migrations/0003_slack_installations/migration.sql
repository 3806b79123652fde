-- CreateTable
CREATE TABLE "installation" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "bot_user" TEXT NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped" JSONB NOT NULL,
    "tokens" JSONB NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "refreshing_until" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("platform","tenant")
);
