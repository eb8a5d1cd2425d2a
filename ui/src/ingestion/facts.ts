import type { JsonObject } from '../api/types';
import type { Fact } from '../catalog/facts';
import { text } from '../shared/text/text';
import { cronOf } from './cron';
import type { Ingestion } from './draft';
import { listAt } from './rules';
import { optionNumber, optionSwitches } from './schemaOptions';

const onOff = (on: boolean) => text(on ? 'form.on' : 'form.off');
const listed = (values: string[], none: string) => (values.length > 0 ? values.join(', ') : none);

/** The options, the schema's defaults included. */
export function optionFacts(draft: Ingestion, schema: JsonObject): Fact[] {
  const { options } = draft;
  return [
    { label: text('ingestion.name'), value: draft.name },
    ...optionSwitches(schema).map(({ name, title, standard }) => ({ label: title, value: onOff((options[name] ?? standard) === true) })),
    { label: text('ingestion.debug'), value: onOff(draft.debug) },
    { label: text('ingestion.lookback'), value: String(options['statusLookbackDays'] ?? 1) },
    ...thresholdFact(draft, schema),
    { label: text('ingestion.databases'), value: listed(listAt(options, 'lineageInformation', 'dbServiceNames'), text('ingestion.all')) },
    { label: text('ingestion.storages'), value: listed(listAt(options, 'lineageInformation', 'storageServiceNames'), text('ingestion.all')) },
  ];
}

function thresholdFact({ options }: Ingestion, schema: JsonObject): Fact[] {
  const threshold = optionNumber(schema, 'successThreshold');
  return threshold ? [{ label: threshold.title, value: String(options['successThreshold'] ?? threshold.standard) }] : [];
}

export const filterFacts = ({ options }: Ingestion): Fact[] => [
  { label: text('filters.includes'), value: listed(listAt(options, 'pipelineFilterPattern', 'includes'), text('ingestion.all')) },
  { label: text('filters.excludes'), value: listed(listAt(options, 'pipelineFilterPattern', 'excludes'), text('ingestion.nothing')) },
];

/** When it runs; the words are the server's, where it gave any. */
export function scheduleFacts(draft: Ingestion, words?: string): Fact[] {
  const cron = cronOf(draft.timing);
  const when: Fact[] = cron
    ? [
        { label: text('schedule.period'), value: words ? `${words} (${cron})` : cron },
        { label: text('schedule.zone'), value: draft.zone },
        { label: text('schedule.start'), value: draft.start },
        { label: text('schedule.end'), value: draft.end || text('schedule.noEnd') },
        { label: text('schedule.missed'), value: text(draft.catchUp ? 'schedule.missed.once' : 'schedule.missed.none') },
      ]
    : [{ label: text('schedule.period'), value: text('schedule.period.hand') }];
  return [
    ...when,
    { label: text('schedule.retries'), value: String(draft.retries) },
    { label: text('schedule.raise'), value: onOff(draft.raiseOnError) },
  ];
}
