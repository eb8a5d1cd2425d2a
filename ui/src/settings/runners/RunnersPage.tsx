import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useRunners } from '../../api/hooks/useRunners';
import { useMay } from '../../session/useSession';
import { text } from '../../shared/text/text';
import { Button } from '../../shared/ui/Button';
import { Empty } from '../../shared/ui/Empty';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { Skeleton } from '../../shared/ui/Skeleton';
import { SettingsFrame } from '../SettingsFrame';
import { AddRunner } from './AddRunner';
import { RunnerCard } from './RunnerCard';

/** Where runs are carried out: inside the server, or in a network that the server cannot reach. */
export function RunnersPage() {
  const { data, error, refetch } = useRunners();
  const [adding, setAdding] = useState(false);
  const administers = useMay('administer');
  const managed = (data?.some((one) => one.managed) ?? false) && administers;
  return (
    <SettingsFrame title={text('settings.runners')}>
      <div className="hy-stack">
        <div className="hy-row-wrap">
          <p className="hy-muted">{text('runners.what')}</p>
          {managed && !adding && <span className="hy-push"><Button look="primary" onClick={() => setAdding(true)}><Plus size={16} aria-hidden />{text('runners.add')}</Button></span>}
        </div>
        {adding && <AddRunner runners={data ?? []} onDone={() => setAdding(false)} />}
        {error && <ErrorNote error={error} what={text('runners.failed')} retry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={3} height={72} />}
        {data?.length === 0 && <div className="hy-panel"><Empty title={text('runners.none')}>{text('runners.noneHint')}</Empty></div>}
        <ul className="hy-stack-tight">{data?.map((runner) => <RunnerCard key={runner.name} runner={runner} />)}</ul>
      </div>
    </SettingsFrame>
  );
}
