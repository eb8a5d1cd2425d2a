import type { TagLabel } from '../api/types';
import { text } from '../shared/text/text';
import { tagText } from './tags';

/** Tags as chips; long ones are cut, their whole text stays in the hint. */
export function TagList({ tags }: { tags: TagLabel[] }) {
  if (tags.length === 0) return <span className="hy-hint">{text('tags.none')}</span>;
  return (
    <span className="hy-row-wrap">
      {tags.map((tag) => (
        <span key={tag.tagFQN} className="hy-chip" title={tag.description ?? tag.tagFQN}><span className="hy-ellipsis">{tagText(tag.tagFQN)}</span></span>
      ))}
    </span>
  );
}
