/** Sends a file to be imported and follows an import that runs. */

const PAUSE_MS = 1000;
const API = '/api/v1/imports';

const form = /** @type {HTMLFormElement | null} */ (document.getElementById('upload'));
if (form) {
  prepare(form);
}
const running = document.getElementById('running');
if (running) {
  follow(running.dataset.import ?? '');
}

/** @param {HTMLFormElement} upload */
function prepare(upload) {
  const file = /** @type {HTMLInputElement} */ (document.getElementById('upload-file'));
  const drop = /** @type {HTMLElement} */ (document.getElementById('upload-drop'));
  for (const type of ['dragenter', 'dragover']) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  for (const type of ['dragleave', 'drop']) {
    drop.addEventListener(type, () => drop.classList.remove('over'));
  }
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) {
      file.files = event.dataTransfer.files;
    }
  });
  upload.addEventListener('submit', (event) => {
    event.preventDefault();
    send(upload, file);
  });
}

/**
 * @param {HTMLFormElement} upload
 * @param {HTMLInputElement} file
 */
function send(upload, file) {
  const chosen = file.files?.[0];
  if (!chosen) {
    file.focus();
    return;
  }
  const body = new FormData();
  for (const [name, value] of new FormData(upload)) {
    if (typeof value === 'string' && value !== '') {
      body.append(name, value);
    }
  }
  body.append('name', chosen.name);
  // The server reads the parts in order and needs to know the rest when the file comes.
  body.append('file', chosen);
  const bar = /** @type {HTMLProgressElement} */ (document.getElementById('upload-bar'));
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('upload-send'));
  const request = new XMLHttpRequest();
  request.open('POST', API);
  request.setRequestHeader('Accept', 'application/json, application/problem+json');
  request.upload.addEventListener('progress', (event) => {
    bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
  });
  request.addEventListener('loadend', () => {
    button.disabled = false;
    show('upload-progress', false);
    const answer = parsed(request.responseText);
    if (request.status === 202) {
      location.assign(`/admin/imports/${answer.id}`);
    } else {
      tell(answer.detail ?? `${request.status}`);
    }
  });
  button.disabled = true;
  show('upload-problem', false);
  show('upload-progress', true);
  request.send(body);
}

/** @param {string} id */
async function follow(id) {
  const bar = /** @type {HTMLProgressElement} */ (document.getElementById('running-bar'));
  const percent = /** @type {HTMLElement} */ (document.getElementById('running-percent'));
  for (;;) {
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    const answer = await fetch(`${API}/${id}`, {cache: 'no-store'}).catch(() => null);
    if (answer?.ok) {
      const now = await answer.json();
      if (!now.state.endsWith('ING')) {
        location.reload();
        return;
      }
      bar.value = now.total > 0 ? Math.min(100, (100 * now.done) / now.total) : 0;
      percent.textContent = `${Math.floor(bar.value)} %`;
    }
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param {string} words */
function tell(words) {
  const place = /** @type {HTMLElement} */ (document.getElementById('upload-problem'));
  place.textContent = words;
  show('upload-problem', true);
}

/**
 * @param {string} id
 * @param {boolean} shown
 */
function show(id, shown) {
  /** @type {HTMLElement} */ (document.getElementById(id)).hidden = !shown;
}
