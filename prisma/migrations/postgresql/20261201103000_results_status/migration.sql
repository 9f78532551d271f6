-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "resultsStatus" TEXT;
