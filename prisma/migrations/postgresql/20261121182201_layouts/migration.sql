-- AlterTable
ALTER TABLE "MarkBlock" ADD COLUMN     "layouts" BYTEA;

-- AlterTable
ALTER TABLE "AttributeBlock" ADD COLUMN     "ofLayouts" BOOLEAN NOT NULL DEFAULT false;
