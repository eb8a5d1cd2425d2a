import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { TestDefinitionStep } from '../types';

/** The steps of a connector's test, in order, before any of them ran. */
export const useTestDefinition = (type: string) =>
  useQuery({
    queryKey: keys.testDefinition(type),
    queryFn: async ({ signal }) => {
      const path = `/services/testConnectionDefinitions/name/${type}.testConnectionDefinition`;
      const definition = await api.get<{ steps: TestDefinitionStep[] }>(path, undefined, signal);
      return definition.steps;
    },
    staleTime: Infinity,
  });
