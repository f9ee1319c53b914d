import { distFolder } from '../support/build/ensureBuilt.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { eachNode, nodesByRole } from '../support/weapp/weappNode.ts';

// Taro leaves aria-* out of its templates (NervJS/taro #10025); miniapp/config/accessibleTags.ts puts them in.
describe('what a screen reader hears in WeChat', () => {
  let weapp: Weapp;
  beforeAll(async () => {
    // Nothing listens on port 9 (discard): these pages must speak without a server.
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: 'http://127.0.0.1:9' });
    await weapp.open('stories/index');
    await weapp.awaitText('RateRule：还差几户');
  });
  afterAll(() => weapp.close());

  test('a choice is a group of radios that say which one is picked', async () => {
    const group = weapp.findByRole('radiogroup');
    expect(group.attributes['aria-labelledby']).toBe('stance-legend');
    const checked = (): readonly unknown[] =>
      nodesByRole(weapp.findByRole('radiogroup'), 'radio').map((radio) => radio.attributes['aria-checked']);
    expect(checked()).toEqual([false, false, false]);
    await weapp.tap(weapp.findByRole('radio', '不要'));
    await waitUntil(() => expect(checked()).toEqual([false, true, false]));
  });

  test('a full choice of several says which ones cannot be picked any more', () => {
    expect(weapp.allByRole('checkbox').map((node) => node.attributes['aria-checked'])).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a door says room, state and what is not uploaded, and whether it is picked', () => {
    const door = weapp.findByRole('button', /上门未遇/);
    expect(door.attributes['aria-label']).toBe('102，上门未遇，上门 2 次，未上传');
    expect(weapp.findByRole('button', /已征集/).attributes['aria-pressed']).toBe(true);
  });

  test('a progress bar says its sentence and its numbers', () => {
    expect(weapp.findByRole('progressbar').attributes).toMatchObject({
      'aria-label': '已答 3 项，共 8 项',
      'aria-valuenow': 3,
      'aria-valuemax': 8,
    });
  });

  test('shapes that only repeat a word are not read', () => {
    const shapes = weapp.allByClass('tag__shape');
    expect(shapes.length).toBeGreaterThan(5);
    expect(shapes.every((shape) => shape.attributes['aria-hidden'] === true)).toBe(true);
  });

  test('errors are alerts, headings are headings, fields have their label', () => {
    const alerts = weapp.allByRole('alert').map((node) => eachNode(node).length);
    expect(alerts.length).toBeGreaterThan(1);
    expect(weapp.findByRole('heading', 'Field').attributes['aria-level']).toBe(2);
    expect(weapp.findByRole('textbox', '绑定码').attributes['aria-required']).toBe(true);
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
