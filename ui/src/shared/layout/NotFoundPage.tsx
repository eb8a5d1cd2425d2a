import { Link } from 'react-router';
import { useSearch } from '../../api/hooks/useSearch';
import { hitOf } from '../../search/hits';
import { HitLine } from '../../search/HitLine';
import { entityLink, searchLink } from '../links';
import { text } from '../text/text';
import { ButtonLink } from '../ui/Button';
import { Page } from './Page';

interface Props {
  /** The name that was asked for, where the address held one. */
  wanted?: string;
  type?: string;
}

/** Not found: the search, and the three closest names. */
export function NotFoundPage({ wanted, type }: Props) {
  const name = lastPart(wanted ?? '');
  const exact = useSearch(name, type ?? '', 0, 3);
  const nothing = exact.data?.hits.total.value === 0;
  const wide = useSearch(nothing ? longestWord(name) : '', '', 0, 3);
  const hits = (nothing ? wide : exact).data?.hits.hits.map(hitOf) ?? [];
  return (
    <Page title={text('notFound.title')}>
      <div className="hy-stack hy-narrow">
        <p className="hy-muted">{wanted ? text('notFound.entity', { name: wanted }) : text('notFound.page')}</p>
        {hits.length > 0 && (
          <>
            <h2>{text('notFound.closest')}</h2>
            <ul className="hy-panel hy-list">
              {hits.map((hit) => (
                <li key={hit.fqn} className="hy-list-item"><Link className="hy-row hy-grow" to={entityLink(hit.type, hit.fqn)}><HitLine hit={hit} /></Link></li>
              ))}
            </ul>
          </>
        )}
        <div className="hy-row-wrap">
          <ButtonLink to="/">{text('notFound.home')}</ButtonLink>
          {name && <ButtonLink to={searchLink(name)}>{text('notFound.search', { name })}</ButtonLink>}
        </div>
      </div>
    </Page>
  );
}

/** The most telling word of a name like `orders-to-lake`. */
const longestWord = (name: string): string =>
  name.split(/[^\p{L}\p{N}]+/u).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** The part after the last dot outside quotes, without its quotes. */
function lastPart(fqn: string): string {
  const match = /(?:"([^"]+)"|([^."]+))$/.exec(fqn);
  return match?.[1] ?? match?.[2] ?? fqn;
}
