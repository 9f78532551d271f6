/** Why a record is refused; the message names the cell. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** Column from 1. */
  readonly column?: number;
}
