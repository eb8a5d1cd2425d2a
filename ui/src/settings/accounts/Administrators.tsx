import type { ReactNode } from 'react';
import { NotFoundPage } from '../../shared/layout/NotFoundPage';
import { text } from '../../shared/text/text';
import { Empty } from '../../shared/ui/Empty';
import { roleWord } from '../../session/roles';
import { useMay, useSession, useUser } from '../../session/useSession';
import { SettingsFrame } from '../SettingsFrame';

interface Props {
  title: string;
  children: () => ReactNode;
}

/** A page of the settings that only administrators get; nothing is asked of the server for anybody else. */
export function Administrators({ title, children }: Props) {
  const { phase } = useSession();
  const user = useUser();
  const may = useMay('administer');
  if (phase === 'open') return <NotFoundPage />;
  return (
    <SettingsFrame title={title}>
      {may && children()}
      {!may && user && (
        <div className="hy-panel">
          <Empty title={text('may.administrators')}>{text('may.hint', { name: user.name, role: roleWord(user.role) })}</Empty>
        </div>
      )}
    </SettingsFrame>
  );
}
