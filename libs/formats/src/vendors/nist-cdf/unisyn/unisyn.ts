import type { FormatReader } from '../../../format-reader.ts';
import { readCdf, type CdfDialect } from '../read-cdf.ts';
import { recogniseCdf } from '../recognise-cdf.ts';

const dialect: CdfDialect = {
  recognise: (head) => recogniseCdf(head, 'draft'),
};

/** The XML of Unisyn OpenElect, in the draft form of the NIST format: one file for each tabulation session. */
export const unisyn: FormatReader = {
  id: 'unisyn',
  title: 'Unisyn XML',
  description: 'CastVoteRecordReport of the draft NIST_V0, one XML file a tabulation session',
  recognise: dialect.recognise,
  read: (files, sink, issues, options) => readCdf(dialect, files, sink, issues, options),
};
