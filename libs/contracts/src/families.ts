import { electionApi } from './election/family.ts';
import type { ApiFamily } from './route.ts';

/** Every API family that the service answers. */
export const apiFamilies: readonly ApiFamily[] = [electionApi];
