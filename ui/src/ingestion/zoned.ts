/** The moment at which a day (`2026-03-29`) begins in a time zone. */
export function startOfDay(day: string, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Twice: the offset at the first guess may be that of the other side of a clock change.
  const guess = utc - offsetAt(utc, zone);
  return utc - offsetAt(guess, zone);
}

/** The last second of a day in a time zone. */
export const endOfDay = (day: string, zone: string): number => startOfDay(nextDay(day), zone) - 1000;

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day (`2026-03-29`) of a moment in a time zone. */
export function dayIn(at: number, zone: string): string {
  const { year, month, day } = fields(at, zone);
  return `${year}-${month}-${day}`;
}

function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = fields(at, zone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000;
}

function fields(at: number, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** The zones that the browser knows, UTC first. */
export function zones(): string[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
  return ['UTC', ...known];
}

/** A moment as one reads it in a zone: "Tue 24 Nov 2026, 06:30". */
export function momentIn(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return format.format(at);
}
