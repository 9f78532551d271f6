-- CreateTable
CREATE TABLE "CrossTable" (
    "datasetId" INTEGER NOT NULL,
    "firstPosition" INTEGER NOT NULL,
    "secondPosition" INTEGER NOT NULL,
    "counts" BLOB NOT NULL,

    PRIMARY KEY ("datasetId", "firstPosition", "secondPosition"),
    CONSTRAINT "CrossTable_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
