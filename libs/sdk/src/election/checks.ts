/**
 * The schemas of the answers, with what reads them. They are several times as large as the client, so that only a client
 * that checks answers loads them.
 */
export {
  ContestList,
  DatasetList,
  MultiSourceCrossVoting,
  SingleSourceCrossVoting,
} from '#contracts';
