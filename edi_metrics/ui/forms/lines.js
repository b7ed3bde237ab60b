// The keyboard in a meeting. The lines of a form that has just opened: the first has the keyboard, and what
// is typed is kept in this tab until it is saved. Between the key that opens them and the moment they are
// there, a letter presses no button: it waits, and stands in the first line. Names come from the app and
// hold letters, digits and hyphens alone.

const FIELD = 'input:not([type=checkbox]):not([type=radio]), textarea, [role=spinbutton]';
const LONGEST_WAIT = 10000;

const place = draft => `edi-lines-${draft}`;
const kept = draft => JSON.parse(sessionStorage.getItem(place(draft)) || '{}');
const forget = draft => sessionStorage.removeItem(place(draft));
const lines = box => [...box.querySelectorAll('input[type=text]:not([tabindex="-1"]):not([role=combobox]), textarea')];
const label = line => line.getAttribute('aria-label') || '';
const top = name => document.querySelector('.stMain')?.scrollTo(0, 0);  // another name is another item

// React hears of a value that is set from outside only through the element's own setter and an event.
const put = (line, words) => {
  const own = line.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(own.prototype, 'value').set.call(line, words);
  line.dispatchEvent(new Event('input', { bubbles: true }));
};

// A date is typed into one part after another: each takes a character and, once it is full, hands on.
const typeDate = words => {
  if (!words || !document.activeElement.matches('[role=spinbutton]')) return;
  document.activeElement.dispatchEvent(
    new InputEvent('beforeinput', { data: words[0], inputType: 'insertText', bubbles: true, cancelable: true }));
  setTimeout(() => typeDate(words.slice(1)), 50);
};

const type = (field, words) => {
  field.focus();
  if (field.matches('[role=spinbutton]')) {
    typeDate(words);
  } else if (field.matches('input[type=text]:not([role=combobox])')) {
    if (words) put(field, field.value + words);
    field.setSelectionRange(field.value.length, field.value.length);
  }
};

const open = (name, draft, tries = 200) => {
  const box = document.querySelector(`.st-key-${name}`);
  const widget = box && box.querySelector('.stElementContainer[class*="st-key-"]');
  const first = widget && widget.querySelector(
    'input:not([type=radio]):not([tabindex="-1"]), textarea, [role=spinbutton]');
  if (!first) {  // a date is drawn a moment after the lines below it
    if (tries) setTimeout(() => open(name, draft, tries - 1), 50);
    return;
  }
  const before = kept(draft);
  lines(box).filter(line => before[label(line)] && !line.value)
    .forEach(line => put(line, before[label(line)]));
  box.addEventListener('input', event => {
    if (label(event.target)) {
      sessionStorage.setItem(place(draft), JSON.stringify({ ...kept(draft), [label(event.target)]: event.target.value }));
    }
  });
  const state = window.ediMeeting, words = state.typed;
  Object.assign(state, { since: 0, typed: '', line: first });
  box.addEventListener('focusin', event => { if (event.target.matches(FIELD)) state.line = event.target; });
  type(first, words);
};

const opens = key => [...document.querySelectorAll('.st-key-decisions kbd')]
  .some(one => one.textContent.toLowerCase() === key.toLowerCase());
const waits = state => state.since && Date.now() - state.since < LONGEST_WAIT;

const wait = (state, event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.key.length === 1) state.typed += event.key;
  if (event.key === 'Backspace') state.typed = state.typed.slice(0, -1);
};

const hear = event => {
  const state = window.ediMeeting, writes = event.key.length === 1;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELD)) return;
  if (waits(state)) {
    if (writes || ['Backspace', 'Enter'].includes(event.key)) wait(state, event);
  } else if (state.line && state.line.isConnected) {
    if (writes && event.target === document.body) state.line.focus();  // the letter lands where it was meant
  } else if (opens(event.key)) {
    Object.assign(state, { since: Date.now(), typed: '' });
  }
};

const listen = () => {
  if (window.ediMeeting) return;
  window.ediMeeting = { since: 0, typed: '', line: null };
  window.addEventListener('keydown', hear, true);
};
