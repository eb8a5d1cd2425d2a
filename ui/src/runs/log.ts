export type Level = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
export const levels: Level[] = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

export interface LogLine {
  /** Counted from 1 over the whole log, whatever is filtered. */
  number: number;
  time?: string;
  level?: Level;
  message: string;
}

const shape = /^(\d{2}:\d{2}:\d{2}\.\d{3}) (DEBUG|INFO|WARN|ERROR) +(.*)$/;

/**
 * `HH:mm:ss.SSS LEVEL message`; other lines belong to the line before and take its level. While the log still
 * grows, a last line without its end waits for the rest.
 */
export function parseLog(content: string, complete = true): LogLine[] {
  const raw = content.split('\n');
  const last = raw.pop();
  if (last && complete) raw.push(last);
  let level: Level | undefined;
  return raw.map((line, index) => {
    const match = shape.exec(line);
    if (!match) return { number: index + 1, level, message: line };
    level = match[2] as Level;
    return { number: index + 1, time: match[1], level, message: match[3] ?? '' };
  });
}

/** Lines of at least a level; a line without one is always shown. */
export function fromLevel(lines: LogLine[], least: Level): LogLine[] {
  const bar = levels.indexOf(least);
  return lines.filter((line) => line.level === undefined || levels.indexOf(line.level) >= bar);
}

/** Positions within the given lines where the text occurs. */
export function findIn(lines: LogLine[], needle: string): number[] {
  const wanted = needle.trim().toLowerCase();
  if (!wanted) return [];
  return lines.flatMap((line, index) => (line.message.toLowerCase().includes(wanted) ? [index] : []));
}

/** A message cut at every occurrence of the text: [plain, hit, plain, hit, …]. */
export function cutAt(message: string, needle: string): string[] {
  const wanted = needle.trim().toLowerCase();
  if (!wanted) return [message];
  const pieces: string[] = [];
  const lower = message.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    pieces.push(message.slice(from, at), message.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...pieces, message.slice(from)];
}
