import { session } from '../session/session';
import { answerOf, send, type Query } from './http';

export { ApiError, type Query } from './http';

interface Call {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

/** One path segment: an FQN may hold slashes and quotes. */
export const segment = (value: string) => encodeURIComponent(value);

async function call<T>(method: string, path: string, { query, body, signal }: Call = {}): Promise<T> {
  const own: HeadersInit = { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const init: RequestInit = {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    // The browser keeps answers with their ETag and asks again with If-None-Match.
    cache: method === 'GET' ? 'no-cache' : 'no-store',
  };
  const response = await session.authorised((headers) => send(path, { ...init, headers: { ...own, ...headers } }, query), signal);
  return answerOf<T>(response, path);
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, query?: Query) => call<T>('POST', path, { body, query }),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, { body }),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, { body }),
  remove: <T>(path: string, query?: Query) => call<T>('DELETE', path, { query }),
};
