-- CreateTable
CREATE TABLE "PublicNumber" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publicId" TEXT NOT NULL,
    "kind" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ElectionDay" (
    "date" TEXT NOT NULL PRIMARY KEY,
    "changedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Election" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "shortInfo" TEXT NOT NULL,
    "statePostal" TEXT NOT NULL,
    "ocdId" TEXT,
    "phase" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL,
    "unitCount" INTEGER NOT NULL,
    "ballotStyleCount" INTEGER NOT NULL,
    "pollingPlaceCount" INTEGER NOT NULL,
    "raceCount" INTEGER NOT NULL,
    "resultCount" INTEGER NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "Election_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Election_date_fkey" FOREIGN KEY ("date") REFERENCES "ElectionDay" ("date") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ElectionSource" (
    "electionId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL,
    "report" TEXT NOT NULL,
    "checksum" INTEGER NOT NULL,

    PRIMARY KEY ("electionId", "kind", "name"),
    CONSTRAINT "ElectionSource_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "Election" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExternalId" (
    "ownerId" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("ownerId", "scheme", "scope", "value"),
    CONSTRAINT "ExternalId_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "District" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" INTEGER,
    "letter" TEXT,
    "statePostal" TEXT NOT NULL,
    "fipsCode" TEXT,
    "ocdId" TEXT,
    "validFrom" TEXT,
    "validThrough" TEXT,
    "parentId" INTEGER,
    "areaId" INTEGER,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "District_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "District_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "District" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "District_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Geometry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DistrictRelation" (
    "districtId" INTEGER NOT NULL,
    "otherId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,

    PRIMARY KEY ("districtId", "otherId", "kind", "basis"),
    CONSTRAINT "DistrictRelation_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DistrictRelation_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "District" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportingUnit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "electionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "splitName" TEXT NOT NULL,
    "parentId" INTEGER,
    "statePostal" TEXT NOT NULL,
    "fipsCode" TEXT,
    "townFipsCode" TEXT,
    "ocdId" TEXT,
    "districtType" TEXT,
    "position" INTEGER NOT NULL,
    "pollClosingTime" TEXT,
    "confirmedOn" TEXT,
    "info" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "ReportingUnit_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportingUnit_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "Election" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportingUnit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "ReportingUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Geometry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sha256" TEXT NOT NULL,
    "minLon" REAL NOT NULL,
    "minLat" REAL NOT NULL,
    "maxLon" REAL NOT NULL,
    "maxLat" REAL NOT NULL,
    "area" REAL NOT NULL,
    "points" INTEGER NOT NULL,
    "rings" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "UnitArea" (
    "unitId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "geometryId" INTEGER NOT NULL,

    PRIMARY KEY ("unitId", "position"),
    CONSTRAINT "UnitArea_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "ReportingUnit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitArea_geometryId_fkey" FOREIGN KEY ("geometryId") REFERENCES "Geometry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitDistrict" (
    "unitId" INTEGER NOT NULL,
    "districtId" INTEGER NOT NULL,

    PRIMARY KEY ("unitId", "districtId"),
    CONSTRAINT "UnitDistrict_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "ReportingUnit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitDistrict_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotStyle" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "electionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "BallotStyle_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BallotStyle_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "Election" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BallotStyleRace" (
    "ballotStyleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "raceId" INTEGER NOT NULL,

    PRIMARY KEY ("ballotStyleId", "position"),
    CONSTRAINT "BallotStyleRace_ballotStyleId_fkey" FOREIGN KEY ("ballotStyleId") REFERENCES "BallotStyle" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BallotStyleRace_raceId_fkey" FOREIGN KEY ("raceId") REFERENCES "Race" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitBallotStyle" (
    "unitId" INTEGER NOT NULL,
    "ballotStyleId" INTEGER NOT NULL,

    PRIMARY KEY ("unitId", "ballotStyleId"),
    CONSTRAINT "UnitBallotStyle_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "ReportingUnit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitBallotStyle_ballotStyleId_fkey" FOREIGN KEY ("ballotStyleId") REFERENCES "BallotStyle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PollingPlace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "electionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "lat" REAL,
    "lon" REAL,
    "hours" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "PollingPlace_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollingPlace_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "Election" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitPollingPlace" (
    "unitId" INTEGER NOT NULL,
    "pollingPlaceId" INTEGER NOT NULL,

    PRIMARY KEY ("unitId", "pollingPlaceId"),
    CONSTRAINT "UnitPollingPlace_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "ReportingUnit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitPollingPlace_pollingPlaceId_fkey" FOREIGN KEY ("pollingPlaceId") REFERENCES "PollingPlace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Party" (
    "scheme" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "checksum" INTEGER NOT NULL,

    PRIMARY KEY ("scheme", "code")
);

-- CreateTable
CREATE TABLE "Race" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "electionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "officeName" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "seatName" TEXT NOT NULL,
    "seatNumber" TEXT NOT NULL,
    "districtId" INTEGER,
    "statePostal" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "apTypeId" TEXT NOT NULL,
    "apOfficeId" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "votingMethod" TEXT NOT NULL,
    "voteFor" INTEGER NOT NULL,
    "winners" INTEGER NOT NULL,
    "runoffPlaces" INTEGER NOT NULL,
    "isRanked" BOOLEAN NOT NULL,
    "rankLimit" INTEGER NOT NULL,
    "isSpecial" BOOLEAN NOT NULL,
    "isRetention" BOOLEAN NOT NULL,
    "isUncontested" BOOLEAN NOT NULL,
    "isNational" BOOLEAN NOT NULL,
    "ballotOrder" INTEGER NOT NULL,
    "threshold" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "info" TEXT NOT NULL,
    "shortInfo" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "candidatePlaces" INTEGER NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL,
    CONSTRAINT "Race_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Race_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "Election" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Race_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RaceRelation" (
    "raceId" INTEGER NOT NULL,
    "other" TEXT NOT NULL,
    "otherPublicId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("raceId", "other", "kind"),
    CONSTRAINT "RaceRelation_raceId_fkey" FOREIGN KEY ("raceId") REFERENCES "Race" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RaceDistrict" (
    "raceId" INTEGER NOT NULL,
    "districtId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("raceId", "districtId", "role"),
    CONSTRAINT "RaceDistrict_raceId_fkey" FOREIGN KEY ("raceId") REFERENCES "Race" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RaceDistrict_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Candidate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "raceId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "middle" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "isIncumbent" BOOLEAN NOT NULL,
    "qualified" TEXT NOT NULL,
    "ballotOrder" INTEGER NOT NULL,
    "ocdId" TEXT,
    "info" TEXT NOT NULL,
    "withdrawnAt" TEXT,
    "details" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Candidate_id_fkey" FOREIGN KEY ("id") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Candidate_raceId_fkey" FOREIGN KEY ("raceId") REFERENCES "Race" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RaceResult" (
    "raceId" INTEGER NOT NULL,
    "resultsType" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "lastUpdated" TEXT NOT NULL,
    "tabulationStatus" TEXT NOT NULL,
    "raceCallStatus" TEXT NOT NULL,
    "callState" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "units" BLOB NOT NULL,
    "counts" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL,

    PRIMARY KEY ("raceId", "resultsType"),
    CONSTRAINT "RaceResult_raceId_fkey" FOREIGN KEY ("raceId") REFERENCES "Race" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Call" (
    "raceId" INTEGER NOT NULL,
    "resultsType" TEXT NOT NULL,
    "candidateId" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "calledAt" TEXT,
    "calledBy" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,

    PRIMARY KEY ("raceId", "resultsType", "candidateId"),
    CONSTRAINT "Call_raceId_resultsType_fkey" FOREIGN KEY ("raceId", "resultsType") REFERENCES "RaceResult" ("raceId", "resultsType") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Call_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "Candidate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ElectionChange" (
    "electionId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "entity" TEXT NOT NULL,
    "publicId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "checksum" INTEGER NOT NULL,

    PRIMARY KEY ("electionId", "revision", "position"),
    CONSTRAINT "ElectionChange_electionId_fkey" FOREIGN KEY ("electionId") REFERENCES "PublicNumber" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportDocument" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "subtype" TEXT NOT NULL,
    "electionDate" TEXT NOT NULL,
    "isTest" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "checksum" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PublicNumber_publicId_key" ON "PublicNumber"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "Election_key_key" ON "Election"("key");

-- CreateIndex
CREATE INDEX "Election_date_idx" ON "Election"("date");

-- CreateIndex
CREATE INDEX "ExternalId_scheme_scope_value_idx" ON "ExternalId"("scheme", "scope", "value");

-- CreateIndex
CREATE UNIQUE INDEX "District_key_key" ON "District"("key");

-- CreateIndex
CREATE INDEX "District_ocdId_idx" ON "District"("ocdId");

-- CreateIndex
CREATE INDEX "District_type_statePostal_idx" ON "District"("type", "statePostal");

-- CreateIndex
CREATE INDEX "District_parentId_idx" ON "District"("parentId");

-- CreateIndex
CREATE INDEX "District_areaId_idx" ON "District"("areaId");

-- CreateIndex
CREATE INDEX "DistrictRelation_otherId_idx" ON "DistrictRelation"("otherId");

-- CreateIndex
CREATE INDEX "ReportingUnit_electionId_kind_position_idx" ON "ReportingUnit"("electionId", "kind", "position");

-- CreateIndex
CREATE INDEX "ReportingUnit_parentId_idx" ON "ReportingUnit"("parentId");

-- CreateIndex
CREATE INDEX "ReportingUnit_ocdId_idx" ON "ReportingUnit"("ocdId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingUnit_electionId_key_key" ON "ReportingUnit"("electionId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Geometry_sha256_key" ON "Geometry"("sha256");

-- CreateIndex
CREATE INDEX "UnitArea_geometryId_idx" ON "UnitArea"("geometryId");

-- CreateIndex
CREATE INDEX "UnitDistrict_districtId_idx" ON "UnitDistrict"("districtId");

-- CreateIndex
CREATE UNIQUE INDEX "BallotStyle_electionId_key_key" ON "BallotStyle"("electionId", "key");

-- CreateIndex
CREATE INDEX "BallotStyleRace_raceId_idx" ON "BallotStyleRace"("raceId");

-- CreateIndex
CREATE INDEX "UnitBallotStyle_ballotStyleId_idx" ON "UnitBallotStyle"("ballotStyleId");

-- CreateIndex
CREATE UNIQUE INDEX "PollingPlace_electionId_key_key" ON "PollingPlace"("electionId", "key");

-- CreateIndex
CREATE INDEX "UnitPollingPlace_pollingPlaceId_idx" ON "UnitPollingPlace"("pollingPlaceId");

-- CreateIndex
CREATE INDEX "Race_electionId_statePostal_apOfficeId_idx" ON "Race"("electionId", "statePostal", "apOfficeId");

-- CreateIndex
CREATE INDEX "Race_districtId_idx" ON "Race"("districtId");

-- CreateIndex
CREATE UNIQUE INDEX "Race_electionId_key_key" ON "Race"("electionId", "key");

-- CreateIndex
CREATE INDEX "RaceRelation_otherPublicId_idx" ON "RaceRelation"("otherPublicId");

-- CreateIndex
CREATE INDEX "RaceDistrict_districtId_idx" ON "RaceDistrict"("districtId");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_raceId_key_key" ON "Candidate"("raceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_raceId_position_key" ON "Candidate"("raceId", "position");

-- CreateIndex
CREATE INDEX "RaceResult_resultsType_changedAt_idx" ON "RaceResult"("resultsType", "changedAt");

-- CreateIndex
CREATE INDEX "Call_candidateId_idx" ON "Call"("candidateId");

-- CreateIndex
CREATE INDEX "ElectionChange_at_idx" ON "ElectionChange"("at");
