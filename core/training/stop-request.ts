import * as z from 'zod';

/** The file by which a run is asked to stop. */
export const STOP_FILE = 'stop.json';

const request = z.object({
  when: z.enum(['now', 'after-checkpoint']),
  /** ISO 8601, in UTC. */
  asked: z.string(),
});

/** Somebody's wish that a run stops: at once, or when the next checkpoint is whole. */
export type StopRequest = z.infer<typeof request>;

/** Reads a stop file; undefined where it is none. */
export function parseStopRequest(json: string): StopRequest | undefined {
  try {
    return request.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
