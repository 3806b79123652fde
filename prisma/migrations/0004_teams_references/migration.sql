-- CreateTable
CREATE TABLE "conversation_reference" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_reference_pkey" PRIMARY KEY ("platform","tenant","kind","external")
);

-- CreateIndex
CREATE INDEX "conversation_reference_platform_tenant_seen_at_idx" ON "conversation_reference"("platform", "tenant", "seen_at");
