/** What another system calls a thing. */
export interface ExternalId {
  /** `ap`, `vip`, `vip-feature`, `ocd`, `fips`, `csv`, or what a feed calls another system: `state-level`; open. */
  readonly scheme: string;
  /** Where the value is unique: `2024-11-05/NJ` for AP's race ids, the feed's own source for VIP ids, else empty. */
  readonly scope: string;
  readonly value: string;
}
