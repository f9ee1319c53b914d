import { createHash } from 'node:crypto';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { demoTemplate } from '../../../server/demo/demoTemplate.ts';

const loadedAt = Date.parse('2026-07-25T04:10:00Z');
const today = '2026-07-25';
const planned = demoWorld(loadedAt).communities.flatMap((each) =>
  each.plan === null ? [] : [{ ...each, plan: each.plan }],
);

test('communities from the menu on have a plan of 13 or 14 works in all three classes', () => {
  expect(planned.length).toBe(17);
  for (const { plan } of planned) {
    expect([13, 14]).toContain(plan.items.length);
    expect(new Set(plan.items.map(({ class: itemClass }) => itemClass)).size).toBe(3);
    expect(new Set(plan.items.map(({ itemId }) => itemId)).size).toBe(plan.items.length);
  }
});

test('each work’s funding lines sum to its cost, and all lines to the plan’s total, to the fen', () => {
  const sum = (lines: readonly { readonly amountFen: number }[]) =>
    lines.reduce((total, { amountFen }) => total + amountFen, 0);
  for (const { plan } of planned) {
    for (const item of plan.items) {
      expect(sum(item.funding)).toBe(item.costFen);
      expect(item.funding.every(({ amountFen }) => Number.isSafeInteger(amountFen) && amountFen > 0)).toBe(
        true,
      );
    }
    expect(plan.totalFen).toBe(plan.items.reduce((total, { costFen }) => total + costFen, 0));
    expect(sum(plan.funding)).toBe(plan.totalFen);
  }
});

test('what residents pay for a work is its share times the households it is for', () => {
  for (const { plan, households } of planned) {
    const lastBuilding = households[households.length - 1]?.buildingId;
    for (const { scope, shareFen, funding } of plan.items) {
      const payers =
        scope === 'unit'
          ? households.filter(({ buildingId }) => buildingId === lastBuilding).length
          : households.length;
      const paid = funding.find(({ source }) => source === 'residents')?.amountFen ?? 0;
      expect(paid).toBe(shareFen * payers);
    }
  }
});

test('what it looks like when done is always quoted with its source and region', () => {
  for (const { plan } of planned) {
    const quoted = plan.items.flatMap(({ lookWhenDone }) => lookWhenDone ?? []);
    expect(quoted.length).toBeGreaterThanOrEqual(8);
    for (const { text, source, region } of quoted) expect([text, source, region].every(Boolean)).toBe(true);
  }
});

test('a work that spends the maintenance fund or changes common parts says which matter of art. 278 it is', () => {
  const effects = planned.flatMap(({ plan }) => plan.items.flatMap(({ legalEffect }) => legalEffect ?? []));
  expect(effects.length).toBeGreaterThan(0);
  for (const text of effects) expect(text).toMatch(/^民法典第二百七十八条/);
});

test('the timetable has a step for every stage but the archive, and today lies in one of the present stage', () => {
  for (const { community, plan, stage } of planned) {
    const stages = new Set(plan.steps.flatMap((step) => step.stages));
    const missing = demoTemplate(community.templateId).order.filter((each) => !stages.has(each));
    expect(missing).toEqual(['archived']);
    const present = plan.steps.filter((step) => step.stages.includes(stage));
    // demo-16 is told as days behind its own plan.
    const isLate = plan.communityId === 'demo-16';
    expect(
      present.some(
        ({ startsOn, endsOn }) => startsOn <= today && (isLate ? endsOn < today : today <= endsOn),
      ),
    ).toBe(true);
    for (const { startsOn, endsOn, note } of plan.steps) {
      expect(startsOn <= endsOn).toBe(true);
      expect(note).toContain('演示');
    }
  }
});

test('a plan is published before its menu is asked about', () => {
  for (const { plan, rounds } of planned) {
    const menu = rounds.find(({ terms }) => terms.kind === 'menu');
    expect(plan.publishedAt < (menu?.terms.opensAt ?? '')).toBe(true);
    expect(Date.parse(plan.publishedAt)).toBeLessThan(loadedAt);
  }
});

test('the notice board has all five fields of 东河区2024 三（四）, and an office instead of a person', () => {
  for (const { plan } of planned) {
    const { projectOverview, works, startsOn, completesOn, responsible, complaintPhone } = plan.noticeBoard;
    const fields = [projectOverview, works, startsOn, completesOn, responsible, complaintPhone];
    expect(fields.filter((field) => field.trim() === '')).toEqual([]);
    expect(startsOn < completesOn).toBe(true);
    expect(responsible).toContain('（演示）');
  }
});

test('each plan has two drawings, small, described in words, marked as demonstration, with their own hash', () => {
  for (const { plan } of planned) {
    expect(plan.drawings).toHaveLength(2);
    for (const { image, sha256, description } of plan.drawings) {
      const svg = Buffer.from(image.replace('data:image/svg+xml;base64,', ''), 'base64');
      expect(svg.length).toBeLessThan(6_000);
      expect(svg.toString()).toContain('示意图 · 演示数据');
      expect(createHash('sha256').update(svg).digest('hex')).toBe(sha256);
      expect(description.length).toBeGreaterThan(20);
    }
  }
});
