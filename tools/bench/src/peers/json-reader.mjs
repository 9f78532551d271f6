/**
 * A straightforward reader of JSON exports: stream-json hands over one record after the other, and the votes of
 * each contest are added up.
 */
import { pipeline } from 'node:stream/promises';
import { performance } from 'node:perf_hooks';
import { pick } from 'stream-json/filters/pick.js';
import { streamValues } from 'stream-json/streamers/stream-values.js';
import { parser } from 'stream-json';
import { eachFile } from './each-file.mjs';

const readers = { 'dominion-json': readDominion, 'nist-cdf-json': readNist };

export async function read({ format, files }) {
  const started = performance.now();
  const counts = await readers[format](files);
  return { seconds: (performance.now() - started) / 1000, counts };
}

/** Hands over each item of the lists whose items' paths match. */
async function eachItem(stream, filter, add) {
  const steps = [parser.asStream(), pick.asStream({ filter }), streamValues.asStream()];
  await pipeline(stream, ...steps, async (items) => {
    for await (const { value } of items) add(value);
  });
}

async function readDominion(files) {
  const names = new Map();
  const votes = new Map();
  let records = 0;
  const addSession = ({ Original, Modified }) => {
    const snapshot = Modified?.IsCurrent ? Modified : Original;
    for (const { Contests } of snapshot.Cards ?? [snapshot]) {
      records += 1;
      for (const { Id, Marks } of Contests)
        votes.set(Id, (votes.get(Id) ?? 0) + Marks.filter(({ IsVote }) => IsVote).length);
    }
  };
  await eachFile(files, async (name, stream) => {
    if (name === 'ContestManifest.json')
      await eachItem(stream, /^List\.\d+$/, ({ Id, Description }) => names.set(Id, Description));
    else if (/^CvrExport(_\d+)?\.json$/.test(name))
      await eachItem(stream, /^Sessions\.\d+$/, addSession);
    else stream.destroy();
  });
  return named(records, names, votes);
}

async function readNist(files) {
  const names = new Map();
  const votes = new Map();
  let records = 0;
  const add = ({ Contest = [], CurrentSnapshotId, CVRSnapshot }) => {
    for (const contest of Contest) names.set(contest['@id'], contest.Name);
    if (CVRSnapshot === undefined) return;
    records += 1;
    const { CVRContest = [] } = CVRSnapshot.find(
      (snapshot) => snapshot['@id'] === CurrentSnapshotId,
    );
    for (const contest of CVRContest)
      votes.set(contest.ContestId, (votes.get(contest.ContestId) ?? 0) + allocated(contest));
  };
  await eachFile(files, (_name, stream) => eachItem(stream, /^(CVR|Election)\.\d+$/, add));
  return named(records, names, votes);
}

function allocated({ CVRContestSelection = [], Overvotes = 0 }) {
  if (Overvotes > 0) return 0;
  return CVRContestSelection.flatMap(({ SelectionPosition }) => SelectionPosition).filter(
    ({ HasIndication, IsAllocable }) => HasIndication === 'yes' && IsAllocable !== 'no',
  ).length;
}

function named(records, names, votes) {
  return {
    records,
    ...Object.fromEntries([...names].map(([id, name]) => [name, votes.get(id) ?? 0])),
  };
}
