import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hintOf, measure, qualityOf} from '../../main/webapp/resources/student/capture.js';

const picture = (...greys) => greys.flatMap((g) => [g, g, g, 255]);

test('a dark picture asks for light, a bright one for less', () => {
  assert.equal(hintOf(measure(picture(10, 20, 30, 20), 2, null)), 'dark');
  assert.equal(hintOf(measure(picture(250, 240, 255, 250), 2, null)), 'bright');
});

test('a change from picture to picture asks to hold still', () => {
  const before = measure(picture(100, 120, 100, 120), 2, null).grey;
  assert.equal(hintOf(measure(picture(160, 60, 160, 60), 2, before)), 'moving');
  assert.equal(hintOf(measure(picture(101, 119, 100, 120), 2, before)), null);
});

test('quality falls with the worst of light, stillness and detail', () => {
  const good = {light: 120, motion: 0, detail: 12};
  assert.ok(qualityOf(good) > 90);
  assert.ok(qualityOf({...good, light: 20}) < 35);
  assert.ok(qualityOf({...good, motion: 30}) < 35);
  assert.ok(qualityOf({...good, detail: 0.5}) < 35);
});
