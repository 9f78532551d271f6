-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "publicId" INTEGER;

-- AlterTable
ALTER TABLE "Contest" ADD COLUMN     "publicId" INTEGER;

-- AlterTable
ALTER TABLE "Choice" ADD COLUMN     "publicId" INTEGER;
