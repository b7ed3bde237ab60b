// Slides: each page's sentence, then each of its charts, one a screen. The pack reads whole without it.
(() => {
  const slides = [...document.querySelectorAll("[data-slide]")].flatMap((part) => {
    const drawings = [...part.querySelectorAll(".drawing")];
    return drawings.length ? drawings.map((drawing) => [part, drawing]) : [[part]];
  });
  const bar = document.querySelector(".slide-bar");
  const place = document.getElementById("slide-place");
  const present = document.getElementById("present");
  let at = 0;

  const leave = () => slides[at].forEach((one) => one.classList.remove("current"));

  const show = (wanted) => {
    leave();
    at = Math.max(0, Math.min(slides.length - 1, wanted));
    slides[at].forEach((one) => one.classList.add("current"));
    place.textContent = `Slide ${at + 1} of ${slides.length}`;
    window.scrollTo(0, 0);
  };

  const presenting = () => document.body.classList.contains("presenting");

  const turn = (on) => {
    document.body.classList.toggle("presenting", on);
    bar.hidden = !on;
    if (on) show(0);
    else { leave(); present.focus(); }
  };

  const moves = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    Escape: () => turn(false),
  };

  document.addEventListener("keydown", (event) => {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey || !moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
  present.addEventListener("click", () => { turn(true); present.blur(); });
  document.getElementById("slide-before").addEventListener("click", () => show(at - 1));
  document.getElementById("slide-after").addEventListener("click", () => show(at + 1));
  document.getElementById("slide-leave").addEventListener("click", () => turn(false));
  present.parentElement.hidden = false;
})();
