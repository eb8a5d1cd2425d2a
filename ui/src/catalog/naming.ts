import type { LineageNode } from '../api/types';
import { nameOf, placeOf } from '../lineage/names';

/** A name that tells an asset from its neighbours: `sales.orders`, a host instead of `hec-event`. */
export const assetName = (node: LineageNode): string => nameOf(node);

/** Where it lives: system, bucket or input, region. */
export const assetPlace = (node: LineageNode): string => placeOf(node, node.account ?? null);
