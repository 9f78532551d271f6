export {
  contestListToWire,
  contestToWire,
  crossVotingToWire,
  datasetListToWire,
  datasetToWire,
} from './election/to-wire.ts';
