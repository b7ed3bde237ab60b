// The lines of a form that has just opened: the first has the keyboard, and what is typed is kept in this
// tab until it is saved. Names come from the app and hold letters, digits and hyphens alone.

const place = draft => `edi-lines-${draft}`;
const kept = draft => JSON.parse(sessionStorage.getItem(place(draft)) || '{}');
const forget = draft => sessionStorage.removeItem(place(draft));
const lines = box => [...box.querySelectorAll('input[type=text]:not([tabindex="-1"]), textarea')];
const label = line => line.getAttribute('aria-label') || '';

// React hears of a value that is set from outside only through the element's own setter and an event.
const put = (line, words) => {
  const own = line.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(own.prototype, 'value').set.call(line, words);
  line.dispatchEvent(new Event('input', { bubbles: true }));
};

const open = (name, draft, tries = 200) => {
  const box = document.querySelector(`.st-key-${name}`);
  const first = box && box.querySelector(
    'input:not([type=radio]):not([tabindex="-1"]), textarea, [role=spinbutton]');
  if (!first) {  // a field may be drawn a moment after its form
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
  first.focus();
};
