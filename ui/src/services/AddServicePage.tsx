import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useCreateService } from '../api/hooks/useCreateService';
import { useFormSchema } from '../api/hooks/useFormSchema';
import { Editors } from '../session/May';
import { Page } from '../shared/layout/Page';
import { addServiceLink, serviceLink, servicesLink } from '../shared/links';
import { announce } from '../shared/live/announce';
import { text } from '../shared/text/text';
import { LeaveGuard } from '../shared/ui/LeaveGuard';
import { ConnectionStep } from './ConnectionStep';
import { emptyDraft, readDraft, writeDraft, type Draft } from './draft';
import { FiltersStep } from './FiltersStep';
import { NameStep } from './NameStep';
import { nameAllowed } from './nameRules';
import { pruned, secretPaths, settingsSchema, valueAt, withoutSecrets } from './schema';
import { Stepper } from './Stepper';
import { reachable, steps, stepWords, type Step } from './steps';
import { TypeStep } from './TypeStep';

/** Four steps to a service; what is typed survives a reload of the tab, secrets do not. */
export const AddServicePage = () => <Editors title={text('services.add')}><Wizard /></Editors>;

function Wizard() {
  const { step: asked } = useParams();
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft();
  const create = useCreateService();
  const [saved, setSaved] = useState(false);
  const has = { name: nameAllowed(draft.name), connection: typeof valueAt(draft.config, 'awsConfig.awsRegion') === 'string' };
  const step = reachable(asked, has);
  const go = (to: Step) => void navigate(addServiceLink(to));
  const next = () => go(steps[steps.indexOf(step) + 1] ?? 'filters');
  const back = () => go(steps[steps.indexOf(step) - 1] ?? 'type');
  const dirty = draft !== emptyDraft && (draft.name !== '' || Object.keys(draft.config).length > 0);

  const save = () =>
    create.mutate(
      { name: draft.name, description: draft.description, config: pruned(draft.config), settings: { ...pruned(draft.settings), ...(draft.autoPilot ? { autoPilot: true } : {}) }, runner: draft.runner },
      {
        onSuccess: (service) => {
          setSaved(true);
          writeDraft(undefined);
          announce(text('live.serviceSaved', { name: service.name }));
          void navigate(`${serviceLink(service.fullyQualifiedName, 'agents')}?created=1`);
        },
      },
    );

  const common = { draft, setDraft, back };
  return (
    <Page title={text('services.add')} subject={`add-service/${step}`} crumbs={[{ label: text('services.title'), to: servicesLink }]}>
      <Stepper
        at={steps.indexOf(step)}
        steps={steps.map((one) => ({ key: one, label: text(stepWords[one]), to: reachable(one, has) === one ? addServiceLink(one) : undefined }))}
      />
      {step === 'type' && <TypeStep onNext={next} />}
      {step === 'name' && <NameStep {...common} next={next} />}
      {step === 'connection' && <ConnectionStep {...common} next={next} />}
      {step === 'filters' && <FiltersStep {...common} onSave={save} saving={create.isPending} error={create.error ?? undefined} />}
      <LeaveGuard
        active={dirty && !saved}
        stays={(next) => next.pathname.startsWith(addServiceLink('')) || next.search.includes('created=1')}
        hint="wizard.leaveHint"
        onLeave={() => writeDraft(undefined)}
      />
    </Page>
  );
}

function useDraft() {
  const [draft, setDraft] = useState<Draft>(readDraft);
  const { data: form } = useFormSchema('pipelineService/KinesisFirehose');
  const { data: advanced } = useFormSchema('hydrantSettings');
  useEffect(() => {
    if (draft === emptyDraft || !form || !advanced) return;
    writeDraft({
      ...draft,
      config: withoutSecrets(draft.config, secretPaths(form.schema)),
      settings: withoutSecrets(draft.settings, secretPaths(settingsSchema(advanced))),
    });
  }, [draft, form, advanced]);
  return [draft, setDraft] as const;
}
