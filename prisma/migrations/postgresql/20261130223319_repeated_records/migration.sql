-- AlterTable
ALTER TABLE "IngestRun" ADD COLUMN     "repeated" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "IngestContent" (
    "runId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    CONSTRAINT "IngestContent_pkey" PRIMARY KEY ("runId","ordinal")
);

-- CreateIndex
CREATE INDEX "IngestContent_sha256_idx" ON "IngestContent"("sha256");

-- CreateIndex
CREATE INDEX "IngestContent_sizeBytes_idx" ON "IngestContent"("sizeBytes");

-- AddForeignKey
ALTER TABLE "IngestContent" ADD CONSTRAINT "IngestContent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
