import type { ExternalId } from '@crossvote/elections';
import { mapFeatureId, type NamedMap } from '../map-feature.ts';
import type { FeedScope } from './feed-scope.ts';
import { childOf, childrenOf, describeNode, textOf, type VipNode } from './vip-node.ts';

/** The features of a map that a precinct consists of. The feed counts them from 0, as the map does. */
export function mapFeaturesOf({ feed }: FeedScope, precinct: VipNode): ExternalId[] {
  const boundary = childOf(precinct, 'SpatialBoundary');
  if (!boundary) return [];
  return childrenOf(boundary, 'ExternalGeospatialFeature').flatMap((feature) => {
    const named = { ...feature, name: `${describeNode(precinct)}: SpatialBoundary` };
    const [file] = feed.referred(named, 'ExternalFileId', 'ExternalFile');
    if (!file) return [];
    return childrenOf(feature, 'FeatureIdentifier').flatMap((one) => {
      const index = textOf(one, 'Index');
      if (/^\d{1,9}$/.test(index)) return [mapFeatureId(mapOf(file), Number(index))];
      feed.sayUnreadable(precinct, 'FeatureIdentifier', index, 'the place of a feature');
      return [];
    });
  });
}

function mapOf(file: VipNode): NamedMap {
  const name = textOf(file, 'FileUri').replace(/^.*[/\\]/, '');
  const checksum = childOf(file, 'Checksum');
  if (!checksum) return { name, checksum: '' };
  const said = `${textOf(checksum, 'Algorithm')}:${textOf(checksum, 'Value')}`;
  return { name, checksum: said.toLowerCase() };
}
