import { isDeepStrictEqual } from 'node:util';
import type { CdfMember, CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';
import type { DefinedContest, ElectionDefinition } from './election-definition.ts';
import { displayNameOf, plainText, requiredText, textOf } from './node-values.ts';
import { addOnce, codeOf, electionFactOf, readElection } from './read-election.ts';

const unitLimit = 200_000;

/** Members of a report with the definitions that records refer to. */
export const definingMembers: readonly string[] = [
  'Election',
  'GpUnit',
  'OtherReportType',
  'Party',
];

/** Collects the definitions of one report, in any order. */
export class DefinitionCollector {
  private readonly elections: CdfNode[] = [];
  private readonly parties = new Map<string, { readonly name: string; readonly code: string }>();
  private readonly units = new Map<string, string>();
  private isTest = false;

  /** @throws CdfProblem when the member cannot be read */
  add({ name, node, problem }: CdfMember): void {
    if (problem) throw new CdfProblem(problem.code, problem.message);
    if (name === 'Election') this.elections.push(node);
    else if (name === 'Party') this.addParty(node);
    else if (name === 'GpUnit') this.addUnit(node);
    else if (name === 'OtherReportType' && /\btest/i.test(plainText(node, name)))
      this.isTest = true;
  }

  /** @throws CdfProblem when the definitions cannot be read */
  finish(): ElectionDefinition {
    const contests = new Map<string, DefinedContest>();
    const elections = this.elections.map((election) => readElection(election, this.parties));
    for (const contest of elections.flatMap((election) => election.contests)) {
      const known = contests.get(contest.id);
      if (!known || !isDeepStrictEqual(known, contest))
        addOnce(contests, contest.id, contest, 'Contest');
    }
    return {
      electionName: this.elections.map((election) => displayNameOf(election, 'Name')).join(' / '),
      electionDate: this.factOf('date'),
      electionType: this.factOf('type'),
      resultsStatus: this.factOf('status'),
      isTest: this.isTest,
      contests: [...contests.values()],
      candidates: elections.flatMap(({ candidates }) => candidates),
      units: [...this.units],
      parties: [...this.parties].map(([id, { code }]) => [id, code] as const),
    };
  }

  /** Of the first election that has it. */
  private factOf(what: Parameters<typeof electionFactOf>[1]): string {
    const facts = this.elections.map((election) => electionFactOf(election, what));
    return facts.find((fact) => fact !== '') ?? '';
  }

  private addParty(party: CdfNode): void {
    const name = displayNameOf(party, 'Name');
    const code = displayNameOf(party, 'Abbreviation') || name;
    addOnce(this.parties, requiredText(party, '@id'), { name: name || code, code }, 'Party');
    this.checkSize();
  }

  private addUnit(unit: CdfNode): void {
    const id = textOf(unit, '@id');
    if (id === undefined) return;
    addOnce(this.units, id, displayNameOf(unit, 'Name') || codeOf(unit) || id, 'GpUnit');
    this.checkSize();
  }

  private checkSize(): void {
    if (this.units.size + this.parties.size > unitLimit)
      throw new CdfProblem(
        'too_large',
        `the report holds more than ${unitLimit} units and parties`,
      );
  }
}
