-- AlterTable
ALTER TABLE "MarkBlock" ADD COLUMN     "isDeflated" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "AttributeBlock" ADD COLUMN     "isDeflated" BOOLEAN NOT NULL DEFAULT false;
