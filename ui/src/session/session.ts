import { answerOf, send, ApiError } from '../api/http';
import { base64 } from './base64';
import { Marker, refreshedAlone } from './marker';

/** What somebody may do besides reading, as the server tells it. */
export type Permission = 'edit' | 'administer';

export interface User {
  id: string;
  name: string;
  email: string;
  role: string;
  permissions: Permission[];
}

/**
 * `open`: nobody has to sign in. `ended`: somebody was signed in and has to prove it again; the page stays as it is,
 * and what it asks for waits.
 */
export type SessionState =
  | { phase: 'starting' | 'open' | 'out' | 'unreachable' }
  | { phase: 'in' | 'ended'; user: User };

interface Token {
  accessToken: string;
  /** Epoch milliseconds of the server's clock. */
  expiryDuration: number;
}

interface LoggedIn extends Omit<User, 'role' | 'permissions'> {
  roles?: { name: string }[];
  permissions?: Permission[];
}

/** A token is renewed this long before its end, so that no request is refused for its age. */
const early = 30_000;

/**
 * Who is signed in. The access token lives in memory only; the refresh token is a cookie that no script can read.
 * Kept outside React, since every request asks for it.
 */
export class Session {
  private state: SessionState = { phase: 'starting' };
  private token: string | undefined;
  private freshUntil = 0;
  private renewing: Promise<boolean> | undefined;
  private readonly listeners = new Set<() => void>();
  private started: Promise<void> | undefined;
  private beginning: Promise<void> | undefined;

  constructor(private readonly marker = new Marker()) {
    marker.onRemoved(() => this.state.phase !== 'open' && this.leave());
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Asks how people sign in here, and goes on with the session of an earlier visit. */
  start(): Promise<void> {
    this.started ??= this.begin();
    return this.started;
  }

  /** Sends a request as whoever is signed in; a session that has ended is renewed, or waited for, and the request sent again. */
  async authorised(request: (headers: Record<string, string>) => Promise<Response>, signal?: AbortSignal): Promise<Response> {
    await this.start();
    if (this.state.phase === 'unreachable') await this.again();
    if (this.state.phase === 'open') return request({});
    if (this.state.phase === 'in' && performance.now() > this.freshUntil) await this.renew();
    for (let tries = 0; ; tries++) {
      if (this.state.phase === 'ended') await this.back(signal);
      const used = this.token;
      const response = await request(used ? { Authorization: `Bearer ${used}` } : {});
      if (!refusesToken(response) || tries === 2 || this.state.phase === 'out') return response;
      if (this.token === used) await this.renew();
    }
  }

  /** @throws ApiError with the server's words for a wrong password or too many attempts */
  async signIn(name: string, password: string): Promise<void> {
    const path = '/users/login';
    const body = JSON.stringify({ email: name, password: base64(password) });
    const headers = { 'Content-Type': 'application/json', 'X-Hydrant-Session': 'cookie' };
    const response = await send(path, { method: 'POST', headers, body, cache: 'no-store' });
    this.take(response, await answerOf<Token>(response, path));
    await this.enter();
  }

  /** Ends the session on the server too, and in the browser's other tabs. */
  async signOut(): Promise<void> {
    try {
      await send('/users/logout', { method: 'POST', cache: 'no-store' });
    } finally {
      this.leave();
    }
  }

  /** Forgets who was signed in; requests that wait are given up. */
  leave(): void {
    this.token = undefined;
    this.marker.remove();
    this.set({ phase: 'out' });
  }

  /** The server could not be reached at the start: each later request looks again. */
  private again(): Promise<void> {
    this.beginning ??= this.begin().finally(() => (this.beginning = undefined));
    return this.beginning;
  }

  private async begin(): Promise<void> {
    try {
      if (!(await wantsSignIn())) return this.set({ phase: 'open' });
      if (this.marker.present() && (await this.renew())) return await this.enter();
      this.set({ phase: 'out' });
    } catch (error) {
      if (error instanceof ApiError && !error.offline && error.status < 500) return this.leave();
      this.set({ phase: 'unreachable' });
    }
  }

  private async enter(): Promise<void> {
    const path = '/users/loggedInUser';
    const response = await send(path, { headers: { Authorization: `Bearer ${this.token ?? ''}` }, cache: 'no-store' });
    const { roles, permissions = [], ...user } = await answerOf<LoggedIn>(response, path);
    this.marker.set();
    this.set({ phase: 'in', user: { ...user, role: roles?.[0]?.name ?? '', permissions } });
  }

  private renew(): Promise<boolean> {
    this.renewing ??= refreshedAlone(() => this.refresh()).finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  /** False when the session has ended; a server that does not answer has ended nothing. */
  private async refresh(): Promise<boolean> {
    const path = '/users/refresh';
    // Outlives this page: a reload while it is under way must not lose the next token.
    const response = await send(path, { method: 'POST', cache: 'no-store', keepalive: true });
    if (response.status === 401 || response.status === 403) {
      this.token = undefined;
      if (this.state.phase === 'in') this.set({ ...this.state, phase: 'ended' });
      return false;
    }
    this.take(response, await answerOf<Token>(response, path));
    return true;
  }

  private take(response: Response, token: Token): void {
    // By the server's clock alone: this machine's may be wrong.
    const now = Date.parse(response.headers.get('Date') ?? '') || Date.now();
    this.token = token.accessToken;
    this.freshUntil = performance.now() + (token.expiryDuration - now) - early;
  }

  /** Until somebody has signed in again, or has given up. */
  private back(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.subscribe(() => {
        if (this.state.phase === 'ended') return;
        stop();
        resolve();
      });
      signal?.addEventListener('abort', () => {
        stop();
        reject(signal.reason instanceof Error ? signal.reason : new DOMException('Called off', 'AbortError'));
      });
    });
  }

  private set(state: SessionState): void {
    this.state = state;
    [...this.listeners].forEach((tell) => tell());
  }
}

/** The guard's refusal; a wrong password is one of its own. */
const refusesToken = (response: Response): boolean => response.status === 401 && response.headers.has('WWW-Authenticate');

async function wantsSignIn(): Promise<boolean> {
  const path = '/system/config/auth';
  const response = await send(path, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  // A server that does not know the question wants nobody to sign in.
  if (response.status === 404) return false;
  const { provider } = await answerOf<{ provider?: string }>(response, path);
  return provider !== 'no-auth';
}

export const session = new Session();
