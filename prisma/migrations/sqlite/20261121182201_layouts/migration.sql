-- Written by hand: columns are added in place.
ALTER TABLE "MarkBlock" ADD COLUMN "layouts" BLOB;
ALTER TABLE "AttributeBlock" ADD COLUMN "ofLayouts" BOOLEAN NOT NULL DEFAULT false;
