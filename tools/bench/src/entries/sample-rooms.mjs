export { countySpec, generateElection } from '@crossvote/samples';
