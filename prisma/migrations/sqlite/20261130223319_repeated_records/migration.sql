-- Written by hand: columns are added in place. A redefined table would give ids of removed rows again.
ALTER TABLE "IngestRun" ADD COLUMN "repeated" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "IngestContent" (
    "runId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "ordinal"),
    CONSTRAINT "IngestContent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "IngestContent_sha256_idx" ON "IngestContent"("sha256");

-- CreateIndex
CREATE INDEX "IngestContent_sizeBytes_idx" ON "IngestContent"("sizeBytes");
