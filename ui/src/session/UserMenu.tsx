import { LogOut, UserRound } from 'lucide-react';
import { Link } from 'react-router';
import { accountLink, signOutLink } from '../shared/links';
import { text } from '../shared/text/text';
import { Popover } from '../shared/ui/Popover';
import { initialsOf } from './initials';
import { roleWord } from './roles';
import { useUser } from './useSession';

/** Who is signed in, their own page, and out. Nothing where nobody signs in. */
export function UserMenu() {
  const user = useUser();
  if (!user) return null;
  return (
    <Popover label={<span className="hy-initials" aria-hidden="true">{initialsOf(user.name)}</span>} ariaLabel={text('account.menu', { name: user.name })} end icon look="quiet">
      {(close) => (
        <>
          <div className="hy-user-line">
            <strong className="hy-break">{user.name}</strong>
            <span className="hy-hint">{roleWord(user.role)}</span>
          </div>
          <Link className="hy-menu-item" to={accountLink} onClick={close}><UserRound size={16} aria-hidden />{text('account.own')}</Link>
          <Link className="hy-menu-item" to={signOutLink} onClick={close}><LogOut size={16} aria-hidden />{text('account.signOut')}</Link>
        </>
      )}
    </Popover>
  );
}
