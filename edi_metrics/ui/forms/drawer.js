// A button that was pressed may be gone once its change is saved, and the keyboard with it: then nothing hears
// Escape. Whoever works by keyboard finds it again in the drawer.
const drawer = document.querySelector('[role="dialog"]');
const back = () => requestAnimationFrame(() => {
  const lost = !document.activeElement || document.activeElement === document.body;
  if (lost && drawer.isConnected) drawer.focus();
});
if (drawer && !drawer.dataset.ediHeard) {
  drawer.dataset.ediHeard = 'yes';
  new MutationObserver(back).observe(drawer, { childList: true, subtree: true });
}
