import { randomUUID } from 'node:crypto';
import type { ApiClient } from './apiClient.ts';
import { ballot } from './ballot.ts';

interface AtDoor {
  readonly roundId: string;
  readonly householdId: string;
  /** The worker's account. */
  readonly as: string;
  /** When he says he was there, milliseconds since 1970 UTC. */
  readonly visitedAt: number;
}

/** A worker writes down what he says he heard at a door: the first choice of whatever must be answered. Gives its place in the log. */
export async function enterAtDoor(
  client: Pick<ApiClient, 'call'>,
  { roundId, householdId, as, visitedAt }: AtDoor,
): Promise<number> {
  const params = { roundId };
  const { questions, questionHash } = (await client.call('GET /rounds/:roundId', { params })).reply;
  const given = await client.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId,
      questionHash,
      answers: ballot(questions),
      channel: 'door',
      visit: { visitedAt: new Date(visitedAt).toISOString() },
    },
    as,
  });
  expect([given.status, given.text]).toEqual([201, given.text]);
  return given.reply.receipt.seq;
}
