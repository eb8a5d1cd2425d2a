import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import type { AutomationWorkflow, JsonObject } from '../api/types';
import { verdictOf } from './verdict';

export interface ConnectionTest {
  phase: 'idle' | 'running' | 'done' | 'timeout' | 'error';
  workflow?: AutomationWorkflow;
  error?: Error;
  startedAt?: number;
  endedAt?: number;
}

const pollEvery = 700;
const giveUpAfter = 195_000;
const idle: ConnectionTest = { phase: 'idle' };

/** Runs a connection test through an automation workflow: create, trigger, ask until it ends, delete. */
export function useConnectionTest(serviceName?: string, runner?: string) {
  const [test, setTest] = useState<ConnectionTest>(idle);
  const running = useRef<AbortController>(undefined);

  const run = useCallback(
    async (config: JsonObject) => {
      running.current?.abort();
      const stop = new AbortController();
      running.current = stop;
      const startedAt = Date.now();
      const show = (state: ConnectionTest) => {
        if (!stop.signal.aborted) setTest({ startedAt, ...state });
      };
      show({ phase: 'running' });
      let id: string | undefined;
      try {
        id = await start(config, serviceName, runner);
        show(await untilDone(id, startedAt, stop.signal, (workflow) => show({ phase: 'running', workflow })));
      } catch (error) {
        show({ phase: 'error', error: error instanceof Error ? error : new Error(String(error)), endedAt: Date.now() });
      } finally {
        if (id) void discard(id);
      }
    },
    [serviceName, runner],
  );

  const forget = useCallback(() => {
    running.current?.abort();
    setTest(idle);
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { test, run, forget };
}

async function start(config: JsonObject, serviceName?: string, runner?: string): Promise<string> {
  const workflow = await api.post<AutomationWorkflow>('/automations/workflows', {
    name: `test-connection-KinesisFirehose-${crypto.randomUUID()}`,
    workflowType: 'TEST_CONNECTION',
    request: { connection: { config }, serviceType: 'Pipeline', connectionType: 'KinesisFirehose', serviceName, ingestionRunner: runner },
  });
  await api.post(`/automations/workflows/trigger/${workflow.id}`);
  return workflow.id;
}

async function untilDone(
  id: string,
  startedAt: number,
  signal: AbortSignal,
  tell: (workflow: AutomationWorkflow) => void,
): Promise<ConnectionTest> {
  for (;;) {
    const workflow = await api.get<AutomationWorkflow>(`/automations/workflows/${id}`, undefined, signal);
    if (verdictOf(workflow)) return { phase: 'done', workflow, endedAt: Date.now() };
    if (Date.now() - startedAt > giveUpAfter) return { phase: 'timeout', workflow, endedAt: Date.now() };
    tell(workflow);
    await new Promise((resolve) => setTimeout(resolve, pollEvery));
    signal.throwIfAborted();
  }
}

/** The workflow holds the connection; it does not outlive the test. A failure here leaves nothing to do for a person. */
async function discard(id: string): Promise<void> {
  try {
    await api.remove(`/automations/workflows/${id}`, { hardDelete: true });
  } catch (error) {
    console.warn('The finished connection test could not be deleted', error);
  }
}
