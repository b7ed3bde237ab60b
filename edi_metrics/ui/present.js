// Slides one at a time. The address says which, as ?slide=2; without one the page is as it always is. A slide
// is laid out 1067 px wide, whatever the screen, and scaled to it: at 1920 its 14 px text is 25 px high.
// Single keys are heard while slides are shown and at no other time: Esc turns them off.

const WIDE = 1067, HIGH = 600, FOOT = 44;
const root = document.documentElement;
const cards = () => [...document.querySelectorAll('[class*="st-key-card-slide-"]')];
const asked = () => Number(new URL(location.href).searchParams.get('slide')) || 0;
const shown = () => document.querySelector('.edi-stage') ? Math.min(asked(), cards().length) : 0;

const fit = card => {
  const scale = Math.min(innerWidth / WIDE, innerHeight / HIGH), high = innerHeight / scale - FOOT;
  const tall = root.dataset.ediView ? high : card.scrollHeight;
  const less = Math.min(1, high / tall);
  root.style.setProperty('--edi-scale', scale);
  card.style.setProperty('--edi-fit', scale * less);
  card.style.setProperty('--edi-high', `${high / less}px`);
};

const sync = () => {
  const state = window.ediSlides, number = shown();
  delete root.dataset.ediView;
  delete root.dataset.ediBlank;
  state.watch.disconnect();
  cards().forEach((card, place) => card.toggleAttribute('data-edi-on', place + 1 === number));
  root.toggleAttribute('data-edi-presenting', number > 0);
  if (!number) return;
  const card = cards()[number - 1];
  document.querySelector('.edi-stage-number').textContent = `${number} of ${cards().length}`;
  [...card.querySelectorAll('.edi-numbers')].forEach(one => { one.open = false; });
  fit(card);
  state.watch.observe(card);
};

const go = (number, { push = false } = {}) => {
  const url = new URL(location.href);
  if (number) url.searchParams.set('slide', number); else url.searchParams.delete('slide');
  history[push ? 'pushState' : 'replaceState'](history.state, '', url);
  sync();
};

const leave = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  go(0);
};

// The table or the definition in the chart's place; the same key again brings the chart back.
const look = view => {
  const card = cards()[shown() - 1], kind = view === 'table' ? ':not(.edi-meaning)' : '.edi-meaning';
  const wanted = [...card.querySelectorAll(`.edi-numbers${kind}`)];
  const on = wanted.length > 0 && root.dataset.ediView !== view;
  [...card.querySelectorAll('.edi-numbers')].forEach(one => { one.open = on && wanted.includes(one); });
  if (on) root.dataset.ediView = view; else delete root.dataset.ediView;
  fit(card);
};

const DOES = {
  ArrowRight: at => go(Math.min(at + 1, cards().length)),
  ArrowLeft: at => go(Math.max(at - 1, 1)),
  Home: () => go(1),
  End: () => go(cards().length),
  t: () => look('table'),
  d: () => look('meaning'),
  b: () => root.toggleAttribute('data-edi-blank'),
  f: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  Escape: leave,
};
const ALSO = { ArrowDown: 'ArrowRight', PageDown: 'ArrowRight', ' ': 'ArrowRight', ArrowUp: 'ArrowLeft', PageUp: 'ArrowLeft' };

const hear = event => {
  const at = shown();
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, does = DOES[ALSO[key] || key];
  if (!does) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  does(at);
};

const follow = event => {
  const link = event.target.closest('.edi-contents a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  go(Number(new URL(link.href).searchParams.get('slide')), { push: true });
};

const refit = () => { const card = cards()[shown() - 1]; if (card) fit(card); };

if (!window.ediSlides) {
  window.ediSlides = { watch: new ResizeObserver(refit) };
  window.addEventListener('keydown', hear, true);
  window.addEventListener('click', follow, true);
  window.addEventListener('resize', refit);
  window.addEventListener('popstate', sync);
}
sync();
