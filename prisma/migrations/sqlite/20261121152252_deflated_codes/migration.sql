-- Written by hand: columns are added in place.
ALTER TABLE "MarkBlock" ADD COLUMN "isDeflated" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "AttributeBlock" ADD COLUMN "isDeflated" BOOLEAN NOT NULL DEFAULT false;
