// Slides one at a time. The address says which, as ?slide=2; without one the page is as it always is. A slide
// is laid out 1067 px wide, whatever the screen, and scaled to it: at 1920 its 14 px text is 25 px high. What
// a slide draws is grown until the slide is full.
// With &presenter=1 the window is the speaker's. The two tell each other which slide is shown, through the
// browser and without a request. Single keys are heard while slides are shown and at no other time.

const WIDE = 1067, HIGH = 600, GROWN = [1.5, 1.45, 1.4, 1.35, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1];
const READABLE = 0.95;  // smaller than this, 14 px are under 24 at 1920
const CLOCK = 'edi-clock', MINUTE = 60_000, RESTING = 400;
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const cards = () => all('[class*="st-key-card-slide-"]');
const charts = slide => all('.stElementContainer[class*="st-key-chart-"]', slide);
const words = name => one('.edi-stage').dataset[name];
const address = () => new URL(location.href);
const forSpeaker = () => address().searchParams.has('presenter');
const asked = () => Number(address().searchParams.get('slide')) || (forSpeaker() ? 1 : 0);
const onPhone = () => matchMedia('(max-width: 640px)').matches && !forSpeaker();  // there they are a scroll
const shown = () => one('.edi-stage') && !onPhone() ? Math.min(asked(), cards().length) : 0;

const at = (number, { speaker = forSpeaker() } = {}) => {
  const url = address();
  if (number) url.searchParams.set('slide', number); else url.searchParams.delete('slide');
  if (speaker) url.searchParams.set('presenter', 1); else url.searchParams.delete('presenter');
  return url;
};

// Fitting a slide to its place ----------------------------------------------------------------------

const place = (slide, box) => {
  const scale = Math.min(box.width / WIDE, box.height / box.high), high = box.height / scale;
  charts(slide).forEach(chart => {
    chart.style.removeProperty('--edi-tall');
    chart.style.setProperty('--edi-tall', `${chart.offsetHeight}px`);
  });
  GROWN.find(grown => {
    slide.style.setProperty('--edi-grow', grown);
    return slide.offsetHeight <= high;
  });
  const less = Math.min(1, high / slide.offsetHeight), fit = scale * less;
  slide.style.setProperty('--edi-fit', fit);
  slide.style.setProperty('--edi-left', `${box.left + (box.width - WIDE * fit) / 2}px`);
  slide.style.setProperty('--edi-top', `${box.top}px`);
  return less;
};

const theRoom = () => {
  const scale = Math.min(innerWidth / WIDE, innerHeight / HIGH), foot = one('.edi-stage-foot');
  root.style.setProperty('--edi-scale', scale);
  const less = foot.offsetHeight;
  return { left: 0, top: 0, width: innerWidth, height: innerHeight - less * scale, high: HIGH - less };
};

const frame = name => {
  const { left, top, width, height } = one(`.edi-frame-${name}`).getBoundingClientRect();
  return { left, top, width, height, high: WIDE * height / width };
};

// A board or a drawing of many rows would be too small to read: the room sees its table first, in parts. It is
// looked at again once charts and letters have come to rest.
const fitInRoom = now => {
  const state = window.ediSlides, less = place(state.view ? one('.edi-told') : now, theRoom());
  clearTimeout(state.resting);
  const dense = less < READABLE && !state.view && !state.dense && one('table', now);
  if (dense) state.resting = setTimeout(tableFirst, RESTING, now);
};

const tableFirst = card => {
  const state = window.ediSlides;
  if (card !== cards()[shown() - 1] || state.view || place(card, theRoom()) >= READABLE) return;
  Object.assign(state, { dense: true, view: 'table' });
  draw();
  report();
};

const fitAll = () => {
  const number = shown(), now = cards()[number - 1], next = cards()[number];
  if (!now) return;
  if (!forSpeaker()) return void fitInRoom(now);
  place(now, frame('now'));
  if (next) place(next, frame('next'));
};

// The table or the definition in the slide's place, in as many parts as its rows need ----------------

const copies = (card, number) => {
  const { view } = window.ediSlides;
  if (view === 'meaning') {
    const [about, ...meanings] = all('section', all('.edi-notes-of')[number - 1].cloneNode(true));
    return [...meanings, about];
  }
  const tables = all('table', card).flatMap(table => {
    const key = table.nextElementSibling;
    return key?.matches('.edi-symbols') ? [table, key] : [table];
  });
  return tables.length ? tables.map(found => found.cloneNode(true)) : [words('noTable')];
};

const divided = (told, high) => {
  const rows = all('tbody tr, dl > div', told), parts = [[]];
  rows.forEach(row => { row.hidden = true; });
  rows.forEach(row => {
    row.hidden = false;
    const last = parts.at(-1);
    if (told.offsetHeight > high && last.length) {
      last.forEach(before => { before.hidden = true; });
      parts.push([row]);
    } else last.push(row);
  });
  rows.forEach(row => { row.hidden = true; });
  return parts;
};

const tell = (card, number) => {
  const state = window.ediSlides, told = one('.edi-told'), box = theRoom();
  one('h2', told).textContent = one('h2', card).textContent;
  one('.edi-told-body', told).replaceChildren(...copies(card, number));
  told.style.setProperty('--edi-grow', 1);
  const parts = divided(told, box.height / Math.min(box.width / WIDE, box.height / box.high));
  state.parts = parts.length;
  state.part = Math.min(state.part, parts.length - 1);
  parts[state.part].forEach(row => { row.hidden = false; });
};

const partInWords = ({ view, part, parts }) => view && parts > 1
  ? ` · ${words('part').replace('{part}', part + 1).replace('{parts}', parts)
    .replace('{key}', view === 'table' ? 'T' : 'D')}`
  : '';

// Drawing what the address and the keys ask for -------------------------------------------------------

const drawForSpeaker = number => {
  const last = cards().length, card = cards()[number - 1], title = document.createElement('h2');
  title.className = 'edi-unseen';  // it is read in the slide itself; who hears the notes needs it here
  title.textContent = one('h2', card).textContent;
  one('.edi-presenter-number').textContent = `Slide ${number} of ${last}`;
  one('.edi-presenter-notes').replaceChildren(
    title, ...all('.edi-notes-of')[number - 1].cloneNode(true).childNodes,
    one('.edi-told > .edi-note').cloneNode(true),
  );
  one('.edi-presenter-notes').scrollTop = 0;
  one('.edi-frame-next > p').hidden = number < last;
  one('[data-does="ArrowLeft"]').disabled = number === 1;
  one('[data-does="ArrowRight"]').disabled = number === last;
  tick();
};

const drawForRoom = number => {
  const state = window.ediSlides, card = cards()[number - 1], source = all('.edi-source', card).at(-1);
  one('.edi-stage-number').textContent = `${number} of ${cards().length}`;
  one('.edi-stage-source').textContent = source ? ` · ${source.textContent}` : '';
  one('.edi-stage-part').textContent = '';
  if (state.view) tell(card, number);
  one('.edi-stage-part').textContent = partInWords(state);
};

const draw = () => {
  const state = window.ediSlides, number = shown(), speaker = number > 0 && forSpeaker();
  state.watch.disconnect();
  state.charts.disconnect();
  root.toggleAttribute('data-edi-presenting', number > 0);
  root.toggleAttribute('data-edi-presenter', speaker);
  root.toggleAttribute('data-edi-blank', number > 0 && state.blank && !speaker);
  const told = number > 0 && state.view && !speaker;
  one('.edi-told')?.toggleAttribute('data-edi-on', Boolean(told));
  cards().forEach((card, order) => {
    card.toggleAttribute('data-edi-on', order + 1 === number && !told);
    card.toggleAttribute('data-edi-next', speaker && order === number);
    card.inert = speaker;
  });
  all('.edi-contents ol a').forEach((link, order) => { link.href = at(order + 1, { speaker: false }); });
  if (!number) return;
  if (speaker) drawForSpeaker(number); else drawForRoom(number);
  fitAll();
  all('[data-edi-on], [data-edi-next]').forEach(slide => {
    state.watch.observe(slide);
    charts(slide).forEach(chart => state.charts.observe(chart, { childList: true, subtree: true }));
  });
};

// The other window ------------------------------------------------------------------------------------

// Two decks shown at once are not confused: a channel is of one page and of all its choices.
const channel = () => {
  const state = window.ediSlides, url = at(0, { speaker: false }), name = url.pathname + url.search;
  if (state.channel?.name !== name) {
    state.channel?.close();
    state.channel = new BroadcastChannel(name);
    state.channel.onmessage = ({ data }) => listen(data);
  }
  return state.channel;
};

const inTheRoom = () => shown() > 0 && !forSpeaker();
const ROOM = { '': 'room', table: 'roomTable', meaning: 'roomMeaning' };
const report = () => {
  const { view, blank } = window.ediSlides;
  if (inTheRoom()) channel().postMessage({ room: blank ? 'roomBlank' : ROOM[view] });
};

const listen = ({ slide, press, room, here }) => {
  if (!shown()) return;
  if (room && forSpeaker()) one('.edi-presenter-room').textContent = words(room);
  if (here && inTheRoom()) channel().postMessage({ slide: shown() });
  if (press && inTheRoom()) DOES[press]();
  if (slide && slide !== shown()) turn(slide);
  if (!room) report();
};

// Turning ---------------------------------------------------------------------------------------------

const plain = () => Object.assign(window.ediSlides, { view: '', part: 0, blank: false, dense: false });

const turn = (number, { push = false } = {}) => {
  plain();
  history[push ? 'pushState' : 'replaceState'](history.state, '', at(number));
  draw();
};

const go = (number, how) => {
  turn(number, how);
  channel().postMessage({ slide: number });
  report();
};

const leave = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  if (!forSpeaker()) return turn(0);
  window.close();
  location.replace(at(0, { speaker: false }));  // a window that was not opened by another stays
};

// The same key again shows the next part, and after the last the slide.
const look = view => {
  const state = window.ediSlides, further = state.view === view && state.part + 1 < state.parts;
  state.part = further ? state.part + 1 : 0;
  state.view = further || state.view !== view ? view : '';
  draw();
  report();
};

const blank = () => {
  window.ediSlides.blank = !window.ediSlides.blank;
  draw();
  report();
};

const openForSpeaker = () => {
  const opened = window.open(at(shown() || 1, { speaker: true }), 'edi-presenter', 'popup,width=1280,height=760');
  one('.edi-not-opened').hidden = Boolean(opened);
};

const seenInTheRoom = (key, does) => () => forSpeaker() ? channel().postMessage({ press: key }) : does();

const DOES = {
  ArrowRight: () => go(Math.min(shown() + 1, cards().length)),
  ArrowLeft: () => go(Math.max(shown() - 1, 1)),
  Home: () => go(1),
  End: () => go(cards().length),
  t: seenInTheRoom('t', () => look('table')),
  d: seenInTheRoom('d', () => look('meaning')),
  b: seenInTheRoom('b', blank),
  f: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  p: () => { if (!forSpeaker()) openForSpeaker(); },
  Escape: leave,
};
const ALSO = { ArrowDown: 'ArrowRight', PageDown: 'ArrowRight', ' ': 'ArrowRight', ArrowUp: 'ArrowLeft', PageUp: 'ArrowLeft' };

// The clock, kept by the speaker's window through a refresh -------------------------------------------

const clock = () => JSON.parse(sessionStorage.getItem(CLOCK)) || { before: 0, since: Date.now() };
const passed = ({ before, since }) => before + (since ? Date.now() - since : 0);
const keep = kept => {
  sessionStorage.setItem(CLOCK, JSON.stringify(kept));
  tick();
};
const CLOCK_DOES = {
  pause: () => keep(clock().since ? { before: passed(clock()), since: 0 } : { before: clock().before, since: Date.now() }),
  reset: () => keep({ before: 0, since: clock().since && Date.now() }),
};

const tick = () => {
  if (!shown() || !forSpeaker()) return;
  const kept = clock(), gone = passed(kept), two = number => String(number).padStart(2, '0');
  if (!sessionStorage.getItem(CLOCK)) sessionStorage.setItem(CLOCK, JSON.stringify(kept));
  one('.edi-clock b').textContent = `${Math.floor(gone / MINUTE)}:${two(Math.floor(gone % MINUTE / 1000))}`;
  one('.edi-clock span').textContent = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  one('[data-does="pause"]').textContent = words(kept.since ? 'pause' : 'run');
};

// Hearing ---------------------------------------------------------------------------------------------

const hear = event => {
  if (!shown() || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target.closest?.('button, a, .edi-presenter-notes');
  const scrolls = target?.matches('section') && /^(Arrow|Page|Home|End| )/.test(event.key) && !/Left|Right/.test(event.key);
  if (scrolls || (event.key === ' ' && target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, does = DOES[ALSO[key] || key];
  if (!does) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  one('.edi-not-opened').hidden = true;
  does();
};

const press = event => {
  const button = event.target.closest?.('.edi-presenter [data-does]');
  if (button) return ({ ...DOES, ...CLOCK_DOES })[button.dataset.does]();
  const link = event.target.closest?.('.edi-contents a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const number = Number(new URL(link.href).searchParams.get('slide'));
  if (onPhone()) return one('h2', cards()[number - 1]).scrollIntoView();
  go(number, { push: true });
  if (link.matches('.edi-start-presenter')) openForSpeaker();
};

if (!window.ediSlides) {
  window.ediSlides = { view: '', part: 0, parts: 1, blank: false, watch: new ResizeObserver(fitAll), charts: new MutationObserver(fitAll) };
  window.addEventListener('keydown', hear, true);
  window.addEventListener('click', press, true);
  window.addEventListener('resize', () => draw());
  window.addEventListener('popstate', () => { plain(); draw(); });
  setInterval(tick, 1000);
  draw();
  if (shown()) channel().postMessage(forSpeaker() ? { here: true } : { slide: shown() });
  report();
} else draw();
