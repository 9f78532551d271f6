import { NotFoundError, type Selection, type StoredContest } from '@crossvote/election';

/** A contest with labels that are unique among contests, and unique among its choices. */
export interface ExportedContest extends StoredContest {
  readonly label: string;
  readonly choiceLabels: readonly string[];
}

/** One code for each record of a block: 0 for nothing, else the place of its entry, from 1. */
export interface Column<Entry> {
  readonly entries: readonly Entry[];
  readonly codes: Uint16Array;
}

/** A run of consecutive records; a column without an entry in it is missing. */
export interface ExportedBlock {
  /** Number of its first record in the dataset, from 1. */
  readonly firstRecord: number;
  readonly recordCount: number;
  /** By the place of the contest. */
  readonly marks: readonly (Column<Selection> | undefined)[];
  /** In the order of `attributeColumns`. */
  readonly attributes: readonly (Column<string> | undefined)[];
}

/** There is no dataset with this id, or it was removed while it was exported. */
export class DatasetMissingError extends NotFoundError {
  override readonly name = 'DatasetMissingError';

  /** @param wasThere - whether it was removed or replaced while it was read */
  constructor(
    readonly datasetId: number,
    wasThere = false,
  ) {
    super(
      wasThere
        ? `dataset ${datasetId} was removed or replaced while it was read; begin again`
        : `there is no dataset ${datasetId}`,
    );
  }
}
