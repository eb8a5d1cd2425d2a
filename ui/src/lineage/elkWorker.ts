// ELK comes as published, in a file of its own next to its licence: both are copied, never bundled or changed.
import licenceUrl from 'elkjs/LICENSE.md?url';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { LayoutClient } from './layoutClient';

export const elkLicenceUrl = licenceUrl;

let shared: LayoutClient | null = null;

/** Starts the worker before it is needed: while the first answer is on its way. */
export const warmLayout = () => void layoutClient();

/** The one client of the page; the worker is fetched with the first call and stays warm. */
export function layoutClient(): LayoutClient {
  shared ??= new LayoutClient(() => new Worker(workerUrl));
  return shared;
}
