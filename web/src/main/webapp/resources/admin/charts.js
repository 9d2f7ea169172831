// Gives PrimeFaces' charts the colours of the style sheet, and again when light turns dark.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--adsum-${name}`).trim();

const tones = {
  id: 'adsumTones',
  beforeUpdate(chart) {
    for (const series of chart.data.datasets) {
      series.backgroundColor = colour(series.tone);
    }
    const text = colour('text');
    const line = colour('line');
    for (const scale of Object.values(chart.options.scales ?? {})) {
      scale.ticks.color = text;
      scale.grid.color = line;
    }
    chart.options.plugins.legend.labels.color = text;
  },
};

const start = () => {
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  window.Chart.register(tones);
  const repaint = () => Object.values(window.Chart.instances).forEach((chart) => chart.update());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  repaint();
};

if (window.Chart) {
  start();
} else if (document.querySelector('.adsum-chart')) {
  window.addEventListener('load', start, { once: true });
}

// What is unfolded stays so when its part of the page comes anew.
const unfolded = new Set();
document.addEventListener('toggle', (event) => {
  const { id, open } = event.target;
  if (id && event.target.matches('details') && event.target.isConnected) {
    unfolded[open ? 'add' : 'delete'](id);
  }
}, true);
window.jQuery?.(document).on('pfAjaxComplete', () => {
  [...unfolded].forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
});
