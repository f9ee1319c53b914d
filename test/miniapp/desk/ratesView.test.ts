import { queueFromAddress } from '../../../miniapp/src/desk/queueView.ts';
import {
  figureAddress,
  ratesFromAddress,
  ratesQuery,
  ratesToAddress,
  type RatesView,
} from '../../../miniapp/src/desk/ratesView.ts';

const view: RatesView = {
  by: 'organisation',
  communityId: 'demo-01',
  category: 'leak',
  from: '2031-01-01',
  to: '2031-03-31',
};
const period = { from: '2031-01-01', to: '2031-03-31' };
const read = (parameters: Readonly<Record<string, string>>) => ratesFromAddress((name) => parameters[name]);

test('grouping, filters and period survive the address; what is not known counts as usual', () => {
  expect(read(ratesToAddress(view))).toEqual(view);
  expect(read({ by: 'person', from: '1.1.2031' })).toEqual({
    by: 'community',
    communityId: '',
    category: '',
    from: '',
    to: '',
  });
  expect(ratesQuery(read({}))).toEqual({ by: 'community' });
});

test('a number leads to the queue with the same filters, the period that the server has counted and its group', () => {
  const opened = (address: Readonly<Record<string, string>>) => queueFromAddress((name) => address[name]);
  const behind = opened(figureAddress(view, { by: 'organisation', ...period }, 'demo-01-works', 'satisfied'));
  expect(behind).toMatchObject({
    state: '',
    figure: 'satisfied',
    organisationId: 'demo-01-works',
    communityId: 'demo-01',
    category: 'leak',
    ...period,
  });
  expect(opened(figureAddress(view, { by: 'month', ...period }, '2031-02', 'due')).month).toBe('2031-02');
  expect(opened(figureAddress(view, { by: 'stage', ...period }, 'build', 'due')).stage).toBe('build');
  expect(opened(figureAddress(view, { by: 'category', ...period }, 'cost', 'due')).category).toBe('cost');
});

test('the totals lead to all rows of the filters', () => {
  const all = figureAddress({ ...view, communityId: '' }, { by: 'community', ...period }, undefined, 'filed');
  expect(all['communityId']).toBe('');
});
