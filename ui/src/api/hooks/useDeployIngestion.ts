import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../client';
import { keys } from '../keys';
import type { ClientAnswer, IngestionPipeline, JsonObject } from '../types';

export type DeployPhase = 'idle' | 'saving' | 'saveFailed' | 'deploying' | 'deployFailed' | 'done';

export interface Deployment {
  phase: DeployPhase;
  agent?: IngestionPipeline;
  error?: Error;
}

const asError = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));

/** Deploys a stored ingestion; the contract tells a refusal in the answer's body. */
export async function deployAgent(id: string): Promise<void> {
  const answer = await api.post<ClientAnswer | undefined>(`/services/ingestionPipelines/deploy/${id}`);
  if (answer && answer.code >= 400) throw new Error(answer.reason ?? String(answer.code));
}

/** Saves, then deploys. When deploying fails the saved ingestion stays and only that part is done again. */
export function useDeployIngestion() {
  const client = useQueryClient();
  const [deployment, setDeployment] = useState<Deployment>({ phase: 'idle' });
  const busy = useRef(false);

  const deploy = async (agent: IngestionPipeline) => {
    setDeployment({ phase: 'deploying', agent });
    try {
      await deployAgent(agent.id);
      setDeployment({ phase: 'done', agent });
    } catch (cause) {
      setDeployment({ phase: 'deployFailed', agent, error: asError(cause) });
    } finally {
      await client.invalidateQueries({ queryKey: keys.agents().slice(0, 1) });
    }
  };

  const save = async (body: JsonObject, isNew: boolean) => {
    setDeployment({ phase: 'saving' });
    try {
      return await (isNew
        ? api.post<IngestionPipeline>('/services/ingestionPipelines', body)
        : api.put<IngestionPipeline>('/services/ingestionPipelines', body));
    } catch (cause) {
      setDeployment({ phase: 'saveFailed', error: asError(cause) });
      return undefined;
    }
  };

  const once = async (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await work();
    } finally {
      busy.current = false;
    }
  };

  return {
    deployment,
    start: (body: JsonObject, isNew: boolean) =>
      once(async () => {
        const agent = await save(body, isNew);
        if (agent) await deploy(agent);
      }),
    again: () => once(async () => deployment.agent && deploy(deployment.agent)),
    reset: () => setDeployment({ phase: 'idle' }),
  };
}
