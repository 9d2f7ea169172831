import assert from 'node:assert/strict';
import {test} from 'node:test';
import {measure} from '../../main/webapp/resources/student/capture.js';
import {Moments} from '../../main/webapp/resources/student/moments.js';

const WIDTH = 48;
const HEIGHT = 36;
const LOOK_MS = 120;

/** A head before a wall: a bright oval with eyes and mouth, which move against it when the head turns. */
function scene({x = 0, y = 0, near = 1, light = 1, noise = 0, shake = 0} = {}) {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH; column++) {
      const across = (column - WIDTH / 2 - shake) / near;
      const down = (row - HEIGHT / 2) / near;
      const head = ((across - x / 3) / 12) ** 2 + ((down - y / 3) / 14) ** 2 < 1;
      const eye = Math.hypot(Math.abs(across - x) - 5, down - y + 3) < 2.5;
      const mouth = Math.abs(across - x) < 5 && Math.abs(down - y - 6) < 1.5;
      const wall = 100 + (Math.floor((column - shake) / 6) % 2) * 20;
      const grey = (eye || mouth ? 40 : head ? 170 : wall) * light + noise * ((row * 7 + column * 13) % 5 - 2);
      rgba.set([grey, grey, grey, 255], 4 * (row * WIDTH + column));
    }
  }
  return rgba;
}

/** Plays scenes, one each look, until all frames are taken; tells when and of what each was. */
function play(places, sceneAt) {
  const moments = new Moments(places);
  const taken = [];
  let before = null;
  for (let ms = LOOK_MS; moments.place; ms += LOOK_MS) {
    assert.ok(ms < 30_000, 'it never ends');
    const shown = sceneAt(ms, moments.place);
    const look = measure(scene(shown), WIDTH, before);
    before = look.grey;
    const place = moments.place;
    if (moments.look(look, LOOK_MS).take) {
      taken.push({place, ms, shown});
    }
  }
  return taken;
}

const POSES = {FRONT: {}, LEFT: {x: 6}, RIGHT: {x: -6}, UP: {y: -5}, CLOSER: {near: 1.35}};

/** A person who reads for half a second and moves for another half. */
function person() {
  let asked = 'FRONT';
  let from = {...POSES.FRONT};
  let since = 0;
  return (ms, place) => {
    if (place !== asked) {
      from = {...POSES.FRONT, ...POSES[asked]};
      asked = place;
      since = ms;
    }
    const part = Math.min(1, Math.max(0, (ms - since - 500) / 500));
    const to = POSES[asked];
    const between = (name, usual) => (from[name] ?? usual) + part * ((to[name] ?? usual) - (from[name] ?? usual));
    return {x: between('x', 0), y: between('y', 0), near: between('near', 1), noise: ms % 3};
  };
}

test('three frames of a still face take about two seconds, as ever', () => {
  const taken = play(['FRONT', 'FRONT', 'FRONT'], () => ({}));
  assert.ok(taken.at(-1).ms < 2_200, String(taken.at(-1).ms));
});

test('each move is taken when it has been made, and all of it in about five seconds', () => {
  for (const [one, two] of [['LEFT', 'UP'], ['CLOSER', 'RIGHT'], ['UP', 'CLOSER'], ['RIGHT', 'LEFT']]) {
    const taken = play(['FRONT', one, two, 'FRONT'], person());
    for (const {place, shown} of taken) {
      for (const name of ['x', 'y']) {
        assert.ok(Math.abs(shown[name] - (POSES[place][name] ?? 0)) < 0.01, `${place} at ${name} ${shown[name]}`);
      }
    }
    assert.ok(taken.at(-1).ms < 6_500, `${one} ${two} ${taken.at(-1).ms}`);
  }
});

test('whoever passes the middle between two moves is not taken there', () => {
  let asked = 'FRONT';
  let since = 0;
  const taken = play(['FRONT', 'LEFT', 'RIGHT', 'FRONT'], (ms, place) => {
    if (place !== asked) {
      [asked, since] = [place, ms];
    }
    // Half a second's rest in the middle, on the way from left to right.
    return place === 'RIGHT' && ms - since < 1_600 ? POSES.FRONT : POSES[place];
  });
  assert.deepEqual(taken[2].shown, POSES.RIGHT);
});

test('whoever does not move is not kept waiting, and neither is whoever never rests', () => {
  const places = ['FRONT', 'LEFT', 'UP', 'FRONT'];
  assert.ok(play(places, () => ({})).at(-1).ms < 10_500);
  const restless = play(places, (ms) => ({x: 9 * Math.sin(ms / 90), y: 9 * Math.cos(ms / 70)}));
  assert.equal(restless.length, 4);
  assert.ok(restless.at(-1).ms < 15_500, String(restless.at(-1).ms));
});

test('a hand that trembles or drifts holds a head that has not moved', () => {
  const taken = play(['FRONT', 'LEFT', 'FRONT'], (ms) => ({shake: 2 * Math.sin(ms / 1_000) + 0.3 * (ms % 2)}));
  assert.ok(taken[1].ms - taken[0].ms >= 3_400, String(taken[1].ms - taken[0].ms));
});

test('a lamp that is switched on is no move', () => {
  const taken = play(['FRONT', 'LEFT', 'FRONT'], (ms) => ({light: ms < 1_800 ? 0.8 : 1.05}));
  assert.ok(taken[1].ms - taken[0].ms >= 3_400, String(taken[1].ms - taken[0].ms));
});

test('a dark room asks for light before the first frame, and gives up asking in time', () => {
  const dark = measure(scene({light: 0.1}), WIDTH, null);
  const moments = new Moments(['FRONT']);
  assert.deepEqual(moments.look(dark, LOOK_MS), {take: false, hint: 'dark'});
  assert.equal(moments.look(dark, 5_000).take, true);
});
