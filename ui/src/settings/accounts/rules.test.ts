import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../session/initials';
import { base64 } from '../../session/base64';
import { roleWord, rolesUpTo } from '../../session/roles';
import { auditRow, emailProblem, generatedPassword, passwordProblems, since, tokenNameProblem, userNameProblem } from './rules';

describe('the rules of accounts', () => {
  it('take the names and addresses that the server takes', () => {
    expect(['ann', 'a.b_c-9'].map(userNameProblem)).toEqual([undefined, undefined]);
    expect(['', 'Ann', '-a', 'a b', 'x'.repeat(65)].map(userNameProblem)).toEqual(Array(5).fill('users.badName'));
    expect(['a@b', 'ann'].map(emailProblem)).toEqual([undefined, 'users.badEmail']);
    expect([' ', 'ci', 'x'.repeat(129)].map(tokenNameProblem)).toEqual(['tokens.badName', undefined, 'tokens.badName']);
  });
  it('say what is wrong with a new password, field by field', () => {
    const long = 'a long enough one';
    expect(passwordProblems({ old: 'x', wanted: long, again: long })).toEqual({});
    expect(passwordProblems({ old: '', wanted: 'short', again: 'other' })).toEqual({ old: 'signIn.empty', wanted: 'password.short', again: 'password.differs' });
    expect(passwordProblems({ old: long, wanted: long, again: long })).toEqual({ wanted: 'password.same' });
  });
  it('make first passwords that are long, safe in an address and never the same', () => {
    expect(generatedPassword((bytes) => bytes.fill(255))).toBe('_'.repeat(24));
    expect(generatedPassword()).toMatch(/^[\w-]{24}$/);
    expect(generatedPassword()).not.toBe(generatedPassword());
  });
});

describe('the rules of roles', () => {
  it('never offer a token that may more than its maker', () => {
    expect(['Viewer', 'Editor', 'Admin', 'Other'].map((role) => rolesUpTo(role).length)).toEqual([1, 2, 3, 0]);
  });
  it('keep the name of a role that is not known here', () => expect([roleWord('IngestionBot'), roleWord('Auditor')]).toEqual(['Ingestion bot', 'Auditor']));
});

describe('the audit log', () => {
  it('tells a change from a refusal and from a failed sign-in', () => {
    expect(auditRow({ action: 'PUT /api/v1/users/{id}', outcome: 200 })).toEqual({ verb: 'PUT', word: 'audit.done' });
    expect(auditRow({ action: 'DELETE /x', outcome: 403 })).toEqual({ verb: 'DELETE', word: 'audit.refused' });
    expect(auditRow({ action: 'sign-in', outcome: 401 })).toEqual({ verb: '', word: 'audit.failedSignIn' });
  });
  it('asks the same question within a minute', () => {
    expect(since('all', 5)).toBeUndefined();
    expect(since('hour', 3_600_000 + 90_000)).toBe(60_000);
    expect(since('hour', 3_600_000 + 119_999)).toBe(60_000);
  });
});

it('sends a password as the contract wants it, whatever its letters', () => expect(atob(base64('Zoë'))).toBe('Zo\u00c3\u00ab'));
it('draws initials', () => expect(['ann.karlsson', 'ann', 'a'].map(initialsOf)).toEqual(['AK', 'AN', 'A']));
