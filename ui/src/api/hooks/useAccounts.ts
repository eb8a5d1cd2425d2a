import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../client';
import { keys } from '../keys';
import type { Account } from '../types';

const path = '/hydrant/accounts';
const of = (account: Account) => `${path}/${segment(account.id)}`;

export const useAccounts = () =>
  useQuery({
    queryKey: keys.accounts,
    queryFn: async ({ signal }) => (await api.get<{ data: Account[] }>(path, undefined, signal)).data,
  });

/** What is done about accounts; the list is read again after each. A password lives as long as it is shown. */
function useAccountChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: keys.accounts }),
  });
}

export interface NewAccount {
  name: string;
  email: string;
  role: string;
  password: string;
}

export const useAddAccount = () => useAccountChange((account: NewAccount) => api.post<Account>(path, account));
export const useRemoveAccount = () => useAccountChange((account: Account) => api.remove(of(account)));
export const useResetPassword = () => useAccountChange((account: Account) => api.post<{ password: string }>(`${of(account)}/resetPassword`));
export const useChangeRole = () =>
  useAccountChange(({ account, role }: { account: Account; role: string }) => api.put<Account>(`${of(account)}/role`, { role }));

export interface PasswordChange {
  oldPassword: string;
  newPassword: string;
  confirmPassword: string;
}

export const useChangePassword = () =>
  useMutation({ gcTime: 0, mutationFn: (change: PasswordChange) => api.put('/users/changePassword', change) });
