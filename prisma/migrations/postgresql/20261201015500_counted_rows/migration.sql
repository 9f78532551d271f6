-- Datasets that were sealed before rows were counted are unchecked until they are sealed anew (cvr db verify --seal).
UPDATE "MarkBlock" SET "checksum" = NULL WHERE "contestId" IN (
    SELECT c."id" FROM "Contest" c JOIN "Dataset" d ON d."id" = c."datasetId" WHERE d."checksum" IS NOT NULL
);
UPDATE "AttributeBlock" SET "checksum" = NULL WHERE "datasetId" IN (SELECT "id" FROM "Dataset" WHERE "checksum" IS NOT NULL);
UPDATE "Contest" SET "checksum" = NULL;
UPDATE "Block" SET "checksum" = NULL;
UPDATE "Dataset" SET "checksum" = NULL;

ALTER TABLE "Dataset" ADD COLUMN "contestCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Dataset" ADD COLUMN "blockCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Block" ADD COLUMN "contestCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "IngestRun" ADD COLUMN "checksum" INTEGER;
