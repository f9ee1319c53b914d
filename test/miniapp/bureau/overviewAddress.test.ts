import { viewFromAddress, viewToAddress } from '../../../miniapp/src/bureau/overviewAddress.ts';
import { USUAL_VIEW } from '../../../miniapp/src/bureau/overviewTable.ts';

const read = (parameters: Readonly<Record<string, string>>) => viewFromAddress((name) => parameters[name]);

test('filters and order survive the address', () => {
  const view = {
    region: '示范东区',
    stage: 'solicit',
    below: true,
    sort: 'need',
    descending: true,
  } as const;
  expect(read(viewToAddress(view))).toEqual(view);
});

test('the usual view leaves the address bare', () => {
  expect(Object.values(viewToAddress(USUAL_VIEW)).join('')).toBe('');
  expect(read({})).toEqual(USUAL_VIEW);
});

test('a percent-encoded district is read as its name', () => {
  expect(read({ region: encodeURIComponent('示范西区') }).region).toBe('示范西区');
});

test('what nobody offers counts as usual, and a broken escape does not stop the page', () => {
  expect(read({ sort: 'password', order: 'up', below: 'yes', region: '%E7%' })).toEqual({
    ...USUAL_VIEW,
    region: '%E7%',
  });
});
