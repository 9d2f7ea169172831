import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeIn} from '../../main/webapp/resources/student/scanner.js';

const CODE = 'ABCDEF0123456789GHJKMN';

test('the code is taken out of the address of the QR code', () => {
  assert.equal(codeIn(`HTTPS://ADSUM.UNI.EXAMPLE:8443/Q/${CODE}`), CODE);
});

test('of a foreign address only the code counts, never the place it leads to', () => {
  assert.equal(codeIn(`https://evil.example/Q/${CODE}?next=https://evil.example`), CODE);
});

test('what has no form of a code is none', () => {
  for (const text of ['', 'https://evil.example/', 'WIFI:S:campus;;', 'javascript:alert(1)', `${CODE}X`]) {
    assert.equal(codeIn(text), null, text);
  }
});

test('a typed code may have blanks, hyphens and small letters', () => {
  assert.equal(codeIn(' k7qf-2m9a '), 'K7QF2M9A');
  assert.equal(codeIn('k7qf 2m9a'), 'K7QF2M9A');
});
