import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import { ballot } from '../support/ballot.ts';
import type { AnswerTarget } from '../support/answerLoad.ts';
import { BIG, bigTarget, callApi, signInAs, staffBigCommunity } from '../support/bigCommunity.ts';
import { dataFolder } from '../support/demoFolder.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import { percentile, type BenchRow } from './benchRow.ts';

const FILINGS = 200;
const PHOTOS = 3;
const AT_ONCE = 16;
/** Answers arrive at this pace whether or not the earlier ones are answered, as people do. */
const ANSWERS_A_SECOND = 40;
const QUIET_ANSWERS = 800;
const GROWTH = 2;

/**
 * Residents file complaints with photographs while others answer: the answers' p99 beside the same pace of answers
 * without any filing, from the moment an answer was due to its receipt.
 */
export async function benchFilings(): Promise<BenchRow[]> {
  const folder = await dataFolder();
  const server = startServerProcess(folder);
  try {
    await server.ready();
    await staffBigCommunity(folder);
    const target = await openDoors(await bigTarget(() => server.url));
    const photos = await pictures(24);
    await answerWhile(target, pause((QUIET_ANSWERS / ANSWERS_A_SECOND) * 250));
    // By somebody else: what one person hears in a day has a limit.
    await fileAll({ ...target, token: await signInAs(server.url, 'admin-big') }, photos, AT_ONCE, AT_ONCE);
    const quiet = await answerWhile(target, pause((QUIET_ANSWERS / ANSWERS_A_SECOND) * 1000));
    const startedAt = performance.now();
    const busy = await answerWhile(target, fileAll(target, photos, FILINGS, AT_ONCE));
    const seconds = (performance.now() - startedAt) / 1000;
    const [value, floor] = [percentile(busy, 0.99), percentile(quiet, 0.99)];
    const ratio = value / floor;
    return [
      {
        name: `an answer while ${FILINGS} complaints with ${PHOTOS} photographs come in, p99`,
        value,
        floor,
        ratio,
        unit: 'ms',
        target: `≤ ${GROWTH}`,
        met: ratio <= GROWTH,
        note: `${FILINGS} filings in ${seconds.toFixed(1)} s, ${busy.length} answers meanwhile`,
      },
    ];
  } finally {
    await server.stop();
    await folder.remove();
  }
}

/** The doors that a worker may answer for: at some the household has answered itself. Warms up as well. */
async function openDoors(target: AnswerTarget): Promise<AnswerTarget> {
  const householdIds: string[] = [];
  const left = [...target.householdIds];
  const walker = async (): Promise<void> => {
    for (let door = left.pop(); door !== undefined; door = left.pop()) {
      const taken = await answer({ ...target, householdIds: [door] }).catch((refused: unknown) => refused);
      if (!(taken instanceof Error)) householdIds.push(door);
      else if (!taken.message.includes('response/self-exists')) throw taken;
    }
  };
  await Promise.all(Array.from({ length: 8 }, walker));
  return { ...target, householdIds };
}

/** As a phone sends them: 12 megapixels made smaller to 1600 × 1200, each another. */
function pictures(count: number): Promise<readonly Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      sharp({
        create: {
          width: 1600,
          height: 1200,
          channels: 3,
          background: { r: 9 * index, g: 120, b: 90 },
          noise: { type: 'gaussian', mean: 128, sigma: 18 },
        },
      })
        .blur(1.2)
        .jpeg({ quality: 80 })
        .toBuffer(),
    ),
  );
}

/** Answers at the pace until the work is done; the response times in ms, from when each was due. */
async function answerWhile(target: AnswerTarget, work: Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  const going: Promise<void>[] = [];
  let done = false;
  const ended = work.finally(() => (done = true));
  const startedAt = performance.now();
  for (let sent = 0; !done; sent += 1) {
    const due = startedAt + (sent * 1000) / ANSWERS_A_SECOND;
    if (due > performance.now()) await pause(due - performance.now());
    going.push(answer(target).then(() => void samples.push(performance.now() - due)));
  }
  await ended;
  await Promise.all(going);
  return samples;
}

async function answer(target: AnswerTarget): Promise<void> {
  const { url, token, roundId, questionHash, questions, householdIds } = target;
  await callApi(url(), `/rounds/${roundId}/responses`, {
    token,
    body: {
      clientKey: randomUUID(),
      householdId: householdIds[randomInt(householdIds.length)],
      questionHash,
      channel: 'door',
      answers: ballot(questions),
      visit: { visitedAt: new Date().toISOString() },
    },
  });
}

async function fileAll(
  target: AnswerTarget,
  photos: readonly Buffer[],
  filings: number,
  atOnce: number,
): Promise<void> {
  let begun = 0;
  const filer = async (): Promise<void> => {
    while (begun < filings) {
      begun += 1;
      const first = begun * PHOTOS;
      const evidenceIds = new Set<string>();
      for (let i = 0; i < PHOTOS; i += 1)
        evidenceIds.add(await upload(target, photos[(first + i) % photos.length] ?? Buffer.alloc(0)));
      await callApi(target.url(), `/communities/${BIG.communityId}/complaints`, {
        token: target.token,
        body: {
          clientKey: randomUUID(),
          category: 'leak',
          place: { kind: 'public' },
          text: `楼道漏水，第 ${begun} 件`,
          heard: 'call',
          photos: [...evidenceIds],
        },
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, filer));
}

async function upload({ url, token }: AnswerTarget, photo: Buffer): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(photo)], 'photo.jpg'));
  const reply = await fetch(`${url()}/api/v1/evidence?communityId=${BIG.communityId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  if (reply.status !== 201) throw new Error(`${reply.status} ${await reply.text()}`);
  return ((await reply.json()) as EvidenceKept).evidenceId;
}
