import type { GpuQueue, GpuTurn } from './gpu-queue.ts';

/**
 * The queues for several devices, all of which a run needs: it has all of them or none. Its place is the same in each, so
 * that no two runs wait for each other.
 */
export class GpuQueues {
  readonly #queues: readonly GpuQueue[];

  /** @param queues one for each device, in the order of the devices' names */
  constructor(queues: readonly GpuQueue[]) {
    this.#queues = queues;
  }

  /** Asks whether it is our turn on all of them. @param queued when the run was put into the queue (ISO 8601) */
  async take(queued: string): Promise<GpuTurn | undefined> {
    for (const queue of this.#queues) queue.queueUp(queued);
    const turns: GpuTurn[] = [];
    const giveBack = () => {
      // In the queue again before anybody else may have it.
      for (const queue of this.#queues) queue.queueUp(queued);
      for (const turn of turns) turn.release();
    };
    try {
      for (const queue of this.#queues) {
        const turn = await queue.take(queued);
        if (!turn) {
          giveBack();
          return undefined;
        }
        turns.push(turn);
      }
    } catch (error) {
      giveBack();
      throw error;
    }
    return {
      release: () => {
        for (const turn of turns) turn.release();
      },
      isUsedBy: (trainer) => {
        for (const turn of turns) turn.isUsedBy(trainer);
      },
    };
  }

  /** Waits no longer. */
  leave(): void {
    for (const queue of this.#queues) queue.leave();
  }
}
