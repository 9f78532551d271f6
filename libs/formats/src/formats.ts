import type { KnownFormats } from '@crossvote/opening';
import type { FormatReader } from './format-reader.ts';
import { refuseOtherKind } from './other-kinds/refuse-other-kind.ts';
import type { PieceFormat, PieceTask } from './pieces/piece-format.ts';
import { aecSenate } from './vendors/aec-senate/aec-senate.ts';
import { blt } from './vendors/blt/blt.ts';
import { choiceplus } from './vendors/choiceplus/choiceplus.ts';
import { clearBallot } from './vendors/clear-ballot/clear-ballot.ts';
import { crossvoteCsv } from './vendors/crossvote-csv/crossvote-csv.ts';
import { dominionCsv } from './vendors/dominion-csv/dominion-csv.ts';
import { dominionJson } from './vendors/dominion-json/dominion-json.ts';
import { essEl155 } from './vendors/ess-el155/ess-el155.ts';
import { ess } from './vendors/ess/ess.ts';
import { nyc } from './vendors/ess/nyc/nyc.ts';
import { hart } from './vendors/hart/hart.ts';
import { nameColumns } from './vendors/name-columns/name-columns.ts';
import { nistCdf } from './vendors/nist-cdf/nist-cdf.ts';
import { unisyn } from './vendors/nist-cdf/unisyn/unisyn.ts';
import { preflib } from './vendors/preflib/preflib.ts';
import { raire } from './vendors/raire/raire.ts';
import { rankingsCounted } from './vendors/rankings-counted/rankings-counted.ts';
import { longCsv, table } from './vendors/table/table-formats.ts';
import { votekit } from './vendors/votekit/votekit.ts';
import { wineds } from './vendors/wineds/wineds.ts';

/** All formats that can be read, in the order in which they are tried. */
export const formats: readonly FormatReader[] = [
  dominionCsv,
  crossvoteCsv,
  dominionJson,
  ess,
  nyc,
  hart,
  clearBallot,
  nistCdf,
  unisyn,
  wineds,
  essEl155,
  blt,
  preflib,
  raire,
  rankingsCounted,
  choiceplus,
  votekit,
  aecSenate,
  nameColumns,
  // Their headings are the most general ones.
  longCsv,
  table,
];

/** The formats that are read, and the kinds of files that are known and refused. */
export const knownFormats: KnownFormats<FormatReader> = {
  formats,
  refuseOtherKind: (file, head) => {
    refuseOtherKind(
      file,
      head,
      formats.flatMap(({ otherKinds }) => otherKinds ?? []),
    );
  },
};

/** The format that reads the pieces of a task. */
export function pieceFormatOf({ format }: PieceTask): PieceFormat {
  const pieces = formats.find(({ id }) => id === format)?.pieces;
  if (!pieces) throw new RangeError(`no format ${format} is read in pieces`);
  return pieces;
}
