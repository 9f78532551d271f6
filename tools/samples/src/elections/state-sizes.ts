/** Counties of each state, in New England its towns, about as they are. */
const places: Readonly<Record<string, number>> = {
  ...{ AL: 67, AK: 30, AZ: 15, AR: 75, CA: 58, CO: 64, CT: 169, DE: 3, DC: 1, FL: 67, GA: 159 },
  ...{ HI: 5, ID: 44, IL: 102, IN: 92, IA: 99, KS: 105, KY: 120, LA: 64, ME: 500, MD: 24, MA: 351 },
  ...{ MI: 83, MN: 87, MS: 82, MO: 115, MT: 56, NE: 93, NV: 17, NH: 234, NJ: 21, NM: 33, NY: 62 },
  ...{ NC: 100, ND: 53, OH: 88, OK: 77, OR: 36, PA: 67, RI: 39, SC: 46, SD: 66, TN: 95, TX: 254 },
  ...{ UT: 29, VT: 247, VA: 133, WA: 39, WV: 55, WI: 72, WY: 23 },
};

/** States that report by town. */
const newEngland: ReadonlySet<string> = new Set(['CT', 'ME', 'MA', 'NH', 'RI', 'VT']);

/** A state, and how many places report in it. */
export interface StateSize {
  readonly postal: string;
  readonly kind: 'county' | 'town';
  readonly places: number;
}

/** The 50 states and DC with `total` places, spread as counties and towns are; each has one at least. */
export function stateSizes(total: number): StateSize[] {
  const states = Object.entries(places);
  const all = states.reduce((sum, [, count]) => sum + count, 0);
  let before = 0;
  let given = 0;
  return states.map(([postal, count], index) => {
    before += count;
    const statesLeft = states.length - index - 1;
    const share = Math.round((total * before) / all) - given;
    const own = Math.max(1, Math.min(share, total - given - statesLeft));
    given += own;
    return { postal, kind: newEngland.has(postal) ? 'town' : 'county', places: own };
  });
}
