import { createHash } from 'node:crypto';
import { at } from './at.ts';
import type { CastVoteRecord, Contest, Election, SampleElection, Selection } from './election.ts';
import { rememberBySelection } from './remember-selection.ts';
import type { PlainFile, SampleFile } from './sample-file.ts';
import { xmlElement } from './xml-text.ts';

const namespaces =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://tempuri.org/CVRDesign.xsd"';

/** Writes an election as Hart Verity does: an archive of one XML file a sheet, contests in no order. */
export function* writeHart(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'CVRs.zip', members: sheets(sample) };
}

function* sheets({ election, records }: SampleElection): Generator<PlainFile, void> {
  const contests = election.contests
    .map((contest, index) => ({ index, id: guidOf(contest.name), text: contestWriter(contest) }))
    .sort((first, second) => (first.id < second.id ? -1 : 1));
  let number = 0;
  for (const record of records()) {
    number += 1;
    const guid = guidOf(`record ${number}`);
    const texts = contests.map(({ index, text }) => text(record.selections[index]));
    yield {
      // Sheet 1 is told from the others by its name.
      name: `${record.card === 0 ? '1_' : ''}${guid}.xml`,
      chunks: [
        `\uFEFF<?xml version="1.0" encoding="utf-8"?><Cvr ${namespaces}><Contests>${texts.join('')}</Contests>${trailerOf(election, record)}${xmlElement('CvrGuid', guid)}</Cvr>`,
      ],
    };
  }
}

function trailerOf(election: Election, record: CastVoteRecord): string {
  const { name } = at(election.precincts, record.precinct);
  return [
    xmlElement('BatchSequence', record.numberInBatch),
    xmlElement('SheetNumber', record.card + 1),
    `<PrecinctSplit>${xmlElement('Name', name)}${xmlElement('Id', guidOf(name))}</PrecinctSplit>`,
    xmlElement('BatchNumber', `${record.tabulator}-${record.batch}`),
  ].join('');
}

function contestWriter(contest: Contest): (selection: Selection | undefined) => string {
  const { name, voteFor, rankLimit } = contest;
  return rememberBySelection((selection) => {
    if (selection === undefined) return '';
    const isOvervoted = rankLimit === 0 && selection.length > voteFor;
    const used = rankLimit > 0 ? Math.min(1, selection.length) : selection.length;
    const unused = (rankLimit > 0 ? 1 : voteFor) - used;
    const options = optionsOf(contest, selection);
    return `<Contest>${xmlElement('Name', name)}${xmlElement('Id', guidOf(name))}${
      options === '' ? '<Options />' : `<Options>${options}</Options>`
    }${unused > 0 ? xmlElement('Undervotes', unused) : ''}${isOvervoted ? '<Overvoted />' : ''}</Contest>`;
  });
}

/** The marked options: those of a ranking with a digit for each rank. */
function optionsOf(contest: Contest, selection: Selection): string {
  const { choices, rankLimit } = contest;
  if (rankLimit === 0) {
    return selection
      .map(({ choice }, place) => {
        const earlier = selection.slice(0, place).filter((mark) => mark.choice === choice);
        return optionText(contest, choice, earlier.length, '1');
      })
      .join('');
  }
  const digitsOf = (choice: number) =>
    Array.from({ length: rankLimit }, (_unused, index) =>
      selection.some((mark) => mark.choice === choice && mark.rank === index + 1) ? '1' : '0',
    ).join('');
  return [...choices.keys()]
    .filter((choice) => digitsOf(choice).includes('1'))
    .map((choice) => optionText(contest, choice, 0, digitsOf(choice)))
    .sort()
    .join('');
}

function optionText(contest: Contest, choice: number, line: number, value: string): string {
  const { name, isWriteIn, writeInLines } = at(contest.choices, choice);
  const id = guidOf(`${contest.name}/${name}/${line}`);
  const ending = xmlElement('Id', id) + xmlElement('Value', value);
  if (!isWriteIn) return `<Option>${xmlElement('Name', name)}${ending}</Option>`;
  const text = writeInLines > 0 ? '<Text />' : xmlElement('Text', name);
  const status = writeInLines > 0 ? 'Unresolved' : 'Resolved';
  return `<Option>${ending}<WriteInData>${text}${xmlElement('ImageId', guidOf(id))}${xmlElement('WriteInDataStatus', status)}</WriteInData></Option>`;
}

/** An identifier that follows from a text alone. */
function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [8, 4, 4, 4, 12]
    .reduce<string[]>((parts, length) => {
      const start = parts.join('').length;
      return [...parts, hex.slice(start, start + length)];
    }, [])
    .join('-');
}
