-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "due_next_step" TIMESTAMPTZ(3);
