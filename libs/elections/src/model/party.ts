/** Code and name of a party in one scheme. Only looked up: an unknown code passes through. */
export interface Party {
  /** `ap`, `vip`, `csv` … */
  readonly scheme: string;
  readonly code: string;
  readonly name: string;
}
