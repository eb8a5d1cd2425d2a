import { session } from '../session/session';
import { answerOf, ApiError, send } from './http';

export interface ServerEvent {
  name: string;
  data: string;
}

const again = 1_000;

/**
 * The server's events as they come, until `take` says that it has seen the last one or the signal calls them off. The
 * browser's own event source cannot carry a token, so this is one: it connects again by itself, from the last event on.
 *
 * @throws ApiError when the server refuses
 */
export async function watch(path: string, signal: AbortSignal, take: (event: ServerEvent) => boolean): Promise<void> {
  const parser = new EventParser();
  while (!signal.aborted) {
    try {
      const response = await session.authorised((headers) => send(path, requestFrom(parser.lastId, headers, signal)), signal);
      if (!response.ok || !response.body) return await answerOf<void>(response, path);
      if (!(await readAll(response.body, parser, take))) return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && !error.offline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, again));
  }
}

const requestFrom = (last: string | undefined, headers: Record<string, string>, signal: AbortSignal): RequestInit => ({
  headers: { Accept: 'text/event-stream', ...(last === undefined ? {} : { 'Last-Event-ID': last }), ...headers },
  cache: 'no-store',
  signal,
});

/** False when the last event has been seen; true when the stream broke off before. */
async function readAll(body: ReadableStream<Uint8Array>, parser: EventParser, take: (event: ServerEvent) => boolean): Promise<boolean> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  parser.begin();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return true;
    for (const event of parser.add(decoder.decode(value, { stream: true }))) {
      if (take(event)) continue;
      await reader.cancel();
      return false;
    }
  }
}

/** Server-sent events out of pieces of text, however they are cut. */
export class EventParser {
  /** Of the last whole event that had one. */
  lastId: string | undefined;
  private rest = '';

  /** A new connection begins with a new event. */
  begin(): void {
    this.rest = '';
  }

  add(piece: string): ServerEvent[] {
    const blocks = (this.rest + piece.replaceAll('\r', '')).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.event(block));
  }

  private event(block: string): ServerEvent[] {
    const fields = block.split('\n').map(field);
    const all = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value);
    this.lastId = all('id').at(-1) ?? this.lastId;
    const data = all('data');
    return data.length === 0 ? [] : [{ name: all('event').at(-1) ?? 'message', data: data.join('\n') }];
  }
}

/** `data: words` → `[data, words]`; a line that starts with a colon is a comment, such as the heartbeat. */
function field(line: string): [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}
