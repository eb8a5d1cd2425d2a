import type { SearchHit } from '../api/types';

export interface Hit {
  type: string;
  fqn: string;
  name: string;
  serviceType?: string;
  service?: string;
  description?: string;
  deleted: boolean;
}

/** `topic_search_index` → `topic`, `search_entity_search_index` → `searchIndex`; a bare type stays. */
export function typeOfIndex(index: string): string {
  const bare = index.replace(/_search_index$/, '').replace(/_index$/, '');
  const camel = bare.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return camel === 'searchEntity' ? 'searchIndex' : camel;
}

export function hitOf(hit: SearchHit): Hit {
  const source = hit._source;
  const fqn = source.fullyQualifiedName;
  return {
    type: source.entityType ?? typeOfIndex(hit._index),
    fqn,
    name: source.displayName || source.name || fqn,
    serviceType: source.serviceType,
    service: source.service?.name,
    description: source.description,
    deleted: source.deleted ?? false,
  };
}
