import { text } from '../shared/text/text';

export interface LineagePanelProps {
  type: string;
  fullyQualifiedName: string;
  height?: number;
}

/** The graph of one asset inside a tab. */
export default function LineagePanel({ fullyQualifiedName }: LineagePanelProps) {
  return <section aria-label={text('lineage.title')}>{fullyQualifiedName}</section>;
}
