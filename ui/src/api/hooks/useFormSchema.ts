import { useQuery } from '@tanstack/react-query';
import { api } from '../client';
import { keys } from '../keys';
import type { FormSchema } from '../types';

export type SchemaPath = 'pipelineService/KinesisFirehose' | 'ingestionPipeline' | 'hydrantSettings';

/** A form as the server describes it: JSON Schema, hints for widgets, help by field. */
export const useFormSchema = (path: SchemaPath) =>
  useQuery({
    queryKey: keys.schema(path),
    queryFn: ({ signal }) => api.get<FormSchema>(`/hydrant/schemas/${path}`, undefined, signal),
    staleTime: Infinity,
  });
