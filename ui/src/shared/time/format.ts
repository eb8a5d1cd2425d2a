const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000], ['month', 2_592_000_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000],
];

/** "42 min ago"; "just now" under a minute. */
export function relativeTime(at: number, now: number, justNow: string): string {
  const distance = at - now;
  for (const [unit, size] of steps) {
    if (Math.abs(distance) >= size) return plain(relative.format(Math.round(distance / size), unit));
  }
  return justNow;
}

/** "42 min ago" → "42 min ago", "3 hr. ago" → "3 h ago". */
const plain = (words: string) => words.replace('hr.', 'h').replace(/\.(?= |$)/, '');

export const exactTime = (at: number) => exact.format(at);

/** The clock today, day and clock otherwise. */
export function shortTime(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? clock.format(at) : dayAndClock.format(at);
}

/** "0.8 s", "12 s", "3 min 20 s", "2 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${decimal.format(Math.round(seconds * 10) / 10)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return parts(Math.floor(whole / 60), 'min', whole % 60, 's');
  return parts(Math.floor(whole / 3600), 'h', Math.round((whole % 3600) / 60), 'min');
}

const parts = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small ? `${big} ${bigUnit} ${small} ${smallUnit}` : `${big} ${bigUnit}`;

/** Keeps both ends of a long name, where names usually differ. */
export function elideMiddle(value: string, most: number): string {
  if (value.length <= most) return value;
  const head = Math.ceil((most - 1) / 2);
  return `${value.slice(0, head)}…${value.slice(value.length - (most - 1 - head))}`;
}
