// Sends the chosen ID photos one after the other, so that any number of them goes through the door.
const form = document.getElementById('id-photos');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const files = [...document.getElementById('id-files').files];
  const bar = document.getElementById('id-progress');
  const button = form.querySelector('button');
  let stored = 0;
  const refused = [];
  button.disabled = true;
  bar.hidden = false;
  for (const [i, file] of files.entries()) {
    bar.value = i / files.length;
    try {
      const taken = await send(file);
      stored += taken.stored;
      refused.push(...taken.refused);
    } catch (failure) {
      refused.push({ name: file.name, detail: failure.message || form.dataset.failed });
    }
  }
  bar.hidden = true;
  button.disabled = false;
  document.getElementById('id-state').textContent =
    `${form.dataset.done} ${stored}. ${refused.length ? `${form.dataset.refused} ${refused.length}.` : ''}`;
  document.getElementById('id-refused').replaceChildren(...refused.map(({ name, detail }) => {
    const item = document.createElement('li');
    item.textContent = `${name}: ${detail}`;
    return item;
  }));
});

/** The part is named by the user name, which is the file's name without its ending. */
async function send(file) {
  const body = new FormData();
  body.append(/\.zip$/i.test(file.name) ? 'zip' : file.name.replace(/\.[^.]+$/, ''), file);
  const response = await fetch('/api/v1/id-photos', { method: 'POST', body, headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}
