import { text } from '../shared/text/text';

/** The lineage explorer over the whole window; it reads and writes the address itself. */
export default function LineageExplorer() {
  return <h1>{text('lineage.title')}</h1>;
}
