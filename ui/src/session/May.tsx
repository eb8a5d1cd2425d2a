import type { ReactNode } from 'react';
import { Page } from '../shared/layout/Page';
import { text } from '../shared/text/text';
import { Empty } from '../shared/ui/Empty';
import { roleWord } from './roles';
import type { Permission } from './session';
import { useMay, useUser } from './useSession';

/** What somebody may not do is not offered. */
export function May({ what, children }: { what: Permission; children: ReactNode }) {
  return useMay(what) ? children : null;
}

/** A page for those who may change something; others are told so where the form would be. */
export function Editors({ title, children }: { title: string; children: ReactNode }) {
  const may = useMay('edit');
  const user = useUser();
  if (may || !user) return children;
  return (
    <Page title={title}>
      <div className="hy-panel">
        <Empty title={text('may.editors')}>{text('may.hint', { name: user.name, role: roleWord(user.role) })}</Empty>
      </div>
    </Page>
  );
}
