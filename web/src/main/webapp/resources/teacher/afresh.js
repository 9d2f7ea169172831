// A page that the server no longer knows (a restart, a sign-out) is loaded again, once there is a server to answer.
const PAUSE = 2000;
let waiting = false;

export async function afresh() {
  if (waiting) return;
  waiting = true;
  for (;;) {
    try {
      const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' });
      if (answer.ok || answer.type === 'opaqueredirect' || answer.status === 403) {
        location.reload();
        return;
      }
    } catch {
      // Nobody answers yet.
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Loads the page again when one of its questions fails. */
export function afreshOnError() {
  window.jQuery?.(document).on('pfAjaxError', afresh);
}
