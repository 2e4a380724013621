"use strict";
// The page is whole without this; it adds filters, arrow keys on the timeline, and opens what a link leads to.
(() => {
  const $ = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".ev")];
  const groups = [...document.querySelectorAll(".group")];
  const marks = new Map([...document.querySelectorAll("#tl a")].map((a) => [a.getAttribute("href").slice(1), a]));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const text = (card) => {
    if (!texts.has(card)) texts.set(card, plain(card.textContent));
    return texts.get(card);
  };

  const form = $("filters");
  if (form) {
    const fits = () => {
      const words = plain($("q").value).split(/\s+/).filter(Boolean);
      const [by, kind] = $("kind").value.split(":");
      const actor = $("actor").value;
      const disputed = $("disputed").checked;
      return (card) =>
        (!disputed || "d" in card.dataset) &&
        (!kind || (by === "f" ? card.classList.contains(kind) : card.dataset.t === kind)) &&
        (!actor || card.dataset.a.split(" ").includes(actor)) &&
        words.every((word) => text(card).includes(word));
    };
    const draw = () => {
      const fit = fits();
      let hits = 0;
      for (const card of cards) {
        const shown = fit(card);
        hits += shown;
        card.hidden = !shown;
        marks.get(card.id)?.classList.toggle("off", !shown);
      }
      for (const group of groups) group.hidden = !group.querySelector(".ev:not([hidden])");
      for (const link of document.querySelectorAll(".side nav a")) {
        link.parentNode.hidden = $(link.getAttribute("href").slice(1)).parentNode.hidden;
      }
      $("nohit").hidden = hits > 0;
      $("hits").textContent = hits === cards.length ? `${hits} events` : `${hits} of ${cards.length} events`;
    };
    let due = 0;
    const soon = () => {
      cancelAnimationFrame(due);
      due = requestAnimationFrame(draw);
    };
    form.addEventListener("input", soon);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(draw));
    form.hidden = false;
    draw();
  }

  const reach = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    for (const mark of marks.values()) mark.classList.remove("on");
    if (!target) return;
    if (target.hidden && form) form.reset();
    if (target.matches("details")) target.open = true;
    if (target.matches(".ev")) {
      target.querySelector("details").open = true;
      marks.get(target.id)?.classList.add("on");
    }
    setTimeout(() => target.scrollIntoView({ block: "start" }));
  };
  addEventListener("hashchange", reach);
  reach();

  // One stop of the Tab key for the whole timeline; arrows go from event to event.
  const stops = [...marks.values()];
  stops[0]?.setAttribute("tabindex", "0");
  $("tl")?.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = stops.filter((mark) => !mark.classList.contains("off"));
    const next = shown[shown.indexOf(event.target.closest("a")) + step];
    if (!next) return;
    for (const mark of stops) mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".ev:not([hidden]) details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
