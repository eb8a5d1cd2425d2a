import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../shared/layout/Page';
import { signInLink } from '../shared/links';
import { text } from '../shared/text/text';
import { session } from './session';

/** An address, so that leaving a form with unsaved input asks first, as any other way out does. */
export function SignOutPage() {
  const navigate = useNavigate();
  useEffect(() => {
    void session.signOut().finally(() => void navigate(signInLink, { replace: true }));
  }, [navigate]);
  return <Page title={text('account.signingOut')}>{null}</Page>;
}
