import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import type { CallResult } from '../../../miniapp/src/platform/clientRefusal.ts';
import type { WaitingPhoto } from '../../../miniapp/src/platform/keptPhotos.ts';
import type { PhotoContent } from '../../../miniapp/src/platform/photoContent.ts';
import { photoUploads, type PhotosShown } from '../../../miniapp/src/platform/photoUploads.ts';

// Photographs of a form on a weak network: one after another, each until it is there, never twice, in the person's order.

const photo = (name: string): PhotoContent => ({ kind: 'phone', path: name });
const kept = (name: string): CallResult<EvidenceKept> => ({
  ok: true,
  value: { evidenceId: name, sha256: name, type: 'image/jpeg', bytes: 1 },
});
const failed = (status: number): CallResult<EvidenceKept> => ({
  ok: false,
  refusal: {
    code: status === 0 ? 'network/offline' : status === 503 ? 'evidence/storage-full' : 'evidence/too-large',
    message: '',
    status,
    details: {},
  },
});
const settled = async (): Promise<void> => {
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
};

/** A phone on which a test decides what is chosen, what the network does and what time it is. */
function phone({ uploaded = [] as string[], waiting = [] as WaitingPhoto[], mayKeep = true } = {}) {
  const sent: string[] = [];
  const changes: (readonly string[])[] = [];
  const onDevice = new Map(waiting.map(({ localId, content }) => [localId, content]));
  const replies = new Map<string, (result: CallResult<EvidenceKept>) => void>();
  const world = {
    shown: { entries: [] } as PhotosShown,
    chosen: [] as PhotoContent[],
    now: 0,
    wake: undefined as undefined | { readonly delayMs: number; readonly run: () => void },
    sent,
    changes,
    onDevice,
    /** Answers the upload that runs. */
    async answer(name: string, result: CallResult<EvidenceKept> = kept(name)) {
      replies.get(name)?.(result);
      await settled();
    },
    async pass() {
      const { wake } = world;
      if (wake === undefined) throw new Error('nothing waits');
      world.now += wake.delayMs;
      wake.run();
      await settled();
    },
    ids: () => world.shown.entries.map(({ evidenceId, localId }) => evidenceId ?? localId),
    states: () => world.shown.entries.map(({ state }) => state),
    async add(...names: string[]) {
      world.chosen = names.map(photo);
      await uploads.add(9);
      await settled();
    },
  };
  let made = 0;
  const uploads = photoUploads(
    {
      show: (shown) => (world.shown = shown),
      changed: (ids) => changes.push(ids),
      choose: (most) => Promise.resolve(world.chosen.slice(0, most)),
      shrink: (content) => Promise.resolve(content),
      newId: () => Promise.resolve(`local-${(made += 1)}`),
      send: (content, onPercent) => {
        const name = content.kind === 'phone' ? content.path : '';
        sent.push(name);
        onPercent(40);
        return new Promise((resolve) => replies.set(name, resolve));
      },
      preview: (content) => (content.kind === 'phone' ? content.path : ''),
      forgetPreview: () => undefined,
      keep: ({ localId, content }) => {
        if (!mayKeep) return Promise.resolve(undefined);
        onDevice.set(localId, content);
        return Promise.resolve(content);
      },
      waiting: () => Promise.resolve(waiting),
      forget: (localId) => {
        onDevice.delete(localId);
        return Promise.resolve();
      },
      now: () => world.now,
      random: () => 1,
      wakeAfter: (delayMs, run) => (world.wake = { delayMs, run }),
    },
    uploaded,
  );
  return { ...uploads, world };
}

test('photographs go one after another with their progress, and the form hears of each that is there', async () => {
  const { world } = phone();
  await world.add('a', 'b');
  expect([world.sent, world.states(), world.shown.entries[0]?.percent]).toEqual([
    ['a'],
    ['sending', 'waiting'],
    40,
  ]);
  await world.answer('a');
  expect([world.sent, world.changes]).toEqual([['a', 'b'], [['a']]]);
  await world.answer('b');
  expect([world.states(), world.changes.at(-1), world.onDevice.size]).toEqual([
    ['sent', 'sent'],
    ['a', 'b'],
    0,
  ]);
});

test('a network that fails is tried again with a pause that doubles up to half a minute', async () => {
  const { world } = phone();
  await world.add('a');
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await world.answer('a', failed(0));
    pauses.push(world.wake?.delayMs ?? 0);
    await world.pass();
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  await world.answer('a');
  expect(world.states()).toEqual(['sent']);
});

test('a full storage is tried again, a photograph that is too large is not', async () => {
  const { world } = phone();
  await world.add('a', 'b');
  await world.answer('a', failed(503));
  await world.answer('b', failed(413));
  expect([world.states(), world.shown.entries[1]?.refusal?.code]).toEqual([
    ['waiting', 'refused'],
    'evidence/too-large',
  ]);
  await world.pass();
  expect(world.sent).toEqual(['a', 'b', 'a']);
});

test('what is uploaded is never sent again, after a reload neither', async () => {
  const { world, resume, retry } = phone({
    uploaded: ['a'],
    waiting: [{ localId: 'x', content: photo('b') }],
  });
  void resume();
  await settled();
  retry();
  await settled();
  expect([world.ids(), world.sent]).toEqual([['a', 'x'], ['b']]);
});

test('a retry by hand does not wait for the pause', async () => {
  const { world, retry } = phone();
  await world.add('a');
  await world.answer('a', failed(0));
  retry();
  await settled();
  expect(world.sent).toEqual(['a', 'a']);
});

test('the order is the person’s, whatever arrives first', async () => {
  const { world, move } = phone({ uploaded: ['a', 'b', 'c'] });
  move('c', -1);
  move('a', -1);
  expect(world.changes).toEqual([['a', 'c', 'b']]);
});

test('one that was removed comes back where it was, and is not sent again if it had arrived', async () => {
  const { world, remove, undo } = phone({ uploaded: ['a', 'b', 'c'] });
  remove('b');
  expect([world.ids(), world.shown.removed?.place]).toEqual([['a', 'c'], 1]);
  undo();
  await settled();
  expect([world.ids(), world.shown.removed, world.sent]).toEqual([['a', 'b', 'c'], undefined, []]);
});

test('one that was removed while it was on its way, and arrives all the same, needs no second upload', async () => {
  const { world, remove, undo } = phone();
  await world.add('a');
  remove('local-1');
  await world.answer('a');
  expect([world.ids(), world.changes]).toEqual([[], []]);
  undo();
  await settled();
  expect([world.ids(), world.states(), world.sent, world.changes]).toEqual([['a'], ['sent'], ['a'], [['a']]]);
});

test('the same photograph chosen twice is one', async () => {
  const { world } = phone({ uploaded: ['same'] });
  await world.add('again');
  await world.answer('again', kept('same'));
  expect(world.ids()).toEqual(['same']);
});

test('no more are taken than the form wants', async () => {
  const { world } = phone({ uploaded: ['1', '2', '3', '4', '5', '6', '7'] });
  await world.add('a', 'b', 'c');
  expect(world.ids()).toHaveLength(9);
});

test('a device that keeps nothing is said to, and the upload goes on', async () => {
  const { world } = phone({ mayKeep: false });
  await world.add('a');
  expect([world.shown.kept, world.sent]).toEqual([false, ['a']]);
});

test('a form that was emptied empties the picker, and what is on its way stays', async () => {
  const { world, match } = phone({ uploaded: ['a'] });
  await world.add('b');
  match([]);
  expect(world.ids()).toEqual(['local-1']);
});
