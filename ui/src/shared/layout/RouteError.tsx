import { useRouteError } from 'react-router';
import { text } from '../text/text';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';

/** A page that failed to draw: the rest works, the details can be copied. */
export function RouteError() {
  const error = useRouteError();
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <div className="hy-content">
      <Note
        kind="failed"
        title={text('crash.title')}
        alert
        actions={
          <>
            <Button small onClick={() => window.location.reload()}>{text('crash.again')}</Button>
            <Button small look="quiet" onClick={() => void navigator.clipboard.writeText(details)}>{text('crash.copy')}</Button>
          </>
        }
      >
        <pre className="hy-raw">{details}</pre>
      </Note>
    </div>
  );
}
