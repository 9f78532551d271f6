import { crossVoting, MultiSourceCrossVoting, SingleSourceCrossVoting } from '#contracts';

const [single, multi] = crossVoting.examples;

/** The documented answers. */
export const singleAnswer = SingleSourceCrossVoting.parse(single?.answer);
export const multiAnswer = MultiSourceCrossVoting.parse(multi?.answer);
