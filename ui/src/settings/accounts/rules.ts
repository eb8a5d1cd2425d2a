import type { TextKey } from '../../shared/text/text';

const userName = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const shortest = 12;

export const userNameProblem = (name: string): TextKey | undefined => (userName.test(name) ? undefined : 'users.badName');
export const emailProblem = (email: string): TextKey | undefined => (/^[^@\s]+@[^@\s]+$/.test(email) ? undefined : 'users.badEmail');
export const tokenNameProblem = (name: string): TextKey | undefined =>
  name.trim() === '' || name.length > 128 ? 'tokens.badName' : undefined;

export interface Passwords {
  old: string;
  wanted: string;
  again: string;
}

/** What is wrong with a new password, by field. */
export function passwordProblems({ old, wanted, again }: Passwords): Partial<Record<keyof Passwords, TextKey>> {
  return {
    ...(old === '' ? { old: 'signIn.empty' as const } : {}),
    ...(wanted.length < shortest ? { wanted: 'password.short' as const } : wanted === old ? { wanted: 'password.same' as const } : {}),
    ...(again === wanted ? {} : { again: 'password.differs' as const }),
  };
}

/** A first password: 18 random bytes, as the server makes them. */
export function generatedPassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return btoa(String.fromCharCode(...random(new Uint8Array(18)))).replaceAll('+', '-').replaceAll('/', '_');
}

export interface AuditRow {
  verb: string;
  word: 'audit.done' | 'audit.refused' | 'audit.failedSignIn';
}

/** `PUT /api/v1/users/{id}` → `PUT`; a sign-in that failed has a word of its own. */
export function auditRow({ action, outcome }: { action: string; outcome: number }): AuditRow {
  if (action === 'sign-in') return { verb: '', word: 'audit.failedSignIn' };
  return { verb: action.split(' ')[0] ?? action, word: outcome < 400 ? 'audit.done' : 'audit.refused' };
}

export const periods = { all: 0, hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const;
export type Period = keyof typeof periods;

/** The beginning of a period, to the minute, so that the same question stays the same for a while. */
export function since(period: Period, now: number): number | undefined {
  return period === 'all' ? undefined : Math.floor((now - periods[period]) / 60_000) * 60_000;
}
