import fc from 'fast-check';
import { actRank, compareRank } from '../../../../shared/round/counting/answerRank.ts';
import { countedAnswers } from '../../../../shared/round/counting/countedResponse.ts';
import type { RecordedResponse } from '../../../../shared/round/response.ts';
import type { Relation, RoundKind } from '../../../../shared/round/round.ts';
import { acts, response, stance } from '../../../support/roundFixtures.ts';

const lamp = stance('lamp');
const lampOnProperty = stance('lamp', { touchesProperty: true });
type ActName = keyof typeof acts;

const said = (
  seq: number,
  relation: Relation,
  act: ActName,
  value: string,
  more: Partial<RecordedResponse> = {},
) =>
  response(seq, {
    relation,
    actorId: acts[act].by === 'self' ? `${relation}-1` : 'worker-1',
    ...acts[act],
    answers: [{ questionId: 'lamp', value }],
    ...more,
  });
const countedOf = (responses: readonly RecordedResponse[], question = lamp, kind: RoundKind = 'menu') =>
  countedAnswers([question], responses, kind)[0];

describe('rank of the act (domain.md "same household by phone and paper")', () => {
  test.each<[ActName, number]>([
    ['self online', 2],
    ['identity-checked paper', 2],
    ['proxy with letter', 1],
    ['plain paper form', 1],
    ['spoken at the door', 0],
    ['spoken in a meeting', 0],
    ['spoken on the telephone', 0],
  ])('%s ranks %i', (act, rank) => {
    expect(actRank({ relation: 'owner', ...acts[act] })).toBe(rank);
  });

  test('an agent has the owner’s relation and a proxy’s act, even online', () => {
    expect(actRank({ relation: 'agent', ...acts['self online'] })).toBe(1);
    expect(actRank({ relation: 'agent', ...acts['identity-checked paper'] })).toBe(1);
    expect(
      compareRank(
        lampOnProperty,
        { relation: 'agent', ...acts['self online'] },
        { relation: 'family', ...acts['self online'] },
      ),
    ).toBeGreaterThan(0);
  });
});

describe('one counted answer per household and question', () => {
  test('a lower act never replaces a higher one', () => {
    expect(
      countedOf([said(1, 'owner', 'self online', 'yes'), said(2, 'owner', 'plain paper form', 'no')])?.seq,
    ).toBe(1);
    expect(
      countedOf([said(1, 'owner', 'plain paper form', 'yes'), said(2, 'owner', 'spoken at the door', 'no')])
        ?.seq,
    ).toBe(1);
  });

  test('a higher act replaces a lower one', () => {
    expect(
      countedOf([said(1, 'owner', 'spoken at the door', 'yes'), said(2, 'owner', 'self online', 'no')])?.seq,
    ).toBe(2);
  });

  test('at equal rank the later act counts: signed before a second person after a tap', () => {
    expect(
      countedOf([said(1, 'owner', 'self online', 'yes'), said(2, 'owner', 'identity-checked paper', 'no')])
        ?.seq,
    ).toBe(2);
    expect(
      countedOf([said(1, 'owner', 'plain paper form', 'yes'), said(2, 'owner', 'proxy with letter', 'no')])
        ?.seq,
    ).toBe(2);
  });

  test('an owner’s signed form is above a tenant’s tap where property is touched, in either order', () => {
    const form = (seq: number) => said(seq, 'owner', 'plain paper form', 'no');
    const tap = (seq: number) => said(seq, 'tenant', 'self online', 'yes');
    expect(countedOf([form(1), tap(2)], lampOnProperty)?.seq).toBe(1);
    expect(countedOf([tap(1), form(2)], lampOnProperty)?.seq).toBe(2);
  });

  test('where property is not touched the tenant’s own tap stands above the owner’s plain form', () => {
    expect(
      countedOf([said(1, 'tenant', 'self online', 'yes'), said(2, 'owner', 'plain paper form', 'no')])?.seq,
    ).toBe(1);
  });

  test('two family members online: the last one counts', () => {
    const first = said(1, 'family', 'self online', 'yes', { actorId: 'family-1' });
    const second = said(2, 'family', 'self online', 'no', { actorId: 'family-2' });
    expect(countedOf([first, second])).toEqual({
      questionId: 'lamp',
      answer: { questionId: 'lamp', value: 'no' },
      seq: 2,
      contradicted: false,
    });
  });

  test('owner and tenant: each question counts the answer that ranks there (both are kept)', () => {
    const wall = stance('wall', { touchesProperty: true });
    const answers = (value: string) => ['lamp', 'wall'].map((questionId) => ({ questionId, value }));
    const owner = said(1, 'owner', 'self online', 'no', { answers: answers('no') });
    const tenant = said(2, 'tenant', 'self online', 'yes', { answers: answers('yes') });
    expect(
      countedAnswers([lamp, wall], [owner, tenant], 'menu').map(({ questionId, seq }) => [questionId, seq]),
    ).toEqual([
      ['lamp', 2],
      ['wall', 1],
    ]);
  });

  test('a later answer to one question leaves the earlier answers to the others', () => {
    const bench = stance('bench');
    const both = said(1, 'owner', 'self online', 'yes', {
      answers: [
        { questionId: 'lamp', value: 'yes' },
        { questionId: 'bench', value: 'yes' },
      ],
    });
    const one = said(2, 'owner', 'self online', 'no');
    expect(countedAnswers([lamp, bench], [both, one], 'menu').map(({ seq }) => seq)).toEqual([2, 1]);
  });

  test('a change that the household confirms replaces a higher one; one that staff confirm does not', () => {
    const owner = said(1, 'owner', 'self online', 'yes');
    const family = said(2, 'family', 'self online', 'no', { confirmed: true });
    const staff = said(2, 'owner', 'spoken at the door', 'no', { confirmed: true });
    expect(countedOf([owner, family], lampOnProperty)?.seq).toBe(2);
    expect(countedOf([owner, staff])?.seq).toBe(1);
  });

  test('confirming does not lift a tenant over the owner where property is touched', () => {
    const owner = said(1, 'owner', 'self online', 'yes');
    const tenant = said(2, 'tenant', 'self online', 'no', { confirmed: true });
    expect(countedOf([owner, tenant], lampOnProperty)?.seq).toBe(1);
    expect(countedOf([owner, tenant])?.seq).toBe(2);
  });

  test('a question that nobody answered has no counted answer', () => {
    expect(countedAnswers([stance('bench')], [said(1, 'owner', 'self online', 'yes')], 'menu')).toEqual([]);
  });
});

describe('family members who contradict each other (in A, in neither column)', () => {
  const owner = (seq: number, value: string, confirmed = false) =>
    said(seq, 'owner', 'self online', value, { confirmed });
  const family = (seq: number, value: string, confirmed = false) =>
    said(seq, 'family', 'self online', value, { confirmed });
  const tenant = (seq: number, value: string, confirmed = false) =>
    said(seq, 'tenant', 'self online', value, { confirmed });

  test.each<[string, RecordedResponse[], number, boolean]>([
    ['one confirmed change counts', [owner(1, 'yes'), family(2, 'no', true)], 2, false],
    ['both insist', [owner(1, 'yes'), family(2, 'no', true), owner(3, 'yes', true)], 3, true],
    ['an opposite stance that was never confirmed', [owner(1, 'yes'), family(2, 'no')], 2, true],
    [
      'one gives in',
      [owner(1, 'yes'), family(2, 'no', true), owner(3, 'yes', true), family(4, 'yes')],
      4,
      false,
    ],
    ['无所谓 contradicts nobody', [owner(1, 'yes'), family(2, 'indifferent')], 2, false],
    ['one person who changes his mind', [owner(1, 'yes'), owner(2, 'no')], 2, false],
    [
      'what staff noted is nobody’s stance',
      [said(1, 'owner', 'spoken at the door', 'yes'), family(2, 'no')],
      2,
      false,
    ],
  ])('%s', (_, responses, seq, contradicted) => {
    expect(countedOf(responses, lamp, 'willingness')).toMatchObject({ seq, contradicted });
    expect(countedOf(responses, lamp, 'confirmation')).toMatchObject({ seq, contradicted });
    expect(countedOf(responses, lamp, 'menu')).toMatchObject({ seq, contradicted: false });
  });

  test('a tenant against the owner is no contradiction where property is touched: the owner’s stance stands', () => {
    expect(countedOf([owner(1, 'yes'), tenant(2, 'no')], lampOnProperty, 'willingness')).toMatchObject({
      seq: 1,
      contradicted: false,
    });
    expect(countedOf([owner(1, 'yes'), tenant(2, 'no')], lamp, 'willingness')).toMatchObject({
      seq: 2,
      contradicted: true,
    });
  });

  test('a form signed before a second person afterwards settles it', () => {
    const quarrel = [owner(1, 'yes'), family(2, 'no', true), owner(3, 'yes', true)];
    expect(
      countedOf([...quarrel, said(4, 'owner', 'identity-checked paper', 'no')], lamp, 'willingness'),
    ).toMatchObject({
      seq: 4,
      contradicted: false,
    });
  });
});

test('entries of different rank count alike in whatever order they came', () => {
  const entries: [Relation, ActName, string][] = [
    ['owner', 'self online', 'yes'],
    ['owner', 'plain paper form', 'no'],
    ['owner', 'spoken at the door', 'indifferent'],
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 3 }), fc.boolean(), (order, property) => {
      const responses = order.map(([relation, act, value], at) => said(at, relation, act, value));
      expect(countedOf(responses, property ? lampOnProperty : lamp)?.answer.value).toBe('yes');
    }),
  );
});
