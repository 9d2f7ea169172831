// What a list does in the browser: the address follows its state, rows are ticked, columns are chosen and remembered.
const form = document.querySelector('form[data-list]');
const name = form.dataset.list;
const remembered = `adsum.columns.${name}`;
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const columns = () =>
  [...form.querySelectorAll('.ui-datatable thead th')].flatMap((th) => {
    const key = [...th.classList].find((word) => word.startsWith('c-'));
    return key ? [{ key, title: th.textContent.trim() }] : [];
  });

const hidden = () => {
  try {
    return new Set(JSON.parse(localStorage.getItem(remembered) ?? '[]'));
  } catch {
    return new Set();
  }
};

// As a style sheet, so that rows that come later follow it, too.
const apply = () => {
  const gone = hidden();
  sheet.replaceSync([...gone].filter((key) => /^c-[a-z-]+$/.test(key))
    .map((key) => `form[data-list="${name}"] .ui-datatable .${key} { display: none !important; }`).join('\n'));
  files();
};

let query = form.dataset.query;

const files = () => {
  const gone = hidden();
  const shown = columns().map((column) => column.key).filter((key) => !gone.has(key)).map((key) => key.slice(2));
  for (const link of form.querySelectorAll('a[data-file]')) {
    const parameters = new URLSearchParams(query);
    if (gone.size) {
      parameters.set('columns', shown.join(','));
    }
    link.href = `/admin/lists/${name}.${link.dataset.file}?${parameters}`;
  }
};

const chooser = () => {
  const place = form.querySelector('.adsum-list-columns fieldset');
  const gone = hidden();
  for (const { key, title } of columns()) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    label.className = 'adsum-check';
    box.type = 'checkbox';
    box.checked = !gone.has(key);
    box.addEventListener('change', () => {
      const now = hidden();
      if (box.checked) {
        now.delete(key);
      } else {
        now.add(key);
      }
      // One column stays: a table without any says nothing.
      if (columns().every((column) => now.has(column.key))) {
        box.checked = true;
        return;
      }
      localStorage.setItem(remembered, JSON.stringify([...now]));
      apply();
    });
    label.append(box, title);
    place.append(label);
  }
};

const ticks = () => [...form.querySelectorAll('input[name="selected"]')];

const counted = () => {
  const bar = form.querySelector('.adsum-list-bulk');
  const all = form.querySelector('.adsum-list-select input.all');
  const chosen = ticks().filter((tick) => tick.checked).length;
  bar.hidden = chosen === 0;
  bar.querySelector('.count').textContent = chosen;
  if (all) {
    all.checked = chosen > 0 && chosen === ticks().length;
    all.indeterminate = chosen > 0 && chosen < ticks().length;
  }
};

form.addEventListener('change', (event) => {
  if (event.target.matches('.adsum-list-select input.all')) {
    ticks().forEach((tick) => { tick.checked = event.target.checked; });
  }
  if (event.target.matches('.adsum-list-select input')) {
    counted();
  }
});

// On a phone the filters are behind a button, unless one is set or there are none.
const more = form.querySelector('.adsum-list-more');
const opener = form.querySelector('.adsum-list-filters');
const openFilters = (open) => {
  more.classList.toggle('open', open);
  opener.setAttribute('aria-expanded', open);
};
opener.hidden = more.children.length === 0;
opener.addEventListener('click', () => openFilters(!more.classList.contains('open')));
openFilters([...more.querySelectorAll('input, select')].some((field) => field.value));

// Escape and a press elsewhere close the chooser.
const details = form.querySelector('.adsum-list-columns');
document.addEventListener('click', (event) => {
  if (details.open && !details.contains(event.target)) {
    details.open = false;
  }
});
details.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    details.open = false;
    details.querySelector('summary').focus();
  }
});

// On a phone the order is chosen from a menu. PrimeFaces leaves it at its first entry when a page opens, and goes back
// there after a choice whose title has a space.
const usual = new Option(form.dataset.usual);
usual.hidden = true;

const order = () => {
  const menu = form.querySelector('select.ui-reflow-dropdown');
  if (!menu) {
    return;
  }
  const sorted = form.querySelector('th[aria-sort="ascending"], th[aria-sort="descending"]');
  const direction = sorted?.getAttribute('aria-sort') === 'descending' ? '1' : '0';
  const chosen = [...menu.options].find((one) => sorted && one.dataset.columnkey === sorted.id && one.dataset.sortorder === direction);
  menu.prepend(usual);
  (chosen ?? usual).selected = true;
};

window.jQuery(document).on('pfAjaxComplete', (event, xhr, settings, args) => {
  if (args && args.adsumList !== undefined) {
    query = args.adsumList;
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname);
  }
  apply();
  counted();
  order();
});

chooser();
apply();
counted();
// After PrimeFaces has made its table.
window.jQuery(order);
