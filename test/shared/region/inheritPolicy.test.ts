import { demoPolicy } from '../../../server/documents/demoPolicy.ts';
import { policyOf, regionPolicies } from '../../../server/documents/regionPolicies.ts';
import { inheritPolicy, type RegionPolicy } from '../../../shared/region/inheritPolicy.ts';

// domain.md, glossary: "Policies hang on a region and are inherited", city → district → street → committee → grid.

const threshold = (value: number) => ({ value, source: null, effectiveFrom: '2024-01-01' });
const set = (regionId: string, values: RegionPolicy['values']): RegionPolicy => ({
  regionId,
  policyId: regionId,
  label: `政策 ${regionId}`,
  values,
});
const place = ['city', 'district', 'street', 'committee'];
const sets = [
  set('district', { thresholdPercent: threshold(85), objectionDays: threshold(7) }),
  set('street', { thresholdPercent: threshold(90) }),
  set('elsewhere', { thresholdPercent: threshold(1) }),
];
const valuesAt = (regionIds: readonly string[]) => {
  const { values, label } = inheritPolicy(demoPolicy, sets, regionIds);
  return [values.thresholdPercent.value, values.objectionDays.value, label];
};

test('a region that sets nothing has everything from above', () => {
  expect(inheritPolicy(demoPolicy, sets, ['city'])).toEqual(demoPolicy);
  expect(inheritPolicy(demoPolicy, [], place)).toEqual(demoPolicy);
});

test('the nearest region that sets a number gives it, each number for itself', () => {
  expect(valuesAt(['city', 'district'])).toEqual([85, 7, '政策 district']);
  expect(valuesAt(place)).toEqual([90, 7, '政策 street']);
});

test('a region that is not above the place gives nothing', () => {
  expect(valuesAt(['city', 'other', 'elsewhere-too'])[0]).toBe(demoPolicy.values.thresholdPercent.value);
});

test('in the demonstration one street sets numbers of its own, and stays labelled 演示政策', () => {
  const [own] = regionPolicies;
  const { label, values } = policyOf(['demo-city', 'demo-west', own?.regionId ?? '']);
  expect(label).toMatch(/^演示政策/);
  expect(values.objectionAnswerDays.value).toBe(3);
  expect(values.complaintAcceptHours.value).toEqual({ usual: 8, urgent: 2 });
  expect(values.thresholdPercent).toEqual(demoPolicy.values.thresholdPercent);
  expect(policyOf(['demo-city', 'demo-west']).values.objectionAnswerDays.value).toBe(5);
});
