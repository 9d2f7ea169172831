/**
 * Puts the QR decoders where the WAR picks them up: target/vendor. The packages come by name from
 * whatever registry npm is set up for, with the hashes of package-lock.json. Nothing is done while
 * neither the lock file nor this script has changed.
 */
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const work = join(web, 'target', 'npm');
const vendor = join(web, 'target', 'vendor');
const stamp = join(vendor, '.stamp');
const inputs = ['package.json', 'package-lock.json', '.npmrc'];

const FILES = {
  'barcode-detector/ponyfill.js': 'barcode-detector/dist/es/ponyfill.js',
  'barcode-detector/zxing-exported.js': 'barcode-detector/dist/es/zxing-exported.js',
  'barcode-detector/LICENSE': 'barcode-detector/LICENSE',
  'zxing-wasm/zxing_reader.wasm': 'zxing-wasm/dist/reader/zxing_reader.wasm',
  'zxing-wasm/LICENSE': 'zxing-wasm/LICENSE',
  'jsqr/jsQR.js': 'jsqr/dist/jsQR.js',
  'jsqr/LICENSE': 'jsqr/LICENSE',
};

const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const state = sha256(
  ...inputs.map((name) => readFileSync(join(web, name))),
  readFileSync(fileURLToPath(import.meta.url)),
);
const done =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === state &&
  Object.keys(FILES).every((name) => existsSync(join(vendor, name)));

if (!done) {
  rmSync(vendor, {recursive: true, force: true});
  mkdirSync(work, {recursive: true});
  inputs.forEach((name) => copyFileSync(join(web, name), join(work, name)));
  execFileSync('npm', ['ci', '--prefer-offline', '--loglevel=error'], {cwd: work, stdio: 'inherit'});
  for (const [to, from] of Object.entries(FILES)) {
    const target = join(vendor, to);
    mkdirSync(dirname(target), {recursive: true});
    copyFileSync(join(work, 'node_modules', from), target);
  }
  requireExactPair();
  writeFileSync(stamp, state);
  console.log(`Took ${Object.keys(FILES).length} files from npm packages`);
}

/** Script and WebAssembly of two builds crash at the first code: the script names the hash it needs. */
function requireExactPair() {
  const script = readFileSync(join(vendor, 'barcode-detector/zxing-exported.js'), 'utf8');
  const wasm = sha256(readFileSync(join(vendor, 'zxing-wasm/zxing_reader.wasm')));
  if (!script.includes(wasm)) {
    throw new Error('zxing_reader.wasm is not the build that barcode-detector was made for');
  }
}
