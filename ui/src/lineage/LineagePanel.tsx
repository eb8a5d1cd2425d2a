import { useExplorer } from './state/useExplorer';
import { useLocalState } from './state/useViewState';
import { LineageView } from './LineageView';
import { ServicePipelines } from './parts/Start';
import './lineage.css';

export interface LineagePanelProps {
  type: string;
  fullyQualifiedName: string;
  height?: number;
}

/** The lineage tab of a page; what is opened here stays out of the address. */
export default function LineagePanel(props: LineagePanelProps) {
  return props.type === 'pipelineService' ? <ServicePipelines service={props.fullyQualifiedName} /> : <GraphPanel {...props} />;
}

function GraphPanel({ type, fullyQualifiedName, height = 560 }: LineagePanelProps) {
  const explorer = useExplorer(useLocalState({ type, fullyQualifiedName }));
  return (
    <div className="hl-panel" style={{ '--hl-height': `${height}px` } as React.CSSProperties}>
      <LineageView explorer={explorer} embedded title={null} notFound={null} />
    </div>
  );
}
