/** Hears of what a format cannot hold; told before the last byte, and the same several times. */
export type LossReport = (loss: string) => void;

/** How a dataset is written. */
export interface WritingOptions {
  readonly onLoss: LossReport;
  /**
   * For CSV alone: without the rows that define contests, and with the codes of characters that would steer a terminal or
   * turn the direction of text in their place.
   */
  readonly isPlain: boolean;
}
