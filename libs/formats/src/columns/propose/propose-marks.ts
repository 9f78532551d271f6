import { attributeKinds } from '../../cvr-sink.ts';
import type { ColumnMap, ColumnRef } from '../column-map.ts';
import type { HeadingRole } from './heading-roles.ts';
import type { Proposal } from './proposal.ts';
import type { LookedColumn, TableLook } from './table-look.ts';
import { describeAttributes, isAmount, isEmpty, named } from './words.ts';

/** A table in which each row is a mark: it has a record number, a contest and a candidate; undefined where it is none. */
export function proposeMarks(look: TableLook): Proposal | undefined {
  const first = (role: HeadingRole) => look.columns.find((column) => column.role === role);
  const number = first('record') ?? first('number');
  const contest = contestOf(look);
  const choice = first('choice');
  if (!number || contest.length === 0 || !choice) return undefined;
  // Numbers begin anew in each county, and its precincts are its own.
  const places = look.columns.filter(
    ({ role, cells }) => role === 'place' && cells.every((cell) => cell !== ''),
  );
  const record = [...places, number];
  const doubtful = look.columns.filter(mayJudgeRows);
  const map: ColumnMap = {
    record: oneOrList(record),
    ...attributesOf(look, places),
    mark: {
      contest: oneOrList(contest),
      choice: choice.ref,
      ...refOf('rank', first('rank')),
      ...refOf('counts', first('counts')),
      ...refOf('voteFor', first('voteFor')),
      ...refOf('party', first('choiceParty')),
    },
  };
  const taken = [
    `a row is taken for a mark: ${named(contest)} for the contest, ${named([choice])} for the choice, and rows of one ${named(record)} for a record`,
    ...describeAttributes(map.attributes),
  ];
  const unsure = [
    ...(number.role === 'record'
      ? []
      : [`whether ${named([number])} numbers ballots, so that rows of one number are one ballot`]),
    ...doubtful.map(
      (column) =>
        `what ${named([column])} is: name it as "counts" if it says whether a row is a vote, as "rank" if it is one; where it says how many votes a row has, the rows are totals`,
    ),
  ];
  return { map, isCertain: unsure.length === 0, taken, unsure, unknown: [] };
}

/** Whether a column of which nothing is known may say that a row is no vote, several, or one at some rank. */
function mayJudgeRows({ role, cells }: LookedColumn): boolean {
  if (role !== undefined && role !== 'weight') return false;
  const filled = cells.filter((cell) => !isEmpty(cell));
  const isSaying = filled.some((cell) => !/^(?:1(?:\.0+)?|true|yes)$/i.test(cell));
  return (
    isSaying &&
    filled.every((cell) => isAmount(cell) || /^(?:true|false|yes|no|[xyn])$/i.test(cell))
  );
}

/** The contest, or the office with its district where no column is one. */
function contestOf({ columns }: TableLook): LookedColumn[] {
  const contest = columns.find(({ role }) => role === 'contest');
  if (contest) return [contest];
  const office = columns.find(({ role }) => role === 'office');
  const district = columns.find(({ role }) => role === 'district');
  return office ? [office, ...(district ? [district] : [])] : [];
}

function attributesOf(
  { columns }: TableLook,
  places: readonly LookedColumn[],
): Pick<ColumnMap, 'attributes'> {
  const attributes: Record<string, ColumnRef | ColumnRef[]> = {};
  const county = places.find(({ heading }) => /county/i.test(heading));
  for (const kind of attributeKinds) {
    const column = columns.find(({ role }) => role === kind);
    if (!column) continue;
    attributes[kind] = kind === 'precinct' && county ? [county.ref, column.ref] : column.ref;
  }
  return Object.keys(attributes).length === 0 ? {} : { attributes };
}

function oneOrList(columns: readonly LookedColumn[]): ColumnRef | ColumnRef[] {
  const refs = columns.map(({ ref }) => ref);
  const [only = '', ...more] = refs;
  return more.length === 0 ? only : refs;
}

const refOf = (key: keyof NonNullable<ColumnMap['mark']>, column: LookedColumn | undefined) =>
  column ? { [key]: column.ref } : {};
