-- CreateTable
CREATE TABLE "Dataset" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "electionDate" TEXT NOT NULL,
    "electionType" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "totalRecords" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    CONSTRAINT "Contest_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Choice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contestId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "isWriteIn" BOOLEAN NOT NULL,
    "voteCount" INTEGER NOT NULL,
    CONSTRAINT "Choice_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Block" (
    "datasetId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "recordCount" INTEGER NOT NULL,

    PRIMARY KEY ("datasetId", "ordinal"),
    CONSTRAINT "Block_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MarkBlock" (
    "contestId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dictionary" BLOB NOT NULL,
    "width" INTEGER NOT NULL,
    "codes" BLOB NOT NULL,

    PRIMARY KEY ("contestId", "ordinal"),
    CONSTRAINT "MarkBlock_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttributeBlock" (
    "datasetId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dictionary" BLOB NOT NULL,
    "width" INTEGER NOT NULL,
    "codes" BLOB NOT NULL,

    PRIMARY KEY ("datasetId", "kind", "ordinal"),
    CONSTRAINT "AttributeBlock_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "datasetId" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "softwareVersion" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "processStart" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "heartbeatAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "recordsRead" INTEGER NOT NULL DEFAULT 0,
    "stored" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "issues" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "IngestRun_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IngestFile" (
    "runId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "ordinal"),
    CONSTRAINT "IngestFile_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME,
    "deactivatedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ApiKeyUsage" (
    "keyId" INTEGER NOT NULL,
    "endpoint" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,
    "lastUsedAt" DATETIME NOT NULL,

    PRIMARY KEY ("keyId", "endpoint"),
    CONSTRAINT "ApiKeyUsage_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "ApiKey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
