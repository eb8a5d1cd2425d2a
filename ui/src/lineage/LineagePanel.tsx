import { useExplorer } from './state/useExplorer';
import { useLocalState } from './state/useViewState';
import { LineageView } from './LineageView';

export interface LineagePanelProps {
  type: string;
  fullyQualifiedName: string;
  height?: number;
}

/** The graph of one asset inside a tab; what is opened here stays out of the address. */
export default function LineagePanel({ type, fullyQualifiedName, height = 560 }: LineagePanelProps) {
  const explorer = useExplorer(useLocalState({ type, fullyQualifiedName }));
  return (
    <div className="hl-panel" style={{ '--hl-height': `${height}px` } as React.CSSProperties}>
      <LineageView explorer={explorer} embedded title={null} notFound={null} />
    </div>
  );
}
