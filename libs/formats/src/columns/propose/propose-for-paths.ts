import {
  FileError,
  openPaths,
  refuseByContent,
  tellingPaths,
  type Encoding,
  type OpenedFile,
  type UnpackRule,
} from '@crossvote/opening';
import type { Proposal } from './proposal.ts';
import { proposeColumns } from './propose-columns.ts';

/** A proposal for a table, by the name of its file. */
export interface FileProposal extends Proposal {
  readonly file: string;
}

/** Which tables are looked at. */
export interface ProposalRequest extends UnpackRule {
  /** Files, folders or archives. */
  readonly paths: readonly string[];
  readonly encoding?: Encoding | undefined;
}

/**
 * Proposes a map for the first file that can be a table of votes.
 *
 * @throws FileError when a file cannot be opened, or none has a column that can be votes
 */
export async function proposeForPaths(request: ProposalRequest): Promise<FileProposal> {
  const { files, close } = await openPaths(request.paths, request);
  try {
    return await tellingPaths(files, () => proposeForFiles(files));
  } finally {
    close();
  }
}

async function proposeForFiles(files: readonly OpenedFile[]): Promise<FileProposal> {
  for (const file of files) {
    const head = await file.head();
    if (file.isNamed) refuseByContent(file.name, head);
    const proposal = proposeColumns(head, file.name);
    if (proposal) return { ...proposal, file: file.name };
  }
  throw new FileError(
    'columns_unclear',
    'no column can be told to hold votes; write the map by hand, as docs/column-maps.md says',
    { file: files[0]?.name ?? '' },
  );
}
