-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Dataset" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "electionDate" TEXT NOT NULL,
    "electionType" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "totalRecords" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" TIMESTAMP(3),

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" SERIAL NOT NULL,
    "datasetId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "voteFor" INTEGER NOT NULL,
    "rankLimit" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "undervotes" INTEGER NOT NULL,
    "overvotes" INTEGER NOT NULL,
    "undervotedRecords" INTEGER NOT NULL,
    "overvotedRecords" INTEGER NOT NULL,
    "redactedRecords" INTEGER NOT NULL,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Choice" (
    "id" SERIAL NOT NULL,
    "contestId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "isWriteIn" BOOLEAN NOT NULL,
    "voteCount" INTEGER NOT NULL,

    CONSTRAINT "Choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Block" (
    "datasetId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "recordCount" INTEGER NOT NULL,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("datasetId","ordinal")
);

-- CreateTable
CREATE TABLE "MarkBlock" (
    "contestId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dictionary" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "codes" BYTEA NOT NULL,

    CONSTRAINT "MarkBlock_pkey" PRIMARY KEY ("contestId","ordinal")
);

-- CreateTable
CREATE TABLE "AttributeBlock" (
    "datasetId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dictionary" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "codes" BYTEA NOT NULL,

    CONSTRAINT "AttributeBlock_pkey" PRIMARY KEY ("datasetId","kind","ordinal")
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" SERIAL NOT NULL,
    "datasetId" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "softwareVersion" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "processStart" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "heartbeatAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "recordsRead" INTEGER NOT NULL DEFAULT 0,
    "stored" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "issues" TEXT NOT NULL DEFAULT '[]',

    CONSTRAINT "IngestRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IngestFile" (
    "runId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    CONSTRAINT "IngestFile_pkey" PRIMARY KEY ("runId","ordinal")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "deactivatedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKeyUsage" (
    "keyId" INTEGER NOT NULL,
    "endpoint" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApiKeyUsage_pkey" PRIMARY KEY ("keyId","endpoint")
);

-- CreateIndex
CREATE INDEX "Dataset_status_idx" ON "Dataset"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_datasetId_position_key" ON "Contest"("datasetId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Choice_contestId_position_key" ON "Choice"("contestId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "IngestRun_datasetId_key" ON "IngestRun"("datasetId");

-- CreateIndex
CREATE INDEX "IngestFile_sha256_idx" ON "IngestFile"("sha256");

-- CreateIndex
CREATE INDEX "IngestFile_sizeBytes_idx" ON "IngestFile"("sizeBytes");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_prefix_key" ON "ApiKey"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_sha256_key" ON "ApiKey"("sha256");

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Choice" ADD CONSTRAINT "Choice_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkBlock" ADD CONSTRAINT "MarkBlock_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttributeBlock" ADD CONSTRAINT "AttributeBlock_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IngestRun" ADD CONSTRAINT "IngestRun_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IngestFile" ADD CONSTRAINT "IngestFile_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKeyUsage" ADD CONSTRAINT "ApiKeyUsage_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "ApiKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
