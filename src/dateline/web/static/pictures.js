// One stop of the Tab key for each picture; arrows go from mark to mark. What the pointer is on lights up in the others.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function watchPictures() {
  for (const picture of document.querySelectorAll("svg.time, svg.map, svg.net")) walk(picture);
  const board = document.querySelector(".board");
  for (const kind of ["pointerover", "focusin"]) board.addEventListener(kind, (event) => light(event.target));
  for (const kind of ["pointerout", "focusout"]) board.addEventListener(kind, () => light(null));
}

function walk(picture) {
  const stops = [...picture.querySelectorAll("a")];
  for (const [at, stop] of stops.entries()) stop.setAttribute("tabindex", at ? "-1" : "0");
  picture.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const next = step && stops[stops.indexOf(event.target.closest("a")) + step];
    if (!step) return;
    event.preventDefault();
    if (!next) return;
    for (const stop of stops) stop.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

function light(target) {
  const event = target?.closest?.("[data-event]")?.dataset.event;
  for (const one of document.querySelectorAll("[data-event]")) one.classList.toggle("near", one.dataset.event === event);
  const name = target?.closest?.("[data-name]")?.dataset.name;
  document.querySelector("svg.net")?.classList.toggle("asked", Boolean(name));
  for (const tie of document.querySelectorAll(".tie")) {
    tie.classList.toggle("near", Boolean(name) && [tie.dataset.one, tie.dataset.other].includes(name));
  }
}
