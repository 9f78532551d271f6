-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN "visibility" TEXT NOT NULL DEFAULT 'keyed';
