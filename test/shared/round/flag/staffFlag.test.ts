import { FLAG_LIMITS, staffFlags, type StaffAct } from '../../../../shared/round/flag/staffFlag.ts';

// Against invented answers (ledger rules, 6): speed, many doors in one minute, one operator's share. One below and at each
// limit; nothing here is more than a reason to look.

const NOON = Date.parse('2031-05-14T04:00:00Z');

/** Acts at these seconds after noon, each at a door of its own unless said. */
const acts = (seconds: readonly number[], part: Partial<StaffAct> = {}): readonly StaffAct[] =>
  seconds.map((second, index) => ({
    seq: 10 + index,
    householdId: `household-${index}`,
    kind: 'response',
    channel: 'door',
    heardAt: NOON + second * 1000,
    ...part,
  }));
const evenly = (count: number, every: number): number[] =>
  Array.from({ length: count }, (_, index) => index * every);
const kinds = (...given: Parameters<typeof staffFlags>): readonly string[] =>
  staffFlags(...given).map(({ kind, figure }) => `${kind} ${figure}`);

describe('many doors in one minute', () => {
  test.each<[string, readonly StaffAct[], readonly string[]]>([
    ['three doors', acts([0, 20, 40]), []],
    ['four doors in 59 seconds', acts([0, 20, 40, 59]), ['manyDoors 4']],
    ['four doors in 60 seconds', acts([0, 20, 40, 60]), []],
    ['four entries at one door', acts([0, 1, 2, 3], { householdId: 'one' }), []],
    ['four doors without an answer', acts([0, 20, 40, 59], { kind: 'visit' }), ['manyDoors 4']],
    ['four on the telephone', acts([0, 20, 40, 59], { channel: 'call' }), []],
    ['four that nobody says when', acts([0, 1, 2, 3]).map(({ heardAt: _, ...act }) => act), []],
    ['the last four of many', acts([0, 600, 1200, 1801, 1802, 1803, 1804]), ['manyDoors 4']],
  ])('%s', (_, given, expected) => {
    expect(kinds(given, 1000)).toEqual(expected);
  });

  test('names the entries and the day, once for a day and in whatever order they came in', () => {
    const hurried = acts([0, 10, 20, 30, 7200, 7210, 7220, 7230, 7240]);
    const [flag, another] = staffFlags([...hurried].reverse(), 1000);
    expect(another).toBeUndefined();
    expect(flag).toEqual({
      kind: 'manyDoors',
      day: '2031-05-14',
      seqs: hurried.map(({ seq }) => seq),
      figure: 5,
    });
    const nextDay = staffFlags(acts([...evenly(4, 10), ...evenly(4, 10).map((at) => at + 86_400)]), 1000);
    expect(nextDay.map(({ day }) => day)).toEqual(['2031-05-14', '2031-05-15']);
  });
});

describe('quick answers one after another', () => {
  const { answers, eachWithinSeconds } = FLAG_LIMITS.speed;
  test.each<[string, readonly StaffAct[], readonly string[]]>([
    ['one too few', acts(evenly(answers - 1, 60)), []],
    ['enough, each a second inside', acts(evenly(answers, eachWithinSeconds - 1)), [`speed ${answers}`]],
    ['enough, each just outside', acts(evenly(answers, eachWithinSeconds)), []],
    ['enough visits without an answer', acts(evenly(answers, 90), { kind: 'visit' }), []],
    ['interrupted by a pause', acts([...evenly(4, 90), ...evenly(4, 90).map((at) => at + 3600)]), []],
  ])('%s', (_, given, expected) => {
    expect(kinds(given, 1000)).toEqual(expected);
  });
});

describe('one person’s share of all responses', () => {
  const far = (count: number): readonly StaffAct[] => acts(evenly(count, 3600), { channel: 'meeting' });
  test.each<[string, number, number, readonly string[]]>([
    ['half of forty', 20, 40, ['share 500']],
    ['one below half', 20, 41, []],
    ['one too few to say', 19, 19, []],
    ['all of them', 20, 20, ['share 1000']],
    ['floored', 21, 41, ['share 512']],
  ])('%s', (_, own, all, expected) => {
    expect(kinds(far(own), all)).toEqual(expected);
  });
  test('counts answers and no visits', () => {
    expect(kinds(acts(evenly(30, 3600), { kind: 'visit' }), 30)).toEqual([]);
  });
});
