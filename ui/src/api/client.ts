/** What the server says when it refuses: `{code, message}` of the contract. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly path: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  get notFound(): boolean {
    return this.status === 404;
  }

  /** No answer at all: the server is gone or unreachable. */
  get offline(): boolean {
    return this.status === 0;
  }
}

export type Query = Record<string, string | number | boolean | undefined>;

export interface Call {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

const base = '/api/v1';

/** One path segment: an FQN may hold slashes and quotes. */
export const segment = (value: string) => encodeURIComponent(value);

export function pathWithQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const tail = params.toString();
  return `${base}${path}${tail ? `?${tail}` : ''}`;
}

async function call<T>(method: string, path: string, { query, body, signal }: Call = {}): Promise<T> {
  const response = await send(path, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    // The browser keeps answers with their ETag and asks again with If-None-Match.
    cache: method === 'GET' ? 'no-cache' : 'no-store',
  }, query);
  const raw = await response.text();
  if (!response.ok) throw new ApiError(response.status, reason(raw, response), path);
  return (raw ? JSON.parse(raw) : undefined) as T;
}

async function send(path: string, init: RequestInit, query?: Query): Promise<Response> {
  try {
    return await fetch(pathWithQuery(path, query), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, cause instanceof Error ? cause.message : String(cause), path);
  }
}

function reason(raw: string, response: Response): string {
  try {
    const parsed: unknown = JSON.parse(raw);
    if (parsed && typeof parsed === 'object' && 'message' in parsed) return String(parsed.message);
  } catch {
    // Not JSON: a proxy or a crashed server answered; its status line says all that is known.
  }
  return `${response.status} ${response.statusText}`.trim();
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, query?: Query) => call<T>('POST', path, { body, query }),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, { body }),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, { body }),
  remove: <T>(path: string, query?: Query) => call<T>('DELETE', path, { query }),
};
