export { countySpec, generateElection, nationalNight } from '@crossvote/samples';
