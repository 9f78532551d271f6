import { cdfIds } from './cdf-ids.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { ExportedContest } from './exported-block.ts';

/** Readers take a write-in with such a name for an unnamed line. */
const writeInPrefix = /^write[\s-]*in\b/iu;
const unnamedWriteIn = /^write[\s-]*in$/iu;

/** Numbers distinct values in the order of their first occurrence. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(value: string): number {
    const number = this.known.get(value) ?? this.known.size + 1;
    this.known.set(value, number);
    return number;
  }

  get values(): string[] {
    return [...this.known.keys()];
  }
}

/**
 * The parts of a report beside its records: the election before the records, and after them the objects that the
 * records referred to.
 */
export class CdfDefinitions {
  private readonly units = new Numbers();
  private readonly devices = new Numbers();
  private readonly parties = new Numbers();

  constructor(private readonly dataset: ExportedDataset) {}

  unitId(precinct: string): string {
    return cdfIds.unit(this.units.of(precinct));
  }

  deviceId(device: string): string {
    this.devices.of(device);
    return device;
  }

  partyId(party: string): string {
    return cdfIds.party(this.parties.of(party));
  }

  /** @param generated - when the report is made */
  head(generated: Date): string[] {
    const { resultsStatus } = this.dataset;
    return [
      member('@type', 'CVR.CastVoteRecordReport'),
      member('Version', '1.0.0'),
      member('GeneratedDate', generated.toISOString()),
      member('ReportGeneratingDeviceIds', [cdfIds.generator]),
      ...(resultsStatus === null ? [] : [member('Notes', `Results: ${resultsStatus}`)]),
      member('Election', [this.election()]),
    ];
  }

  tail(): string[] {
    const units = this.units.values.map((name, place) => ({
      '@id': cdfIds.unit(place + 1),
      '@type': 'CVR.GpUnit',
      Type: 'precinct',
      Name: name,
    }));
    const scope = {
      '@id': cdfIds.jurisdiction,
      '@type': 'CVR.GpUnit',
      Type: 'other',
      OtherType: 'jurisdiction',
    };
    const generator = {
      '@id': cdfIds.generator,
      '@type': 'CVR.ReportingDevice',
      Application: 'Crossvote',
    };
    const devices = this.devices.values.map((device) => ({
      '@id': device,
      '@type': 'CVR.ReportingDevice',
    }));
    const parties = this.parties.values.map((party, place) => ({
      '@id': cdfIds.party(place + 1),
      '@type': 'CVR.Party',
      Name: party,
      Abbreviation: party,
    }));
    return [
      member('GpUnit', [scope, ...units]),
      member('Party', parties),
      member('ReportingDevice', [generator, ...devices]).replace(/,\n$/, '\n'),
    ];
  }

  private election() {
    const { name, electionDate, electionType, resultsStatus, contests } = this.dataset;
    return {
      '@id': cdfIds.election,
      '@type': 'CVR.Election',
      Name: name,
      ElectionScopeId: cdfIds.jurisdiction,
      ...codes('', { date: electionDate, type: electionType, status: resultsStatus ?? '' }),
      Candidate: contests.flatMap(({ choices }, contest) =>
        choices.map((choice, place) => ({
          '@id': cdfIds.candidate(contest, place),
          '@type': 'CVR.Candidate',
          Name: choice.name,
          ...(choice.party === '' ? {} : { PartyId: this.partyId(choice.party) }),
        })),
      ),
      Contest: contests.map((contest, place) => this.contest(contest, place)),
    };
  }

  private contest(contest: ExportedContest, place: number) {
    const { name, code, party, file, rankLimit, voteFor } = contest;
    return {
      '@id': cdfIds.contest(place),
      '@type': 'CVR.CandidateContest',
      Name: name,
      VotesAllowed: voteFor,
      VoteVariation: rankLimit > 0 ? 'rcv' : voteFor > 1 ? 'n-of-m' : 'plurality',
      ...codes(code, { file }),
      ...(party === '' ? {} : { PrimaryPartyId: this.partyId(party) }),
      ContestSelection: selectionsOf(contest, place),
    };
  }
}

function selectionsOf({ choices }: ExportedContest, contest: number) {
  const selections = choices.map(({ name, code, isWriteIn }, place) => ({
    '@id': cdfIds.choice(contest, place),
    '@type': 'CVR.CandidateSelection',
    CandidateIds: [cdfIds.candidate(contest, place)],
    ...codes(code),
    ...(isWriteIn && (!writeInPrefix.test(name) || unnamedWriteIn.test(name))
      ? { IsWriteIn: true }
      : {}),
  }));
  if (selections.length > 0) return selections;
  return [{ '@id': cdfIds.choice(contest, 0), '@type': 'CVR.ContestSelection' }];
}

/**
 * The code of an office, and what the format has no other place for: the day, kind and status of an election, and the
 * file that tells a contest from another one of the same name. `cvr ingest` recognises them.
 */
function codes(
  code: string,
  ours: Readonly<Partial<Record<'date' | 'type' | 'status' | 'file', string>>> = {},
) {
  const named = (type: object, value: string) =>
    value === '' ? [] : [{ '@type': 'CVR.Code', ...type, Value: value }];
  const all = [
    ...named({ Type: 'local-level' }, code),
    ...Object.entries(ours).flatMap(([what, value]) =>
      named({ Type: 'other', OtherType: `crossvote-${what}` }, value),
    ),
  ];
  return all.length === 0 ? {} : { Code: all };
}

const member = (name: string, value: unknown) =>
  `${JSON.stringify(name)}:${JSON.stringify(value)},\n`;
