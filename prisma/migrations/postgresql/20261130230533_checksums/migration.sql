-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "checksum" INTEGER;

-- AlterTable
ALTER TABLE "Contest" ADD COLUMN     "checksum" INTEGER,
ALTER COLUMN "votes" SET DATA TYPE BIGINT,
ALTER COLUMN "undervotes" SET DATA TYPE BIGINT,
ALTER COLUMN "overvotes" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "Choice" ALTER COLUMN "voteCount" SET DATA TYPE BIGINT,
ALTER COLUMN "aggregateVotes" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "Block" ADD COLUMN     "checksum" INTEGER,
ADD COLUMN     "kinds" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "MarkBlock" ADD COLUMN     "checksum" INTEGER;

-- Cross tables are counted again when they are asked for: what they were counted from had no checksums.
DELETE FROM "CrossTable";

-- AlterTable
ALTER TABLE "CrossTable" ADD COLUMN     "checksum" INTEGER NOT NULL;

-- AlterTable
ALTER TABLE "AttributeBlock" ADD COLUMN     "checksum" INTEGER;
