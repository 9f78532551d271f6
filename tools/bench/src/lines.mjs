import { checksums } from './lines/checksums.mjs';
import { crossVotingUnseen } from './lines/cross-voting-unseen.mjs';
import { disk } from './lines/disk.mjs';
import { electionImport } from './lines/election-import.mjs';
import { electionResults } from './lines/election-results.mjs';
import { growth } from './lines/growth.mjs';
import { ingestDominionCsv } from './lines/ingest-dominion-csv.mjs';
import { ingestOtherFormats } from './lines/ingest-other-formats.mjs';
import { memory } from './lines/memory.mjs';
import { restRate } from './lines/rest-rate.mjs';
import { startTime } from './lines/start-time.mjs';

/** The lines of the benchmark, each a file. */
export const lines = [
  ingestDominionCsv,
  ingestOtherFormats,
  memory,
  crossVotingUnseen,
  restRate,
  disk,
  startTime,
  growth,
  checksums,
  electionResults,
  electionImport,
];
