import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventParser, watch } from './events';

describe('EventParser', () => {
  it('reads events however they are cut, and remembers the last id', () => {
    const parser = new EventParser();
    const whole = 'id: 42\nevent: log\ndata: {"text":\ndata: "a: b"}\n\n: still here\n\nevent: end\ndata: {}\n\n';
    for (let cut = 1; cut < whole.length; cut++) {
      const found = [...parser.add(whole.slice(0, cut)), ...parser.add(whole.slice(cut))];
      expect(found).toEqual([{ name: 'log', data: '{"text":\n"a: b"}' }, { name: 'end', data: '{}' }]);
    }
    expect(parser.lastId).toBe('42');
  });
  it('forgets half an event when the connection begins anew', () => {
    const parser = new EventParser();
    parser.add('event: log\ndata: ha');
    parser.begin();
    expect(parser.add('event: end\ndata: x\n\n')).toEqual([{ name: 'end', data: 'x' }]);
  });
});

describe('watch', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('goes on from the last event after a broken connection, and stops at the last one', async () => {
    const pieces = ['id: 5\nevent: log\ndata: one\n\nevent: log\ndata: ha', 'id: 9\nevent: log\ndata: two\n\nevent: end\ndata: \n\n'];
    const from: (string | null)[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (url.endsWith('/config/auth')) return Response.json({ provider: 'no-auth' });
      from.push(new Headers(init.headers).get('Last-Event-ID'));
      return new Response(pieces.shift());
    });
    const seen: string[] = [];
    await watch('/events', new AbortController().signal, ({ name, data }) => seen.push(`${name} ${data}`) > 0 && name !== 'end');
    expect(seen).toEqual(['log one', 'log two', 'end ']);
    expect(from).toEqual([null, '5']);
  });
  it('tells when the server refuses', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ code: 503, message: 'Already 50 are watching runs.' }, { status: 503 }));
    await expect(watch('/events', new AbortController().signal, () => true)).rejects.toThrow('Already 50');
  });
});
