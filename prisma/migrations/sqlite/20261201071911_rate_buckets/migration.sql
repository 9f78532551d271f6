-- CreateTable
CREATE TABLE "RateBucket" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "fullAt" REAL NOT NULL
);

-- CreateIndex
CREATE INDEX "RateBucket_fullAt_idx" ON "RateBucket"("fullAt");
