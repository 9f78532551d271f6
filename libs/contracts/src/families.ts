import { electionApi } from './election/family.ts';
import type { ApiFamily } from './family.ts';

/** Every API family that the service answers. */
export const apiFamilies: readonly ApiFamily[] = [electionApi];
