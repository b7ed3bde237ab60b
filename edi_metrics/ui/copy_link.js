// The address holds the page, the level, the day that is looked back at and every choice: it is the view.
const button = document.querySelector('.edi-copy-link'), said = document.querySelector('.edi-copied');
if (button && !button.dataset.heard) {
  button.dataset.heard = 'yes';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = 'Copied.';
    } catch {
      said.textContent = `This browser does not let a page copy. The link is ${location.href}`;
    }
  });
}
