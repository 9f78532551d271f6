/** What is read below an element, by the names of its children: further children, or `left-out`. */
export interface ElementRule {
  readonly [child: string]: ElementRule | 'left-out';
}

const text: ElementRule = {};
const leftOut = 'left-out' as const;
const words: ElementRule = { Text: text };
const identifiers: ElementRule = {
  ExternalIdentifier: { Type: text, OtherType: text, Value: text },
};

const contest: ElementRule = {
  Abbreviation: text,
  BallotSelectionIds: text,
  BallotSubTitle: words,
  BallotTitle: words,
  ElectoralDistrictId: text,
  ElectorateSpecification: words,
  ExternalIdentifiers: identifiers,
  HasRotation: text,
  Name: text,
  SequenceOrder: text,
  VoteVariation: text,
  OtherVoteVariation: text,
};

const measureContest: ElementRule = {
  ...contest,
  ConStatement: words,
  EffectOfAbstain: words,
  FullText: words,
  InfoUri: text,
  PassageThreshold: words,
  ProStatement: words,
  SummaryText: words,
  Type: text,
  OtherType: text,
};

/** Kinds of contests. A reference to a contest may be to any. */
export const contestKinds = [
  'CandidateContest',
  'BallotMeasureContest',
  'RetentionContest',
  'PartyContest',
  'Contest',
] as const;

/** Kinds of what a voter marks. */
export const selectionKinds = [
  'CandidateSelection',
  'BallotMeasureSelection',
  'PartySelection',
  'BallotSelection',
] as const;

/** The elements of a feed, by name. Source: the published schema of VIP 6.0, which has all that 5.x has. */
export const elementRules: ElementRule = {
  Source: {
    DateTime: text,
    Description: leftOut,
    FeedContactInformation: leftOut,
    Name: text,
    OrganizationUri: leftOut,
    TermsOfUseUri: leftOut,
    VipId: text,
  },
  Election: {
    AbsenteeBallotInfo: leftOut,
    AbsenteeRequestDeadline: leftOut,
    Date: text,
    ElectionType: words,
    HasElectionDayRegistration: leftOut,
    HoursOpenId: text,
    IsStatewide: leftOut,
    Name: words,
    PollingHours: leftOut,
    RegistrationDeadline: leftOut,
    RegistrationInfo: leftOut,
    ResultsUri: leftOut,
    StateId: text,
  },
  State: {
    ElectionAdministrationId: leftOut,
    ExternalIdentifiers: identifiers,
    Name: text,
    PollingLocationIds: text,
  },
  Locality: {
    ElectionAdministrationId: leftOut,
    ExternalIdentifiers: identifiers,
    IsMailOnly: text,
    Name: text,
    PollingLocationIds: text,
    StateId: text,
    Type: text,
    OtherType: text,
  },
  Precinct: {
    BallotStyleId: text,
    ElectoralDistrictIds: text,
    ExternalIdentifiers: identifiers,
    IsMailOnly: text,
    LocalityId: text,
    Name: text,
    Number: text,
    PollingLocationIds: text,
    PrecinctSplitName: text,
    SpatialBoundary: {
      ExternalGeospatialFeature: {
        ExternalFileId: text,
        FileFormat: text,
        FeatureIdentifier: { Index: text },
      },
    },
    Ward: text,
  },
  ExternalFile: { FileUri: text, Checksum: { Algorithm: text, Value: text } },
  ElectoralDistrict: {
    ExternalIdentifiers: identifiers,
    Name: text,
    Number: text,
    Type: text,
    OtherType: text,
  },
  Office: {
    ContactInformation: leftOut,
    Description: words,
    ElectoralDistrictId: text,
    ExternalIdentifiers: identifiers,
    FilingDeadline: leftOut,
    IsPartisan: text,
    Name: words,
    OfficeHolderPersonIds: leftOut,
    Term: { StartDate: leftOut, EndDate: leftOut, Type: text },
  },
  Party: {
    Abbreviation: text,
    Color: leftOut,
    ExternalIdentifiers: leftOut,
    IsWriteIn: leftOut,
    LeaderPersonIds: leftOut,
    LogoUri: leftOut,
    Name: words,
  },
  Person: {
    ContactInformation: leftOut,
    DateOfBirth: leftOut,
    ExternalIdentifiers: identifiers,
    FirstName: text,
    FullName: words,
    Gender: leftOut,
    LastName: text,
    MiddleName: text,
    Nickname: leftOut,
    PartyId: text,
    Prefix: leftOut,
    Profession: leftOut,
    Suffix: text,
    Title: leftOut,
  },
  Candidate: {
    BallotName: words,
    ContactInformation: leftOut,
    ExternalIdentifiers: identifiers,
    FileDate: leftOut,
    IsIncumbent: text,
    IsTopTicket: text,
    PartyId: text,
    PersonId: text,
    PostElectionStatus: text,
    PreElectionStatus: text,
  },
  CandidateContest: {
    ...contest,
    NumberElected: text,
    OfficeIds: text,
    PrimaryPartyIds: text,
    VotesAllowed: text,
  },
  BallotMeasureContest: measureContest,
  RetentionContest: { ...measureContest, CandidateId: text, OfficeId: text },
  PartyContest: contest,
  Contest: contest,
  CandidateSelection: {
    SequenceOrder: text,
    CandidateIds: text,
    EndorsementPartyIds: text,
    IsWriteIn: text,
  },
  BallotMeasureSelection: { SequenceOrder: text, Selection: words },
  PartySelection: { SequenceOrder: text, PartyIds: text },
  BallotSelection: { SequenceOrder: text },
  BallotStyle: { ImageUri: leftOut, OrderedContestIds: text, PartyIds: text },
  OrderedContest: { ContestId: text, OrderedBallotSelectionIds: leftOut },
  HoursOpen: {
    Schedule: {
      Hours: { StartTime: text, EndTime: text },
      IsOnlyByAppointment: text,
      IsOrByAppointment: text,
      IsSubjectToChange: text,
      StartDate: text,
      EndDate: text,
    },
  },
  PollingLocation: {
    AddressStructured: {
      Line1: text,
      Line2: text,
      Line3: text,
      City: text,
      State: text,
      Zip: text,
    },
    AddressLine: text,
    Directions: words,
    Hours: words,
    HoursOpenId: text,
    IsDropBox: text,
    IsEarlyVoting: text,
    LatLng: { Latitude: text, Longitude: text, Source: leftOut },
    Name: text,
    PhotoUri: leftOut,
  },
  ElectionAdministration: leftOut,
  StreetSegment: leftOut,
};

/** Elements that may stand several times in the same one. */
export const repeatable: ReadonlySet<string> = new Set([
  'Text',
  'ExternalIdentifier',
  'AddressLine',
  'MiddleName',
  'Schedule',
  'Hours',
  'FeatureIdentifier',
  'ExternalGeospatialFeature',
]);
