/** Calls of the REST API from the student pages, with the session's cookie. */

const BASE = '/api/v1';
const PATIENCE_MS = 20_000;

/** A refusal in the server's words (RFC 9457). */
export class ApiProblem extends Error {
  /**
   * @param {{code?: string, status?: number, title?: string, detail?: string}} body
   * @param {number | null} [retryAfter] seconds
   */
  constructor(body, retryAfter = null) {
    super(body.code ?? 'internal');
    this.code = body.code ?? 'internal';
    this.status = body.status ?? 500;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

/** The request did not reach the server, or its answer did not reach us. */
export class Unreachable extends Error {}

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body null without a JSON body
 * @property {string | null} location
 * @property {number | null} retryAfter seconds after which the server would like to be asked again
 * @property {number} serverTime milliseconds since 1970 by the server's clock
 */

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path below /api/v1
 * @param {{json?: unknown, form?: FormData, headers?: Record<string, string>, patienceMs?: number}} [options]
 * @returns {Promise<Answer>}
 * @throws {ApiProblem | Unreachable}
 */
export async function call(method, path, options = {}) {
  const headers = {Accept: 'application/json', ...options.headers};
  /** @type {BodyInit | undefined} */
  let body = options.form;
  if (options.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.json);
  }
  const [response, text] = await reach(path, {
    method,
    headers,
    body,
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'manual',
    signal: AbortSignal.timeout(options.patienceMs ?? PATIENCE_MS),
  });
  if (response.type === 'opaqueredirect') {
    throw new ApiProblem({code: 'not-signed-in', status: 401});
  }
  const content = parse(text);
  if (!response.ok) {
    const problem = content?.code ? content : {code: codeOf(response.status), status: response.status};
    throw new ApiProblem(problem, seconds(response.headers.get('Retry-After')));
  }
  const date = Date.parse(response.headers.get('Date') ?? '');
  return {
    status: response.status,
    body: content,
    location: response.headers.get('Location'),
    retryAfter: seconds(response.headers.get('Retry-After')),
    serverTime: Number.isNaN(date) ? Date.now() : date,
  };
}

/** @returns {Promise<[Response, string]>} */
async function reach(path, request) {
  try {
    const response = await fetch(BASE + path, request);
    return [response, response.type === 'opaqueredirect' ? '' : await response.text()];
  } catch (failure) {
    throw new Unreachable(String(failure), {cause: failure});
  }
}

/** What a status means when something between us and the API gave the answer. */
function codeOf(status) {
  if (status === 401) {
    return 'not-signed-in';
  }
  if (status === 413) {
    return 'photo-too-large';
  }
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal';
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function seconds(header) {
  const value = Number.parseInt(header ?? '', 10);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
