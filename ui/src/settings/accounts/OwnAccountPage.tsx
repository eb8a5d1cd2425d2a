import { rolesUpTo, roleWord } from '../../session/roles';
import type { User } from '../../session/session';
import { useSession, useUser } from '../../session/useSession';
import { NotFoundPage } from '../../shared/layout/NotFoundPage';
import { text } from '../../shared/text/text';
import { Panel } from '../../shared/ui/Panel';
import { SettingsFrame } from '../SettingsFrame';
import { ChangePassword } from './ChangePassword';
import { TokenList } from './TokenList';

/** Who one is here, one's password, one's tokens. */
export function OwnAccountPage() {
  const { phase } = useSession();
  const user = useUser();
  if (phase === 'open') return <NotFoundPage />;
  return <SettingsFrame title={text('settings.account')}>{user && <Own user={user} />}</SettingsFrame>;
}

function Own({ user }: { user: User }) {
  return (
    <div className="hy-stack">
      <Panel title={user.name}>
        <dl className="hy-facts">
          <dt>{text('account.email')}</dt><dd>{user.email}</dd>
          <dt>{text('account.role')}</dt><dd>{roleWord(user.role)}</dd>
        </dl>
      </Panel>
      <ChangePassword user={user} />
      <Panel title={text('tokens.own')}>
        <TokenList kind="personal" roles={rolesUpTo(user.role)} what="tokens.whatOwn" shown={(token) => token.kind === 'personal' && token.createdBy === user.name} />
      </Panel>
    </div>
  );
}
