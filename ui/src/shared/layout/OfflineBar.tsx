import { useQueryClient } from '@tanstack/react-query';
import { useConnection } from '../hooks/useConnection';
import { StatusShape } from '../status/StatusShape';
import { text } from '../text/text';
import { exactTime } from '../time/format';
import { Button } from '../ui/Button';

/** Says quietly that the server does not answer, and since when; the page keeps its data. */
export function OfflineBar() {
  const lastAnswer = useConnection();
  const client = useQueryClient();
  if (lastAnswer === undefined) return null;
  return (
    <div className="hy-offline" role="alert">
      <StatusShape kind="partial" />
      <span className="hy-grow">
        {lastAnswer > 0 ? text('offline.since', { time: exactTime(lastAnswer) }) : text('offline.never')}
      </span>
      <Button small onClick={() => void client.refetchQueries({ type: 'active' })}>{text('offline.tryNow')}</Button>
    </div>
  );
}
