import { caseLabel } from '../../../miniapp/src/desk/nextStep.ts';

test.each([
  ['assigned', '看全部内容，退单'],
  ['inProgress', '看全部内容，退单或延期'],
  ['reopened', '看全部内容'],
  ['extensionRequested', '看全部内容'],
  ['escalated', '看全部内容'],
] as const)('a firm is offered in %s only what it can do then', (state, label) => {
  expect(caseLabel(state)).toBe(label);
});
