import { text } from '../shared/text/text';
import { cronOf, periods, type Period, type Timing } from './cron';
import { described, Field, ProblemLine } from './Field';
import type { Problems } from './rules';

interface Props {
  timing: Timing;
  problems: Problems;
  onChange: (timing: Timing) => void;
}

const two = (n: number) => String(n).padStart(2, '0');
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** How often, and when within that time. */
export function TimingFields({ timing, problems, onChange }: Props) {
  const { period } = timing;
  const set = (part: Partial<Timing>) => onChange({ ...timing, ...part });
  /** Whoever turns to cron goes on from what was chosen before. */
  const choose = (next: Period) => set({ period: next, ...(next === 'cron' ? { cron: cronOf(timing) ?? timing.cron } : {}) });
  return (
    <div className="hy-stack">
      <Field id="schedule-period" label={text('schedule.period')}>
        <select id="schedule-period" className="hy-select" value={period} onChange={(event) => choose(event.target.value as Period)}>
          {periods.map((one) => <option key={one} value={one}>{text(`schedule.period.${one}`)}</option>)}
        </select>
      </Field>
      {period === 'hour' && (
        <Field id="schedule-minute" label={text('schedule.minute')}>
          <select id="schedule-minute" className="hy-select hy-input-short" value={timing.minute} onChange={(event) => set({ minute: Number(event.target.value) })}>
            {Array.from({ length: 60 }, (_, minute) => <option key={minute} value={minute}>{two(minute)}</option>)}
          </select>
        </Field>
      )}
      {period === 'week' && <Weekdays timing={timing} problem={problems.weekdays} set={set} />}
      {period === 'month' && (
        <Field id="schedule-day" label={text('schedule.day')} hint={timing.monthDay > 28 ? text('schedule.shortMonths', { n: timing.monthDay }) : undefined}>
          <select id="schedule-day" className="hy-select hy-input-short" value={timing.monthDay} onChange={(event) => set({ monthDay: Number(event.target.value) })}>
            {Array.from({ length: 31 }, (_, day) => <option key={day} value={day + 1}>{day + 1}</option>)}
          </select>
        </Field>
      )}
      {(period === 'day' || period === 'week' || period === 'month') && (
        <Field id="schedule-time" label={text('schedule.time')}>
          <input id="schedule-time" type="time" className="hy-input hy-input-short" value={`${two(timing.hour)}:${two(timing.minute)}`} onChange={(event) => set(clock(event.target.value))} />
        </Field>
      )}
      {period === 'cron' && (
        <Field id="schedule-cron" label={text('schedule.cron')} hint={text('schedule.cronHint')} problem={problems.cron}>
          <input {...described('schedule-cron', problems.cron)} className="hy-input hy-mono" value={timing.cron} spellCheck={false} autoComplete="off" onChange={(event) => set({ cron: event.target.value })} />
        </Field>
      )}
    </div>
  );
}

/** An emptied field keeps the time that it had. */
function clock(value: string): Partial<Timing> {
  const [hour, minute] = value.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? {} : { hour, minute };
}

function Weekdays({ timing, problem, set }: { timing: Timing; problem: Problems['weekdays']; set: (part: Partial<Timing>) => void }) {
  const toggle = (day: number) =>
    set({ weekdays: timing.weekdays.includes(day) ? timing.weekdays.filter((one) => one !== day) : [...timing.weekdays, day] });
  return (
    <fieldset className="hy-field">
      <legend className="hy-label">{text('schedule.weekdays')}</legend>
      <div className="hy-row-wrap">
        {weekdays.map((day) => (
          <label key={day} className="hy-check"><input type="checkbox" checked={timing.weekdays.includes(day)} onChange={() => toggle(day)} />{text(`schedule.weekday.${day}`)}</label>
        ))}
      </div>
      {problem && <ProblemLine id="schedule-weekdays" problem={problem} />}
    </fieldset>
  );
}
