import { randomInt, randomUUID } from 'node:crypto';
import { asLedgerValue } from '../../server/round/asLedgerValue.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import type { Answer, Question } from '../../shared/round/question.ts';
import type { ResponseBody, ResponseReply } from '../../shared/round/roundView.ts';
import { firstValue } from './ballot.ts';
import type { Acknowledged } from './invariants.ts';
import { waitUntil } from './waitUntil.ts';

/** Where the answers go, and who enters them. */
export interface AnswerTarget {
  /** Asked before every request: a restarted server has another port. Throws while there is none. */
  readonly url: () => string;
  readonly token: string;
  readonly roundId: string;
  readonly questionHash: string;
  readonly questions: readonly Question[];
  readonly householdIds: readonly string[];
}

const BACK_LIMIT_MS = 240_000;
/** Of the requests, in per cent: sent twice at once, and sent again after the receipt has arrived. */
const TWICE = 10;
const AGAIN = 5;

/**
 * Clients at many doors: each enters answers one after the other, changes them, and keeps sending a request with the
 * same key until it is answered, through every outage. What they were told is kept here, to be held against the record.
 */
export class AnswerLoad {
  readonly acknowledged: Acknowledged[] = [];
  readonly heads: Checkpoint[] = [];
  /** `answeredAt` of requests that were refused for good: the record must not know them. */
  readonly refused: string[] = [];
  /** How often each refusal code was heard, `network` included. */
  readonly heard: Record<string, number> = {};
  /** What no client should ever meet: a key answered with two entries, a first send that counts as a repetition. */
  readonly surprises: string[] = [];
  private readonly startedAt = Date.now();
  private invented = 0;
  private sent = 0;
  private stopping = false;
  private clients: Promise<unknown> = Promise.resolve();
  private readonly alarms: { readonly at: number; readonly ring: () => void }[] = [];

  constructor(private readonly target: AnswerTarget) {}

  start(clients: number): void {
    this.stopping = false;
    this.clients = Promise.all(Array.from({ length: clients }, () => this.work()));
  }

  /** Returns when every client has its last request answered. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.clients;
  }

  /** Resolves while the request that is so many after now is on its way. */
  afterSends(count: number): Promise<void> {
    const reached = new Promise<void>((ring) => this.alarms.push({ at: this.sent + count, ring }));
    // Clients work until they are stopped: if they end before, it is because one of them failed.
    return Promise.race([reached, this.clients.then(() => reached)]);
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      const body = this.invent();
      if (randomInt(100) < TWICE) {
        await Promise.all([this.deliver(body, true), this.deliver(body, true)]);
      } else {
        await this.deliver(body, false);
        if (randomInt(100) < AGAIN) await this.deliver(body, true);
      }
    }
  }

  private async deliver(body: ResponseBody, mayBeKnown: boolean): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.send(body).catch(() => ({ status: 0, code: 'network' }) as const);
      if ('reply' in answer) {
        this.keep(body, answer.reply, mayBeKnown || tries > 0);
        return;
      }
      this.heard[answer.code] = (this.heard[answer.code] ?? 0) + 1;
      if (answer.status === 400 || answer.status === 500)
        this.surprises.push(`${answer.status} ${answer.code}`);
      if (answer.status >= 400 && answer.status < 500) {
        this.refused.push(String(body.answeredAt));
        return;
      }
      await waitUntil(async () => {
        const { status } = await fetch(`${this.target.url()}/readyz`);
        if (status !== 200) throw new Error(`/readyz says ${status}`);
      }, BACK_LIMIT_MS);
    }
  }

  private async send(
    body: ResponseBody,
  ): Promise<{ readonly reply: ResponseReply } | { readonly status: number; readonly code: string }> {
    const { roundId, token, url } = this.target;
    const going = fetch(`${url()}/api/v1/rounds/${roundId}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    this.sent += 1;
    for (const { ring } of this.alarms.filter(({ at }) => at === this.sent)) ring();
    const response = await going;
    const { status } = response;
    if (status === 200 || status === 201) return { reply: (await response.json()) as ResponseReply };
    const { error } = (await response.json()) as { error: { code: string } };
    if (status === 503 && response.headers.get('retry-after') === null)
      this.surprises.push(`503 ${error.code} without Retry-After`);
    return { status, code: error.code };
  }

  private keep(body: ResponseBody, { receipt, replayed }: ResponseReply, mayBeKnown: boolean): void {
    const { clientKey, householdId, answers } = body;
    if (replayed && !mayBeKnown) this.surprises.push(`${clientKey} was new and came back as a repetition`);
    this.heads.push(receipt.checkpoint);
    this.acknowledged.push({ clientKey, householdId, answers: asLedgerValue(answers), receipt });
  }

  private invent(): ResponseBody {
    const { householdIds, questionHash, questions } = this.target;
    // Each request has a device time of its own: the mark by which the record is searched for it.
    const answeredAt = new Date(this.startedAt - this.invented).toISOString();
    this.invented += 1;
    return {
      clientKey: randomUUID(),
      householdId: householdIds[randomInt(householdIds.length)] ?? '',
      questionHash,
      channel: 'door',
      answeredAt,
      answers: questions.filter(({ required }) => required || randomInt(3) === 0).map(anyAnswer),
      // Half were heard at the door earlier and may still be brought in after the close.
      ...(randomInt(2) === 0 ? {} : { visit: { visitedAt: new Date().toISOString() } }),
    };
  }
}

/** Some answer that the question accepts. */
function anyAnswer(question: Question): Answer {
  const { questionId, reasonRequiredFor = [] } = question;
  const value = anyValue(question);
  const asksWhy = typeof value === 'string' && reasonRequiredFor.includes(value);
  return { questionId, value, ...(asksWhy ? { reason: '要再商量' } : {}) };
}

/** Any option of a choice, any mark; of the rest the first thing one may say. */
function anyValue(question: Question): Answer['value'] {
  if (question.type === 'rating') return 1 + randomInt(5);
  if (question.type !== 'single' && question.type !== 'stance') return firstValue(question);
  return question.options[randomInt(question.options.length)]?.optionId ?? '';
}
