import type { FormatReader } from '../../format-reader.ts';
import { readCdf, type CdfDialect } from './read-cdf.ts';
import { recogniseCdf } from './recognise-cdf.ts';

const dialect: CdfDialect = {
  recognise: (head) => recogniseCdf(head, 'version 1'),
};

/** The common data format of NIST for cast vote records, version 1, as JSON or XML. */
export const nistCdf: FormatReader = {
  id: 'nist-cdf',
  title: 'NIST CDF',
  description:
    'CastVoteRecordReport of NIST SP 1500-103 version 1, JSON or XML, one file or a folder of files',
  recognise: dialect.recognise,
  read: (files, sink, issues, options) => readCdf(dialect, files, sink, issues, options),
};
