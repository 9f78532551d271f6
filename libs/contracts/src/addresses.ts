/**
 * Where requests go. Nothing here imports a schema, so that a client which only asks does not load them.
 */
export { addressOf } from './request/address-of.ts';
export { electionPaths, electionPlace } from './election/place.ts';
