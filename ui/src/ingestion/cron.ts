/** The periods that a person chooses from; `cron` is anything else, `hand` is no schedule at all. */
export const periods = ['hour', 'day', 'week', 'month', 'cron', 'hand'] as const;
export type Period = (typeof periods)[number];

export interface Timing {
  period: Period;
  minute: number;
  hour: number;
  /** 0 is Sunday, as in cron. */
  weekdays: number[];
  monthDay: number;
  /** What was typed for the period `cron`. */
  cron: string;
}

export const defaultTiming: Timing = { period: 'day', minute: 0, hour: 0, weekdays: [1], monthDay: 1, cron: '0 0 * * *' };

/** Five fields, or nothing for a run by hand. */
export function cronOf(timing: Timing): string | undefined {
  const { period, minute, hour, weekdays, monthDay } = timing;
  switch (period) {
    case 'hand': return undefined;
    case 'hour': return `${minute} * * * *`;
    case 'day': return `${minute} ${hour} * * *`;
    case 'week': return `${minute} ${hour} * * ${dayList(weekdays)}`;
    case 'month': return `${minute} ${hour} ${monthDay} * *`;
    case 'cron': return timing.cron.trim().replace(/\s+/g, ' ');
  }
}

/** Neighbours become a range: 1,2,3,4,5 → 1-5. */
function dayList(days: number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 1, sorted.at(-1) ?? 1];
  const whole = sorted.length > 2 && last - first === sorted.length - 1;
  return whole ? `${first}-${last}` : sorted.join(',') || '1';
}

const shapes: [Period, RegExp][] = [
  ['hour', /^(\d{1,2}) \* \* \* \*$/],
  ['day', /^(\d{1,2}) (\d{1,2}) \* \* \*$/],
  ['week', /^(\d{1,2}) (\d{1,2}) \* \* ([0-6](?:-[0-6])?(?:,[0-6](?:-[0-6])?)*)$/],
  ['month', /^(\d{1,2}) (\d{1,2}) (\d{1,2}) \* \*$/],
];

/** The period that a stored expression came from; `cron` where it is none of the simple ones. */
export function timingOf(expression: string | null | undefined): Timing {
  if (!expression) return { ...defaultTiming, period: 'hand' };
  const cron = expression.trim().replace(/\s+/g, ' ');
  for (const [period, shape] of shapes) {
    const match = shape.exec(cron);
    const timing = match && fromFields(period, match, cron);
    if (timing) return timing;
  }
  return { ...defaultTiming, period: 'cron', cron };
}

function fromFields(period: Period, match: RegExpExecArray, cron: string): Timing | undefined {
  const [minute, hour] = [Number(match[1]), Number(match[2] ?? 0)];
  const monthDay = period === 'month' ? Number(match[3]) : 1;
  if (minute > 59 || hour > 23 || monthDay < 1 || monthDay > 31) return undefined;
  const weekdays = period === 'week' ? daysIn(match[3] ?? '') : defaultTiming.weekdays;
  return { period, minute, hour, weekdays, monthDay, cron };
}

const daysIn = (list: string): number[] =>
  list.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });

const field = String.raw`(?:\*|[\dA-Z]+(?:-[\dA-Z]+)?)(?:\/\d+)?`;
const fiveFields = new RegExp(`^${Array(5).fill(`${field}(?:,${field})*`).join(' ')}$`, 'i');

/** Whether it looks like five cron fields; the server has the last word. */
export const looksLikeCron = (cron: string): boolean => fiveFields.test(cron.trim().replace(/\s+/g, ' '));
