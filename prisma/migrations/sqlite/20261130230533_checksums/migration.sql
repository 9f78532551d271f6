-- Totals become 64-bit integers in the models; SQLite has no smaller ones.
ALTER TABLE "Dataset" ADD COLUMN "checksum" INTEGER;
ALTER TABLE "Contest" ADD COLUMN "checksum" INTEGER;
ALTER TABLE "Block" ADD COLUMN "kinds" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Block" ADD COLUMN "checksum" INTEGER;
ALTER TABLE "MarkBlock" ADD COLUMN "checksum" INTEGER;
ALTER TABLE "AttributeBlock" ADD COLUMN "checksum" INTEGER;

-- Cross tables are counted again when they are asked for: what they were counted from had no checksums.
DROP TABLE "CrossTable";
CREATE TABLE "CrossTable" (
    "datasetId" INTEGER NOT NULL,
    "firstPosition" INTEGER NOT NULL,
    "secondPosition" INTEGER NOT NULL,
    "counts" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL,

    PRIMARY KEY ("datasetId", "firstPosition", "secondPosition"),
    CONSTRAINT "CrossTable_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
