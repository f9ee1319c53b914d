import {
  emptyDraft,
  filingFaults,
  homePlace,
  isBegun,
  isPrivateNow,
  newComplaint,
} from '../../../miniapp/src/complaint/filingDraft.ts';
import type { ComplaintDraft } from '../../../miniapp/src/platform/storage.ts';
import type { HouseholdLink } from '../../../shared/identity/account.ts';

const household: HouseholdLink = {
  householdId: 'h1',
  communityId: 'c1',
  relation: 'owner',
  address: '示范一小区 1号楼 2单元 301',
  buildingId: 'b1',
  unit: 2,
  status: 'approved',
};
const full: ComplaintDraft = {
  ...emptyDraft(household),
  category: 'leak',
  text: ' 三楼楼道漏水 ',
};

const { buildingId: _, unit: __, ...unknown } = household;

describe('a filing on the phone', () => {
  test('it begins at the household’s own staircase, and with nothing said', () => {
    expect(emptyDraft(household).place).toEqual({ kind: 'building', buildingId: 'b1', unit: 2 });
    expect(isBegun(emptyDraft(household))).toBe(false);
    expect(isBegun({ ...emptyDraft(household), text: '漏' })).toBe(true);
  });

  test('a household whose building is not known is asked', () => {
    expect(homePlace(unknown)).toBeUndefined();
    expect(filingFaults(emptyDraft(unknown))).toHaveProperty('place');
  });

  test('kind, place and words are needed; the rest is not', () => {
    expect(Object.keys(filingFaults(emptyDraft(unknown)))).toEqual(['category', 'place', 'text']);
    expect(filingFaults(full)).toEqual({});
    expect(filingFaults({ ...full, text: ' \u200b ' })).toHaveProperty('text');
    expect(filingFaults({ ...full, place: { kind: 'building' } })).toHaveProperty('place');
  });

  test.each(['13800000000', '+86 138 0000 0000', ''])('a number like “%s” may be left', (phone) => {
    expect(filingFaults({ ...full, phone })).toEqual({});
  });

  test.each(['找我', '123', '138000000001380000000013800000000'])('“%s” is no number', (phone) => {
    expect(filingFaults({ ...full, phone })).toHaveProperty('phone');
  });

  // domain.md “Complaints”: 矛盾纠纷 (private by default).
  test('矛盾纠纷 is private unless the filer says otherwise, everything else is not', () => {
    expect(isPrivateNow({ ...full, category: 'conflict' })).toBe(true);
    expect(isPrivateNow({ ...full, category: 'conflict', isPrivate: false })).toBe(false);
    expect(isPrivateNow(full)).toBe(false);
    expect(isPrivateNow({ ...full, isPrivate: true })).toBe(true);
  });

  test('what is sent carries the key, no blanks and nothing that was not said', () => {
    expect(newComplaint({ ...full, clientKey: 'key-1' }, 'h1')).toEqual({
      clientKey: 'key-1',
      category: 'leak',
      place: { kind: 'building', buildingId: 'b1', unit: 2 },
      text: '三楼楼道漏水',
      urgency: 'usual',
      isPrivate: false,
      householdId: 'h1',
    });
    expect(newComplaint({ ...full, clientKey: 'key-1', text: '' }, 'h1')).toBeUndefined();
    expect(newComplaint(full, 'h1')).toBeUndefined();
  });
});
