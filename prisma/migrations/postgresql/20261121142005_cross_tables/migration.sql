-- CreateTable
CREATE TABLE "CrossTable" (
    "datasetId" INTEGER NOT NULL,
    "firstPosition" INTEGER NOT NULL,
    "secondPosition" INTEGER NOT NULL,
    "counts" BYTEA NOT NULL,

    CONSTRAINT "CrossTable_pkey" PRIMARY KEY ("datasetId","firstPosition","secondPosition")
);

-- AddForeignKey
ALTER TABLE "CrossTable" ADD CONSTRAINT "CrossTable_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
