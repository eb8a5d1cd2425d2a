import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { send } from '../api/http';
import { Marker } from './marker';
import { Session } from './session';

/** A server in memory: what it was asked, and how it answers now. */
class Server {
  readonly asked: string[] = [];
  provider = 'basic';
  down = false;
  token = 0;
  sessionLives = true;

  answer(url: string, init: RequestInit = {}): Response {
    if (this.down) throw new TypeError('Failed to fetch');
    const path = url.replace('/api/v1', '');
    this.asked.push(path);
    const sent = new Headers(init.headers).get('Authorization');
    switch (path) {
      case '/system/config/auth': return Response.json({ provider: this.provider });
      case '/users/login': return this.login(JSON.parse(String(init.body)) as { password: string });
      case '/users/refresh': return this.sessionLives ? this.issue() : refusal(401, 'The session has ended.');
      case '/users/logout': return new Response('');
      case '/users/loggedInUser': return Response.json({ id: '1', name: 'ann', email: 'a@b', roles: [{ name: 'Editor' }], permissions: ['edit'] });
      default: return sent === `Bearer t${this.token}` && this.token > 0 ? Response.json({ path }) : refusal(401, 'Token', { 'WWW-Authenticate': 'om-auth' });
    }
  }

  private login({ password }: { password: string }): Response {
    return atob(password) === 'right' ? this.issue() : refusal(401, 'You have entered an invalid username or password.');
  }

  private issue(): Response {
    this.token++;
    return Response.json({ accessToken: `t${this.token}`, expiryDuration: Date.now() + 900_000 }, { headers: { Date: new Date().toUTCString() } });
  }

  times = (path: string) => this.asked.filter((one) => one === path).length;
}

const refusal = (status: number, message: string, headers?: HeadersInit) => Response.json({ code: status, message }, { status, headers });

class Known extends Marker {
  constructor(public known: boolean) {
    super();
  }
  override present = () => this.known;
  override set = () => void (this.known = true);
  override remove = () => void (this.known = false);
}

let server: Server;
beforeEach(() => {
  server = new Server();
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => server.answer(url, init));
});
afterEach(() => vi.unstubAllGlobals());

const ask = (session: Session, path = '/pipelines', signal?: AbortSignal) => session.authorised((headers) => send(path, { headers }), signal);

async function signedIn(): Promise<Session> {
  const session = new Session(new Known(false));
  await session.start();
  await session.signIn('ann', 'right');
  return session;
}

describe('a session', () => {
  it('is not asked for where nobody has to sign in, and what is sent carries no token', async () => {
    server.provider = 'no-auth';
    const session = new Session(new Known(true));
    await ask(session);
    expect(session.current()).toEqual({ phase: 'open' });
    expect(server.asked).toEqual(['/system/config/auth', '/pipelines']);
  });
  it('asks no server in vain when this browser has no session', async () => {
    const session = new Session(new Known(false));
    await session.start();
    expect(session.current()).toEqual({ phase: 'out' });
    expect(server.asked).toEqual(['/system/config/auth']);
  });
  it('goes on with that of an earlier visit', async () => {
    const session = new Session(new Known(true));
    expect((await ask(session)).status).toBe(200);
    expect(session.current()).toMatchObject({ phase: 'in', user: { name: 'ann', role: 'Editor', permissions: ['edit'] } });
  });
  it('begins with a password, and a wrong one is told in the words of the server', async () => {
    const marker = new Known(false);
    const session = new Session(marker);
    await session.start();
    await expect(session.signIn('ann', 'wrong')).rejects.toThrow('invalid username or password');
    expect(session.current().phase).toBe('out');
    await session.signIn('ann', 'right');
    expect(session.current().phase).toBe('in');
    expect(marker.known).toBe(true);
  });
  it('is renewed once for many requests that are refused at once, and each is sent again', async () => {
    const session = await signedIn();
    server.token = 7; // The old one is no longer good.
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => ask(session, path)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(server.times('/users/refresh')).toBe(1);
  });
  it('that has ended keeps what is asked for waiting, and goes on with it after signing in again', async () => {
    const session = await signedIn();
    server.token = 7;
    server.sessionLives = false;
    const saving = ask(session, '/save');
    await vi.waitFor(() => expect(session.current().phase).toBe('ended'));
    expect(session.current()).toMatchObject({ user: { name: 'ann' } });
    await session.signIn('ann', 'right');
    expect((await saving).status).toBe(200);
    expect(session.current().phase).toBe('in');
  });
  it('lets go of what waits when it is called off or somebody else wants to sign in', async () => {
    const session = await signedIn();
    server.token = 7;
    server.sessionLives = false;
    const off = new AbortController();
    const [called, given] = [ask(session, '/a', off.signal), ask(session, '/b')];
    await vi.waitFor(() => expect(session.current().phase).toBe('ended'));
    off.abort();
    await expect(called).rejects.toThrow();
    session.leave();
    expect((await given).status).toBe(401);
    expect(session.current()).toEqual({ phase: 'out' });
  });
  it('does not end because of a refused password, or a server that is away', async () => {
    const session = await signedIn();
    const wrong = await session.authorised(async () => refusal(401, 'You have entered an invalid username or password.'));
    expect(wrong.status).toBe(401);
    expect(server.times('/users/refresh')).toBe(0);
    server.down = true;
    await expect(ask(session)).rejects.toThrow('Failed to fetch');
    expect(session.current().phase).toBe('in');
  });
  it('begins as soon as a server that was away at the start answers', async () => {
    server.down = true;
    const session = new Session(new Known(true));
    await expect(ask(session)).rejects.toThrow('Failed to fetch');
    expect(session.current().phase).toBe('unreachable');
    server.down = false;
    expect((await ask(session)).status).toBe(200);
    expect(session.current().phase).toBe('in');
  });
  it('ends on the server too', async () => {
    const session = await signedIn();
    await session.signOut();
    expect(server.times('/users/logout')).toBe(1);
    expect(session.current()).toEqual({ phase: 'out' });
  });
});
