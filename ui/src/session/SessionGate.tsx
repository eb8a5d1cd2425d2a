import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { session } from './session';
import { SignInPage } from './SignInPage';
import { useSession } from './useSession';

/** The page for whoever may see it. Nothing that one person has read is left for the next. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const out = useSession().phase === 'out';
  useEffect(() => void session.start(), []);
  useEffect(() => {
    if (out) client.clear();
  }, [out, client]);
  return out ? <SignInPage /> : children;
}
