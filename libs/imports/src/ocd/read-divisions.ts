import {
  describeDivision,
  type District,
  districtKey,
  groupsOf,
  isDivisionId,
  postalOfOcdId,
  relateDistricts,
  type Said,
} from '@crossvote/elections';
import { type IssueLog, quoteValue } from '@crossvote/opening';
import type { ImportedFacts, ImportInput } from '../importer.ts';
import { type DivisionRow, readDivisionRows } from './division-rows.ts';

type SaidDistrict = Said<District, 'key'>;

/** Reads lists of OCD divisions into districts. @throws FileError where one cannot be read */
export async function readDivisions({ files, known, issues }: ImportInput): Promise<ImportedFacts> {
  const rows: DivisionRow[] = [];
  for (const file of files)
    await readDivisionRows(file, issues, (row) => {
      const problem = problemOf(row);
      if (problem === undefined) rows.push(row);
      else refuse(issues, 'ocd_id_unreadable', problem, row);
    });
  const districts = await relateDistricts(districtsOf(rows, issues), await known.districts());
  return { elections: [], districts, parties: [], reports: [] };
}

function problemOf({ id, sameAs }: DivisionRow): string | undefined {
  const wrong = [id, sameAs].find((one) => one !== '' && !isDivisionId(one));
  if (id === '') return 'has no id';
  return wrong === undefined
    ? undefined
    : `${quoteValue(wrong)} is no id of a division of the United States`;
}

function refuse(issues: IssueLog, code: string, message: string, { place }: DivisionRow): void {
  issues.add({ severity: 'refused', code, message, place });
}

/**
 * The districts of all lines. Lines with one id are one district, unless they begin on different days: then its lines were
 * redrawn, and each plan is a district of its own.
 */
function districtsOf(rows: readonly DivisionRow[], issues: IssueLog): SaidDistrict[] {
  const districts = new Map<string, SaidDistrict>();
  const add = (district: SaidDistrict, row: DivisionRow) => {
    const before = districts.get(district.key);
    if (before && before.ocdId !== district.ocdId)
      refuse(
        issues,
        'ocd_key_taken',
        `${quoteValue(row.id)} has the same key ${quoteValue(district.key)} as ${quoteValue(before.ocdId ?? '')}, and was left out`,
        row,
      );
    else districts.set(district.key, merged(before, district));
  };
  const isAlias = ({ id, sameAs }: DivisionRow) => sameAs !== '' && sameAs !== id;
  const groups = groupsOf(rows, ({ id }) => id);
  for (const same of groups.values()) {
    const days = new Set(same.map(({ validFrom }) => validFrom).filter((day) => day !== ''));
    for (const row of same)
      if (!isAlias(row)) add(districtOf(row, days.size > 1 && row.validFrom !== '', issues), row);
  }
  // An alias comes after what it stands for, whatever the order of the lines.
  for (const row of rows) if (isAlias(row)) addAlias(row, districts, add, issues);
  return [...districts.values()];
}

/** Relations need both districts, also where no list has the other one. Ids that have one key are one district. */
function addAlias(
  row: DivisionRow,
  districts: ReadonlyMap<string, SaidDistrict>,
  add: (district: SaidDistrict, row: DivisionRow) => void,
  issues: IssueLog,
): void {
  const { id, sameAs, place } = row;
  const stub = { ...bare, id: sameAs, place };
  const key = districtKey(sameAs);
  const other = districts.get(key) ?? districtOf(stub, false, issues);
  const isOne = districtKey(id) === key && other.ocdId === sameAs;
  const known = (other.externalIds ?? []).filter(({ value }) => value !== id);
  const externalIds = [...known, { scheme: 'ocd', scope: '', value: id }];
  if (isOne) add({ ...other, externalIds }, stub);
  else {
    if (!districts.has(key)) add(other, stub);
    add(districtOf(row, false, issues), row);
  }
}

const bare = { name: '', sameAs: '', validFrom: '', validThrough: '', censusGeoid: '' };

function merged(before: SaidDistrict | undefined, district: SaidDistrict): SaidDistrict {
  const relations = [...(before?.relations ?? []), ...(district.relations ?? [])];
  return { ...before, ...district, ...(relations.length === 0 ? {} : { relations }) };
}

function districtOf(row: DivisionRow, isPlan: boolean, issues: IssueLog): SaidDistrict {
  const { id, name, sameAs, censusGeoid } = row;
  const [validFrom, validThrough] = [
    dayOf(row, 'validFrom', issues),
    dayOf(row, 'validThrough', issues),
  ];
  const [, fipsCode] = /^county-(\d{5})$/.exec(censusGeoid) ?? [];
  return {
    key: districtKey(id, isPlan ? validFrom : undefined),
    ocdId: id,
    ...describeDivision(id),
    statePostal: postalOfOcdId(id),
    ...(name === '' ? {} : { name }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validThrough === undefined ? {} : { validThrough }),
    ...(fipsCode === undefined ? {} : { fipsCode }),
    ...(censusGeoid === ''
      ? {}
      : { externalIds: [{ scheme: 'census', scope: '', value: censusGeoid }] }),
    ...(sameAs === '' || sameAs === id
      ? {}
      : { relations: [{ other: districtKey(sameAs), kind: 'alias', basis: 'stated' }] }),
  };
}

function dayOf(
  row: DivisionRow,
  member: 'validFrom' | 'validThrough',
  issues: IssueLog,
): string | undefined {
  const day = row[member];
  if (day === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  const message = `${member} is ${quoteValue(day)}, which is no day; it was left out`;
  issues.add({ severity: 'warning', code: 'ocd_day_unreadable', message, place: row.place });
  return undefined;
}
