import {
  isFiltered,
  queueFromAddress,
  queueQuery,
  queueToAddress,
  USUAL_QUEUE,
  type QueueView,
} from '../../../miniapp/src/desk/queueView.ts';

const read = (parameters: Readonly<Record<string, string>>) => queueFromAddress((name) => parameters[name]);

const EVERYTHING: QueueView = {
  communityId: 'demo-01',
  state: 'inProgress',
  category: 'leak',
  organisationId: 'demo-01-works',
  buildingId: 'demo-01-b1',
  urgency: 'urgent',
  clock: 'overdue',
  search: '漏水 3楼',
  from: '2031-04-01',
  to: '2031-04-30',
  figure: 'reopenedAtEnd',
  month: '2031-04',
  stage: 'build',
  keys: 'off',
};

test('every filter survives the address, percent-encoded or not', () => {
  expect(read(queueToAddress(EVERYTHING))).toEqual(EVERYTHING);
  const encoded = Object.fromEntries(
    Object.entries(queueToAddress(EVERYTHING)).map(([name, value]) => [name, encodeURIComponent(value)]),
  );
  expect(read(encoded)).toEqual(EVERYTHING);
});

test('what waits for an office is the usual view and leaves the address bare; every state has a word there', () => {
  expect(Object.values(queueToAddress(USUAL_QUEUE)).join('')).toBe('');
  expect(read({})).toEqual(USUAL_QUEUE);
  const all = { ...USUAL_QUEUE, state: '' } as const;
  expect(read(queueToAddress(all))).toEqual(all);
});

test('what nobody offers counts as usual, and a broken escape does not stop the page', () => {
  const typed = { state: 'gone', category: 'x', clock: 'late', from: 'today', month: '2031', figure: 'all' };
  expect(read({ ...typed, search: '100%' })).toEqual({ ...USUAL_QUEUE, search: '100%' });
});

test('the server is asked for what filters only, never for the keys', () => {
  expect(queueQuery(USUAL_QUEUE)).toEqual({ view: 'queue', state: 'open' });
  expect(queueQuery({ ...USUAL_QUEUE, state: '', keys: 'off' })).toEqual({ view: 'queue' });
  const { keys: _keys, ...filters } = EVERYTHING;
  expect(queueQuery(EVERYTHING)).toEqual({ view: 'queue', ...filters });
});

test('turning the keys off is no filter', () => {
  expect(isFiltered({ ...USUAL_QUEUE, keys: 'off' })).toBe(false);
  expect(isFiltered({ ...USUAL_QUEUE, clock: 'soon' })).toBe(true);
});
