-- Written by hand: columns are added in place. A redefined table would give ids of removed rows again.
ALTER TABLE "Contest" ADD COLUMN "code" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Contest" ADD COLUMN "party" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Choice" ADD COLUMN "code" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Choice" ADD COLUMN "aggregateVotes" INTEGER NOT NULL DEFAULT 0;
