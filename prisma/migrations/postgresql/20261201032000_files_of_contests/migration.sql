-- AlterTable
ALTER TABLE "Contest" ADD COLUMN     "file" TEXT NOT NULL DEFAULT '';
