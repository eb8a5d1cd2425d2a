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

const base = '/api/v1';

export function pathWithQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const tail = params.toString();
  return `${base}${path}${tail ? `?${tail}` : ''}`;
}

/** One request as it is; no answer at all is an error of ours, what was called off stays called off. */
export async function send(path: string, init: RequestInit, query?: Query): Promise<Response> {
  try {
    return await fetch(pathWithQuery(path, query), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, cause instanceof Error ? cause.message : String(cause), path);
  }
}

/** The answer's body, or the refusal as an error. */
export async function answerOf<T>(response: Response, path: string): Promise<T> {
  const raw = await response.text();
  if (!response.ok) throw new ApiError(response.status, reason(raw, response), path);
  return (raw ? JSON.parse(raw) : undefined) as T;
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
