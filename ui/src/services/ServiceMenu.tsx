import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeleteService } from '../api/hooks/useDeleteService';
import type { PipelineService } from '../api/types';
import { servicesLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Button } from '../shared/ui/Button';
import { Dialog } from '../shared/ui/Dialog';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { Popover } from '../shared/ui/Popover';

/** What is done rarely, with the number of things it touches. */
export function ServiceMenu({ service, pipelines }: { service: PipelineService; pipelines: number }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteService();
  const navigate = useNavigate();
  const words = text('service.delete', { name: service.name, n: pipelines });
  return (
    <>
      <Popover label={<Ellipsis size={18} aria-hidden />} ariaLabel={text('action.more')} icon end>
        {(close) => (
          <button type="button" className="hy-menu-item hy-menu-danger" onClick={() => { close(); setAsking(true); }}>
            <Trash2 size={16} aria-hidden />{text('service.deleteShort')}
          </button>
        )}
      </Popover>
      {asking && (
        <Dialog
          title={words}
          onClose={() => setAsking(false)}
          actions={
            <Button look="danger" onClick={() => remove.mutate(service, { onSuccess: () => void navigate(servicesLink) })}>
              {remove.isPending ? text('action.deleting') : words}
            </Button>
          }
        >
          <p>{text('service.deleteHint')}</p>
          {remove.error && <ErrorNote error={remove.error} what={text('service.deleteFailed')} />}
        </Dialog>
      )}
    </>
  );
}
