import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '../api/client';
import { useAgents } from '../api/hooks/useAgents';
import { useFormSchema } from '../api/hooks/useFormSchema';
import { useService } from '../api/hooks/useService';
import type { FormSchema, IngestionPipeline, PipelineService } from '../api/types';
import { Editors } from '../session/May';
import { NotFoundPage } from '../shared/layout/NotFoundPage';
import { Page } from '../shared/layout/Page';
import { addIngestionLink, editIngestionLink, serviceLink, servicesLink } from '../shared/links';
import { text } from '../shared/text/text';
import { ErrorNote } from '../shared/ui/ErrorNote';
import { LeaveGuard } from '../shared/ui/LeaveGuard';
import { Skeleton } from '../shared/ui/Skeleton';
import { Stepper } from '../services/Stepper';
import { ingestionOf, newIngestion, randomSuffix, readDraft, writeDraft, type Ingestion as Draft } from './draft';
import { OptionsStep } from './OptionsStep';
import { ReviewStep } from './ReviewStep';
import { reachableStep, steps, stepWords, type IngestionStep } from './rules';
import { ScheduleStep } from './ScheduleStep';

/** Adds an ingestion to a service, or edits one: options, schedule, review, deploy. */
export const IngestionPage = () => <Editors title={text('agents.add')}><Ingestion /></Editors>;

function Ingestion() {
  const { fqn = '', agent: agentFqn } = useParams();
  const service = useService(fqn);
  const agents = useAgents(fqn);
  const form = useFormSchema('ingestionPipeline');
  const title = text(agentFqn ? 'ingestion.edit' : 'ingestion.add');
  if (service.error instanceof ApiError && service.error.notFound) return <NotFoundPage wanted={fqn} type="pipelineService" />;
  const error = service.error ?? agents.error ?? form.error;
  if (!service.data || !agents.data || !form.data) {
    const retry = () => void Promise.all([service.refetch(), agents.refetch(), form.refetch()]);
    return <Page title={title}>{error ? <ErrorNote error={error} what={text('ingestion.loadFailed')} retry={retry} /> : <Skeleton rows={8} height={56} />}</Page>;
  }
  const before = agents.data.find((one) => one.fullyQualifiedName === agentFqn);
  if (agentFqn && !before) return <NotFoundPage wanted={agentFqn} type="ingestionPipeline" />;
  return <Loaded key={agentFqn ?? fqn} service={service.data} taken={agents.data.map((one) => one.name)} before={before} form={form.data} title={title} />;
}

interface LoadedProps {
  service: PipelineService;
  before?: IngestionPipeline;
  /** Names that the service's ingestions have. */
  taken: string[];
  form: FormSchema;
  title: string;
}

export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  service: PipelineService;
  form: FormSchema;
  before?: IngestionPipeline;
  cancelTo: string;
}

function Loaded({ service, before, taken, form, title }: LoadedProps) {
  const { step: asked } = useParams();
  const navigate = useNavigate();
  const fqn = service.fullyQualifiedName;
  const key = before?.fullyQualifiedName ?? fqn;
  const [initial] = useState(() => (before ? ingestionOf(before) : newIngestion(service, randomSuffix(), Date.now())));
  const [draft, setDraft] = useState<Draft>(() => readDraft(key) ?? initial);
  const [saved, setSaved] = useState(false);
  const dirty = useMemo(() => JSON.stringify(draft) !== JSON.stringify(initial), [draft, initial]);
  useEffect(() => {
    writeDraft(key, dirty && !saved ? draft : undefined);
  }, [key, draft, dirty, saved]);

  const others = before ? [] : taken;
  const step = reachableStep(asked, draft, others);
  const link = (to: IngestionStep) => (before ? editIngestionLink(fqn, before.fullyQualifiedName, to) : addIngestionLink(fqn, to));
  const go = (to: IngestionStep) => void navigate(link(to));
  const agentsLink = serviceLink(fqn, 'agents');
  const common: StepProps = { draft, change: (part) => setDraft({ ...draft, ...part }), service, form, before, cancelTo: agentsLink };
  return (
    <Page
      title={title}
      kind={service.name}
      subject={`ingestion/${step}`}
      crumbs={[{ label: text('services.title'), to: servicesLink }, { label: service.displayName ?? service.name, to: agentsLink }]}
    >
      <Stepper
        at={steps.indexOf(step)}
        steps={steps.map((one) => ({ key: one, label: text(stepWords[one]), to: reachableStep(one, draft, others) === one ? link(one) : undefined }))}
      />
      {step === 'options' && <OptionsStep {...common} taken={others} next={() => go('schedule')} />}
      {step === 'schedule' && <ScheduleStep {...common} back={() => go('options')} next={() => go('review')} />}
      {step === 'review' && <ReviewStep {...common} back={() => go('schedule')} edit={go} onSaved={() => setSaved(true)} />}
      <LeaveGuard
        active={dirty && !saved}
        stays={(next) => next.pathname.includes('-ingestion/metadata/')}
        hint="ingestion.leaveHint"
        onLeave={() => writeDraft(key, undefined)}
      />
    </Page>
  );
}
