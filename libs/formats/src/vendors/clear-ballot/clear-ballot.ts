import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { FormatReader, ReadOptions } from '../../format-reader.ts';
import { CardHistory } from './card-history.ts';
import { ContestList } from './contest-list.ts';
import { readParts } from './export-parts.ts';
import { readCards } from './read-cards.ts';
import { recognise } from './recognise.ts';
import { surveyFile } from './survey.ts';
import { sides } from './side-files.ts';

/**
 * Reads the files of one Clear Ballot export. Every file is read twice, as it is known only at its end which columns
 * are one contest.
 */
async function read(
  files: Parameters<FormatReader['read']>[0],
  sink: Parameters<FormatReader['read']>[1],
  issues: Parameters<FormatReader['read']>[2],
  { contests: ofFiles = new ContestsOfFiles(), words }: ReadOptions = {},
): ReturnType<FormatReader['read']> {
  const parts = await readParts(files, issues);
  const surveyed = [];
  for (const part of parts)
    surveyed.push({ part, survey: await surveyFile(part.file, part.tables) });
  const context = {
    sink,
    issues,
    contests: new ContestList(sink, issues, ofFiles),
    history: new CardHistory(issues, sink.identities),
    words,
  };
  let recordsStored = 0;
  let recordsRefused = 0;
  for (const { part, survey } of surveyed) {
    const { stored, refused } = await readCards(part.file, survey, context);
    recordsStored += stored;
    recordsRefused += refused;
    issues.add({
      severity: 'assumption',
      code: 'cards_not_linked',
      message:
        'each row is one card, and the export does not link the cards of a ballot: contests of two cards never meet',
      place: { file: part.file.name },
    });
  }
  return {
    electionName: '',
    softwareVersion: '',
    recordsRead: recordsStored + recordsRefused,
    recordsStored,
    recordsRefused,
  };
}

/** The CSV export of Clear Ballot's ClearCount: the present layout, and that of 2012 to 2016 with its side files. */
export const clearBallot: FormatReader = {
  id: 'clear-ballot',
  title: 'Clear Ballot CSV',
  description:
    'One header row with Choice_… headings, then one row a card (*.cvr.csv); until 2016 with .choices.csv, .contests.csv and others beside',
  recognise,
  sides,
  read,
};
