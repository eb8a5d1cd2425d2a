import { useSyncExternalStore } from 'react';
import { session, type Permission, type User } from './session';

export const useSession = () => useSyncExternalStore(session.subscribe, session.current);

/** Whoever is signed in; undefined where nobody has to. */
export function useUser(): User | undefined {
  const state = useSession();
  return state.phase === 'in' || state.phase === 'ended' ? state.user : undefined;
}

/** Whether this may be offered. Where nobody signs in, everything may. */
export function useMay(permission: Permission): boolean {
  const state = useSession();
  if (state.phase === 'in' || state.phase === 'ended') return state.user.permissions.includes(permission);
  return state.phase === 'open';
}
